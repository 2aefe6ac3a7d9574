import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { judge } from '../../../src/evidence/judge.ts';
import { loadPolicy } from '../../../src/evidence/policies.ts';
import { parsePolicy } from '../../../src/evidence/policy.ts';
import { schemaFiles } from '../../../src/evidence/schema-files.ts';
import {
  checks,
  distributionStatement,
  filed,
  NOW,
  nativeStatement,
  suiteOf,
  testStatement,
} from '../../support/evidence.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'policy-'));
});
afterEach(() => rm(dir, { recursive: true }));

const jvm = [filed(distributionStatement()), filed(testStatement(suiteOf(checks(30))))];
const native = [filed(distributionStatement()), filed(nativeStatement(suiteOf(checks(30))))];
const unmetOf = async (name: string, evidence: typeof jvm) =>
  judge(evidence, await loadPolicy(name), { now: NOW })
    .demands.filter(({ met }) => !met)
    .map(({ id }) => id);

describe('the built-in policies', () => {
  test('local passes a good run on the JVM or native, and nothing on nothing', async () => {
    expect(await unmetOf('local', jvm)).toEqual([]);
    expect(await unmetOf('local', native)).toEqual([]);
    expect(await unmetOf('local', [])).not.toEqual([]);
  });

  test('pull-request demands native', async () => {
    expect(await unmetOf('pull-request', native)).toEqual([]);
    expect(await unmetOf('pull-request', jvm)).toEqual(['tests-sanity-native']);
  });

  test('release demands image, scan, soak and both platforms', async () => {
    expect(await unmetOf('release', native)).toEqual([
      'evidence-provenance',
      'evidence-sbom',
      'evidence-image-index',
      'evidence-vulnerabilities',
      'tests-sanity-native-container-linux-amd64',
      'tests-sanity-native-container-linux-arm64',
      'tests-soak-native-container',
      'fault-rate-soak',
      'maximum-findings-critical-high-fixable',
      'maximum-age-vulnerabilities',
    ]);
  });
});

describe('release-jvm', () => {
  test('demands of the JVM image what release demands of the native one', async () => {
    const [own, other] = [await loadPolicy('release-jvm'), await loadPolicy('release')];
    const asNative = own.demands.map((demand) =>
      'subject' in demand ? { ...demand, subject: 'native' } : demand,
    );
    expect(asNative).toEqual(other.demands);
    expect(await unmetOf('release-jvm', native)).toContain('tests-sanity-jvm-container-linux-amd64');
  });
});

describe('a policy file', () => {
  test('is read by its path', async () => {
    const path = join(dir, 'own.json');
    await writeFile(path, '{"name":"own","title":"Mine","demands":[{"demand":"tests"}]}');
    expect(await loadPolicy(path)).toMatchObject({ name: 'own' });
  });

  test.each([
    ['no JSON', '{', /cannot be read: /],
    ['no demands', '{"name":"x","title":"x","demands":[]}', /is not valid: demands: /],
    ['an unknown demand', '{"name":"x","title":"x","demands":[{"demand":"luck"}]}', /demands\[0\]\.demand: /],
    [
      'an unknown kind',
      '{"name":"x","title":"x","demands":[{"demand":"evidence","of":"luck"}]}',
      /demands\[0\]\.of: /,
    ],
    [
      'a misspelt field',
      '{"name":"x","title":"x","demands":[{"demand":"tests","suit":"x"}]}',
      /Unrecognized key: "suit"/,
    ],
    [
      'the same demand twice',
      '{"name":"x","title":"x","demands":[{"demand":"tests"},{"demand":"tests"}]}',
      /demands\[1\]: is there twice/,
    ],
  ])('with %s is refused in one sentence', async (_, text, message) => {
    const path = join(dir, 'own.json');
    await writeFile(path, text);
    await expect(loadPolicy(path)).rejects.toThrow(message);
  });

  test('that is not there is named', async () => {
    await expect(loadPolicy(join(dir, 'none.json'))).rejects.toThrow(
      /none\.json cannot be read: there is no such file/,
    );
  });

  test('skip patterns match the whole text', () => {
    const allow = (pattern: string, id: string) => {
      const parsed = parsePolicy({
        name: 'x',
        title: 'x',
        demands: [{ demand: 'allowed-skips', allow: [{ id: pattern }] }],
      });
      if (!('policy' in parsed)) throw new Error(parsed.problems.join());
      const suite = suiteOf([...checks(3), { ...checks(1)[0], id, status: 'skipped', reason: 'r' } as never]);
      return judge([filed(testStatement(suite))], parsed.policy, { now: NOW }).verdict === 'passed';
    };
    expect(allow('a*c', 'abbc')).toBe(true);
    expect(allow('a*', 'a')).toBe(true);
    expect(allow('*', 'x')).toBe(true);
    expect(allow('a', 'a')).toBe(true);
    expect(allow('a*b*c', 'a-b-c')).toBe(true);
    expect(allow('a', 'ab')).toBe(false);
    expect(allow('*b', 'bc')).toBe(false);
    expect(allow('ab*ba', 'aba')).toBe(false);
    expect(allow('.*', 'x')).toBe(false);
  });
});

describe('the published schemas', () => {
  test('are there for the policy, the statement and every kind, and name what they describe', () => {
    const files = schemaFiles();
    expect(Object.keys(files)).toEqual([
      'docs/schemas/policy-v1.json',
      'docs/schemas/statement-v1.json',
      'docs/schemas/benchmark-v1.json',
      'docs/schemas/distribution-v1.json',
      'docs/schemas/image-index-v1.json',
      'docs/schemas/metadata-v1.json',
      'docs/schemas/promotion-v1.json',
      'docs/schemas/provenance-v1.json',
      'docs/schemas/sbom-v1.json',
      'docs/schemas/test-result-v0.1.json',
      'docs/schemas/toolchain-v1.json',
      'docs/schemas/tracing-v1.json',
      'docs/schemas/vulnerabilities-v0.2.json',
    ]);
    for (const text of Object.values(files)) expect(JSON.parse(text)).toHaveProperty('title');
  });
});
