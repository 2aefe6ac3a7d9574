import { describe, expect, test } from '@jest/globals';
import type { Benchmark } from '../../../src/evidence/benchmark.ts';
import { createStatement } from '../../../src/evidence/creation.ts';
import { renderHtml } from '../../../src/report/html/page.ts';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import { recordOf } from '../../../src/report/site/run-record.ts';
import { benchmarkStatement, formerStatement, scriptsStatement } from '../../support/benchmark-evidence.ts';
import { BINARY, filed } from '../../support/evidence.ts';
import { reportOver } from '../../support/reports.ts';

const MIB = 1024 ** 2;
const CURVE = [0, 500, 1000, 2000, 3000].map((atMs) => ({
  atMs,
  rssBytes: (40 + atMs / 100) * MIB,
  cpuMs: atMs * 1.5,
}));

/** The report over the sample benchmark with some of it changed. */
function reportOf(change: (sample: Benchmark) => Benchmark) {
  return reportOver([filed(createStatement(BINARY, 'benchmark', change(benchmarkStatement().predicate)))]);
}

describe('the curves of a benchmark', () => {
  test('are drawn for memory and CPU, one line for each contender', () => {
    const page = renderHtml(
      reportOf((sample) => ({
        ...sample,
        subject: { ...sample.subject, curve: CURVE },
        baseline: {
          ...(sample.baseline ?? sample.subject),
          curve: CURVE.map((point) => ({ ...point, rssBytes: 4 * point.rssBytes })),
        },
      })),
    );
    expect(page.match(/<svg class="chart"/g)).toHaveLength(2);
    expect(page.match(/<g class="line /g)).toHaveLength(4);
    expect(page).toContain('aria-label="Memory over time"');
    expect(page).toContain('aria-label="Processors in use over time"');
  });

  test('end at the right edge, and count processors by the second', () => {
    const page = renderHtml(
      reportOf((sample) => ({
        ...sample,
        subject: { ...sample.subject, curve: CURVE },
        ...(sample.baseline === undefined ? {} : { baseline: { ...sample.baseline, curve: [] } }),
      })),
    );
    const [memory = '', processors = ''] = [...page.matchAll(/<g class="line [^"]*"><path d="([^"]+)"/g)].map(
      ([, path]) => path,
    );
    expect(memory).toMatch(/^M58 .*468 [\d.]+$/);
    // 1.5 s of CPU time in each second: the highest value, on the axis's top line.
    expect(processors).toBe('M194.7 14L331.3 14L468 14');
    expect(page).toContain('>1.5</text>');
  });

  test('are left out where none was taken', () => {
    const page = renderHtml(
      reportOf((sample) => ({
        ...sample,
        subject: { ...sample.subject, curve: [] },
        ...(sample.baseline === undefined ? {} : { baseline: { ...sample.baseline, curve: [] } }),
      })),
    );
    expect(page).not.toContain('<svg class="chart"');
  });
});

describe('the figures of a benchmark', () => {
  test('stand below those of KIP-974, in its own columns', () => {
    const page = renderHtml(
      reportOf((sample) => ({ ...sample, subject: { ...sample.subject, sizeBytes: 130 * MIB } })),
    );
    const rows = [...page.matchAll(/<tr><td>(KIP-974|this run)<\/td>(.*?)<\/tr>/g)].map(([, , cells]) =>
      cells?.replaceAll(/<\/?td>/g, ' ').trim(),
    );
    expect(rows).toHaveLength(7);
    expect(rows[1]).toBe('native, serial GC  96 MB  ~130 ms  ~250 MB');
    expect(rows[5]).toBe('native process 4.1.0  130.0 MiB  120 ms  150.0 MiB');
    expect(rows[6]).toBe('JVM process 4.1.0 with class data  –  1.50 s  600.0 MiB');
  });

  test('have the confidence interval of the median beside them from six rounds on', () => {
    const startMs = { median: 120, min: 90, max: 200, interval: [110, 130] as [number, number] };
    const page = renderHtml(
      reportOf((sample) => ({
        ...sample,
        rounds: 9,
        subject: { ...sample.subject, metrics: { ...sample.subject.metrics, startMs } },
      })),
    );
    expect(page).toContain('<b>120 ms</b> <small>(110 ms – 130 ms) native process 4.1.0</small>');
    expect(page).toContain('in brackets the 95 % confidence interval of the median');
  });

  test('are in the Markdown too, the ratio first', () => {
    const text = renderMarkdown(reportOf((sample) => sample));
    expect(text).toContain('## Benchmark: native process 4.1.0 beside JVM process 4.1.0 with class data\n');
    expect(text).toMatch(/\| \*\*0\.08\*\* \| Start to first request \| 120 ms \| 1\.50 s \|/);
  });
});

describe('a JVM', () => {
  const report = reportOver([benchmarkStatement(), scriptsStatement()].map((each) => filed(each)));
  const title = (baseline: string) => `native process 4.1.0 beside JVM process 4.1.0${baseline}`;

  test('is named with its class data, or without', () => {
    const page = renderHtml(report);
    expect(page).toContain(`<h3 class="suite">${title(' with class data')} <a`);
    expect(page).toContain(`<h3 class="suite">${title(' without class data')} <a`);
    // The table has little room, and its caption says it.
    expect(page).toContain(`<caption class="hidden">${title(' without class data')}</caption>`);
    expect(page).toContain('<small>(1.35 s – 1.65 s) JVM process 4.1.0</small>');
    const text = renderMarkdown(report);
    expect(text).toContain(`## Benchmark: ${title(' with class data')}\n`);
    expect(text).toContain(`## Benchmark: ${title(' without class data')}\n`);
  });

  test('of which it is not known has neither in its name', () => {
    const former = reportOver([filed(formerStatement())]);
    expect(renderHtml(former)).toContain(`<h3 class="suite">${title('')} <a`);
    expect(renderMarkdown(former)).toContain(`## Benchmark: ${title('')}\n`);
  });

  test('without class data is in no trend: runs would not compare', () => {
    const figures = (...statements: Parameters<typeof filed>[0][]) =>
      recordOf(reportOver(statements.map((each) => filed(each))), 'evidence', undefined).figures;
    expect(figures(scriptsStatement()).map(({ kind }) => kind)).toEqual(['native']);
    expect(figures(scriptsStatement(), benchmarkStatement())).toEqual(figures(benchmarkStatement()));
  });
});
