import { expect, test } from '@jest/globals';
import type { Annotation } from '../../../src/core/host.ts';
import type { CheckResult } from '../../../src/metadata/check-metadata.ts';
import { type Finding, sortFindings } from '../../../src/metadata/findings.ts';
import { annotate } from '../../../src/metadata/report/annotations.ts';
import { renderJson } from '../../../src/metadata/report/json.ts';
import { renderMarkdown } from '../../../src/metadata/report/markdown.ts';
import { renderSarif } from '../../../src/metadata/report/sarif.ts';
import { shownFrom } from '../../../src/metadata/report/shown-paths.ts';
import { renderText } from '../../../src/metadata/report/text.ts';
import { createFakeHost } from '../../fakes/host.ts';

const missing: Finding = {
  rule: 'config-default',
  severity: 'error',
  confidence: 'high',
  subject: 'a.B',
  member: '<init>()',
  message: 'The default of a.key | is created.',
  evidence: { jar: 'a.jar', configKey: 'a.key', trail: ['a.Config.<clinit>', 'a.Utils.newInstance'] },
  addition: { kind: 'reflection', type: 'a.B', methods: [{ name: '<init>', parameterTypes: [] }] },
};
const stale: Finding = {
  rule: 'stale-type',
  severity: 'warning',
  confidence: 'high',
  subject: 'a.Old',
  message: 'a.Old is not on the class path.',
  evidence: { trail: [] },
  place: { file: 'config/reflect-config.json', line: 7 },
};
const note: Finding = { ...stale, severity: 'note', subject: 'a.Older' };

function result(format: CheckResult['format'] = 'per-kind'): CheckResult {
  return {
    findings: [missing, stale, note],
    problems: [],
    suppressed: 0,
    folder: 'config',
    format,
    fixed: [],
    stats: { jars: 1, reachableMethods: 5, durationMs: 1 },
  };
}

test('the text has the evidence and the entry to add, in the format of the folder', () => {
  expect(renderText(result())).toBe(`error config-default: a.B <init>()
  The default of a.key | is created.
  in a.jar
  key a.key
  way a.Config.<clinit> → a.Utils.newInstance
  add to reflect-config.json: {"name":"a.B","methods":[{"name":"<init>","parameterTypes":[]}]}

warning stale-type: a.Old
  a.Old is not on the class path.
  at config/reflect-config.json:7

1 error, 1 warning, 1 note; 5 reachable methods in 1 jar`);
  expect(renderText(result('unified'))).toContain('add to reachability-metadata.json: {"type":"a.B"');
});

test('Markdown keeps what comes from outside inside its cell', () => {
  const text = renderMarkdown(result());
  expect(text).toContain('<code>&lt;init&gt;()</code>');
  expect(text).toContain('The default of a.key \\| is created.');
  expect(text).not.toContain('a.Older');
});

test('SARIF has every finding at its file and line, with a stable fingerprint', () => {
  const [run] = JSON.parse(renderSarif(result())).runs;
  expect(run.results).toHaveLength(3);
  expect(run.results[0]).toMatchObject({
    ruleId: 'config-default',
    level: 'error',
    locations: [{ physicalLocation: { artifactLocation: { uri: 'config/reflect-config.json' } } }],
  });
  expect(run.results[1].locations[0].physicalLocation.region.startLine).toBe(7);
  const rules = run.tool.driver.rules.map(({ id }: { id: string }) => id);
  expect(run.results.every(({ ruleId }: { ruleId: string }) => rules.includes(ruleId))).toBe(true);
  const prints = run.results.map(
    (each: { partialFingerprints: { finding: string } }) => each.partialFingerprints.finding,
  );
  expect(new Set(prints).size).toBe(3);
});

test('JSON has the entry beside each finding', () => {
  const { findings } = JSON.parse(renderJson(result()));
  expect(findings[0].add).toEqual({
    file: 'reflect-config.json',
    json: '{"name":"a.B","methods":[{"name":"<init>","parameterTypes":[]}]}',
  });
  expect(findings[1].add).toBeUndefined();
});

test('annotations leave notes out and stop at ten of a kind', () => {
  const host = createFakeHost();
  const errors: (Annotation | undefined)[] = [];
  const log = {
    ...host.log,
    error: (_: string, place?: Annotation) => errors.push(place),
    warn: () => undefined,
  };
  const many = Array.from({ length: 12 }, (_, at) => ({ ...missing, subject: `a.B${at}` }));
  annotate(log, { ...result(), findings: [...many, note] });
  expect(errors).toHaveLength(10);
  expect(errors[0]).toMatchObject({ file: 'config/reflect-config.json', line: 1 });
});

test('what could not be read is told in the log, too', () => {
  const host = createFakeHost();
  const told: string[] = [];
  const log = { ...host.log, error: (text: string) => told.push(text), warn: () => undefined };
  const problems = [{ file: 'a.jar', message: 'a.jar is not a sound archive.', fatal: true }];
  annotate(log, { ...result(), findings: [], problems });
  expect(told).toEqual(['a.jar is not a sound archive.']);
});

test('paths inside the working folder are shown relative to it, others as they are', () => {
  const inside = { ...stale, place: { file: '/work/config/reflect-config.json', line: 7 } };
  const outside = { ...stale, place: { file: '/work-too/reflect-config.json', line: 1 } };
  const shown = shownFrom('/work', {
    ...result(),
    findings: [missing, inside, outside],
    folder: '/work/config',
  });
  expect(shown.findings.map(({ place }) => place?.file)).toEqual([
    undefined,
    'config/reflect-config.json',
    '/work-too/reflect-config.json',
  ]);
  const [run] = JSON.parse(renderSarif(shown)).runs;
  expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(
    'config/reflect-config.json',
  );
});

test('findings are sorted by severity, and of two about the same thing the graver one stays', () => {
  const milder: Finding = { ...missing, severity: 'warning' };
  expect(sortFindings([note, milder, missing]).map(({ severity, subject }) => [severity, subject])).toEqual([
    ['error', 'a.B'],
    ['note', 'a.Older'],
  ]);
});
