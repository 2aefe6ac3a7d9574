import { describe, expect, test } from '@jest/globals';
import { code, fence, plain } from '../../../src/core/markdown.ts';
import { fitBytes } from '../../../src/report/budget.ts';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import { check, failedCheck, suiteOf } from '../../support/evidence.ts';
import { reportOn, reportOver } from '../../support/reports.ts';
import { failingSuite, hugeSuite, sampleSuite } from '../../support/sample-suite.ts';

describe('report.md', () => {
  test('says first what the verdict is and what it is about', () => {
    const lines = renderMarkdown(reportOn(sampleSuite())).split('\n');
    expect(lines[0]).toBe('# ✅ Passed: Apache Kafka 4.1.0 on the JVM');
    expect(lines[2]).toContain('All 10 demands of policy “local” are met.');
    expect(renderMarkdown(reportOver([]))).toMatch(/^# ❌ Not passed: Apache Kafka\n/);
  });

  test('tells what was not run, why, and how to run it', () => {
    expect(renderMarkdown(reportOn(sampleSuite()))).toContain(
      '| native | No GraalVM was found on this machine. | `npm start -- --type native` |',
    );
  });

  test('shows a failure with its message and the broker’s log', () => {
    const text = renderMarkdown(reportOn(failingSuite()));
    expect(text).toContain('### `kill-recovers` A killed broker recovers every acknowledged record');
    expect(text).toContain('Missing: offset 417 of partition 0');
    expect(text).toContain('ERROR Truncating and removing');
  });

  test('markup in a message stays inside its fence, in a note it is escaped', () => {
    const text = renderMarkdown(reportOn(failingSuite()));
    const outside = text.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '');
    expect(outside).not.toMatch(/<script|<img|@here/);
    expect(outside).toContain('&lt;script&gt;');
  });

  test('the same evidence gives the same bytes', () => {
    expect(renderMarkdown(reportOn(sampleSuite()))).toBe(renderMarkdown(reportOn(sampleSuite())));
  });
});

describe('the budget', () => {
  const bytes = (text: string) => Buffer.byteLength(text);
  const log = Array.from({ length: 150 }, (_, index) => `INFO line ${index} of the broker’s log`);
  const bad = Array.from({ length: 30 }, (_, index) =>
    failedCheck(`bad-${index}`, { failure: { message: `It broke ${index}`, log, notes: [] } }),
  );
  const report = reportOn(suiteOf([...hugeSuite(500).checks, ...bad, check('last')]));
  const full = renderMarkdown(report, Number.POSITIVE_INFINITY);

  test('passed checks go first, then logs, then failures; the verdict stays', () => {
    const noPassed = renderMarkdown(report, bytes(full) - 1);
    expect(noPassed).not.toContain('check-400');
    expect(noPassed).toContain('line 0 of');
    const shortLogs = renderMarkdown(report, bytes(noPassed) - 1);
    expect(shortLogs).not.toContain('line 0 of');
    expect(shortLogs).toContain('line 149 of');
    const noLogs = renderMarkdown(report, bytes(shortLogs) - 1);
    expect(noLogs).not.toContain('line 149 of');
    expect(noLogs).toContain('It broke 1\n');
    expect(noLogs).toContain('And 10 more in the full report.');
    for (const text of [noPassed, shortLogs, noLogs]) expect(text).toContain('Not passed');
  });

  test.each([20_000, 4000, 500])('%i bytes are never exceeded, and a cut is told', (limit) => {
    const text = renderMarkdown(report, limit);
    expect(bytes(text)).toBeLessThanOrEqual(limit);
    expect(text).toMatch(/^# ❌ Not passed/);
    if (limit < 20_000) expect(text).toContain('cut here');
  });

  test('a cut does not tear a character', () => {
    expect(fitBytes([() => `${'é'.repeat(20)}\n${'é'.repeat(200)}`], 120)).not.toContain('\uFFFD');
  });
});

describe('text in Markdown', () => {
  test('code holds backticks, pipes and line feeds', () => {
    expect(code('a`b')).toBe('``a`b``');
    expect(code('`')).toBe('`` ` ``');
    expect(code('a|b\nc')).toBe('`a\\|b c`');
  });

  test('a fence is longer than any in its text', () => {
    expect(fence('```\nx\n````')).toBe('`````text\n```\nx\n````\n`````');
  });

  test('plain text loses its power', () => {
    expect(plain('**a** [x](y) <b> | @me')).toBe('\\*\\*a\\*\\* \\[x\\](y) &lt;b&gt; \\| @\u200Bme');
  });
});
