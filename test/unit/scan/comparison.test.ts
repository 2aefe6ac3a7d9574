import { describe, expect, test } from '@jest/globals';
import { compare, earlierFindings, earlierOf } from '../../../src/scan/comparison.ts';
import { type Finding, mergeFindings, reaches } from '../../../src/scan/finding.ts';
import { gate } from '../../../src/scan/gate.ts';
import { complete, failed, finding } from '../../support/scan-results.ts';

const keys = (list: readonly Finding[]) => list.map(({ id }) => id);
const LENIENT = { failOn: undefined, failOnNew: undefined, ignoreUnfixed: false, failOnOldJava: false };

describe('old against new', () => {
  const before = earlierFindings([complete({ findings: [finding('CVE-1'), finding('CVE-2')] })]);

  test('new, fixed and still there', () => {
    const now = complete({ findings: [finding('CVE-2', { version: '1.1' }), finding('CVE-3')] });
    const { added, fixed, still, hasEarlier } = compare(now, before);
    expect([keys(added), keys(fixed), keys(still), hasEarlier]).toEqual([
      ['CVE-3'],
      ['CVE-1'],
      ['CVE-2'],
      true,
    ]);
  });

  test('without an earlier scan everything is new', () => {
    const { added, hasEarlier } = compare(complete({ findings: [finding('CVE-1')] }), []);
    expect([keys(added), hasEarlier]).toEqual([['CVE-1'], false]);
  });

  test('a failed scan fixes nothing and hands on what was known', () => {
    const night = failed({ lastFindings: [finding('CVE-1')] });
    expect(compare(night, before)).toMatchObject({ added: [], fixed: [], still: [] });
    const next = compare(complete({ findings: [finding('CVE-1')] }), earlierFindings([night]));
    expect(keys(next.added)).toEqual([]);
  });

  test('what becomes ignored is not fixed, what stops being ignored is new', () => {
    const ignored = finding('CVE-1', { ignored: { by: 'vex', reason: 'not affected' } });
    expect(compare(complete({ findings: [ignored, finding('CVE-2')] }), before).fixed).toEqual([]);
    const back = compare(
      complete({ findings: [finding('CVE-1')] }),
      earlierFindings([complete({ findings: [ignored] })]),
    );
    expect(keys(back.added)).toEqual(['CVE-1']);
  });

  test('a target is found again by name and platform, whatever its digest', () => {
    const digest = `@sha256:${'a'.repeat(64)}`;
    const earlier = earlierFindings([
      complete({ name: `r/kafka${digest}`, platform: 'linux/amd64' }),
      complete({ name: 'r/kafka', platform: 'linux/arm64' }),
    ]);
    expect(earlierOf(earlier, { name: 'r/kafka', platform: 'linux/arm64' })).toHaveLength(1);
    expect(earlierOf(earlier, { name: 'r/kafka' })).toHaveLength(2);
    expect(earlierOf(earlier, { name: 'r/other' })).toEqual([]);
  });
});

describe('merging', () => {
  test('one finding of two looks has both origins and the worse severity', () => {
    const merged = mergeFindings(
      [finding('CVE-1', { severity: 'LOW', origins: ['image'] })],
      [
        finding('CVE-1', { severity: 'HIGH', origins: ['catalogue'] }),
        finding('CVE-1', { package: 'other' }),
      ],
    );
    expect(merged.map(({ package: name, severity, origins }) => [name, severity, ...origins])).toEqual([
      ['jar', 'HIGH', 'catalogue', 'image'],
      ['other', 'HIGH', 'image'],
    ]);
  });

  test('is ignored only where every look ignores it', () => {
    const ignored = { by: 'vex', reason: 'r' } as const;
    const [open] = mergeFindings([finding('CVE-1', { ignored })], [finding('CVE-1')]);
    expect(open?.ignored).toBeUndefined();
    const [closed] = mergeFindings([finding('CVE-1', { ignored })], [finding('CVE-1', { ignored })]);
    expect(closed?.ignored).toEqual(ignored);
  });

  test('is in the order of severity, whatever the order of the input', () => {
    const list = [finding('CVE-9', { severity: 'LOW' }), finding('CVE-2'), finding('CVE-1')];
    expect(keys(mergeFindings(list))).toEqual(['CVE-1', 'CVE-2', 'CVE-9']);
    expect(mergeFindings(list.toReversed())).toEqual(mergeFindings(list));
  });
});

describe('the gate', () => {
  const judged = (result: Parameters<typeof compare>[0], earlier: Parameters<typeof compare>[1] = []) => [
    { result, comparison: compare(result, earlier) },
  ];

  test('fails on a severity and above, not below', () => {
    const scan = complete({ findings: [finding('CVE-1', { severity: 'HIGH' })] });
    expect(gate(judged(scan), { ...LENIENT, failOn: 'HIGH' }, [])).toHaveLength(1);
    expect(gate(judged(scan), { ...LENIENT, failOn: 'CRITICAL' }, [])).toEqual([]);
    expect(reaches('UNKNOWN', 'LOW')).toBe(false);
    expect(reaches('UNKNOWN', 'UNKNOWN')).toBe(true);
  });

  test('fails on what is new only', () => {
    const scan = complete({ findings: [finding('CVE-1')] });
    const rules = { ...LENIENT, failOnNew: 'LOW' as const };
    expect(gate(judged(scan), rules, [])).toHaveLength(1);
    expect(gate(judged(scan, earlierFindings([scan])), rules, [])).toEqual([]);
  });

  test('lets unfixed and ignored ones pass', () => {
    const rules = { ...LENIENT, failOn: 'LOW' as const, ignoreUnfixed: true };
    const unfixed = finding('CVE-1', { fixedVersion: undefined });
    const ignored = finding('CVE-2', { ignored: { by: 'ignore-file', reason: 'r' } });
    expect(gate(judged(complete({ findings: [unfixed, ignored] })), rules, [])).toEqual([]);
    expect(
      gate(judged(complete({ findings: [unfixed] })), { ...rules, ignoreUnfixed: false }, []),
    ).toHaveLength(1);
  });

  test('fails under any rules where a scan failed, an exception expired or nothing was scanned', () => {
    expect(gate(judged(failed({})), LENIENT, [])).toEqual(['r/kafka:1 could not be scanned: gone']);
    expect(gate([], LENIENT, [])).toEqual(['Nothing was scanned.']);
    const entry = { id: 'CVE-1', package: 'bash', reason: 'r', expires: '2026-01-01' };
    expect(gate(judged(complete({})), LENIENT, [entry])).toEqual([
      "The ignore file's entry for CVE-1 of bash expired on 2026-01-01.",
    ]);
  });

  test('fails on old Java where asked to', () => {
    const java = { version: '21.0.2', status: 'behind', because: 'There is 21.0.13' } as const;
    expect(gate(judged(complete({ java })), LENIENT, [])).toEqual([]);
    expect(gate(judged(complete({ java })), { ...LENIENT, failOnOldJava: true }, [])).toEqual([
      'r/kafka:1 holds Java 21.0.2. There is 21.0.13.',
    ]);
  });
});
