import { describe, expect, test } from '@jest/globals';
import type { Benchmark } from '../../../src/evidence/benchmark.ts';
import { createStatement } from '../../../src/evidence/creation.ts';
import { renderHtml } from '../../../src/report/html/page.ts';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import { benchmarkStatement } from '../../support/benchmark-evidence.ts';
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
  test('are drawn for memory and CPU, one line for each contender, with what they reach in words', () => {
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
    expect(page.match(/<figure class="curve">/g)).toHaveLength(2);
    expect(page.match(/<polyline /g)).toHaveLength(4);
    expect(page).toContain(
      'aria-label="Resident memory over 3.0 s: native process 4.1.0 70.0 MiB at most; JVM process 4.1.0 280.0 MiB at most"',
    );
    // 1.5 s of CPU time in each second.
    expect(page).toContain('CPU, processors in use over 3.0 s: native process 4.1.0 1.5 at most');
  });

  test('end at the right edge, and the highest point lies just under the top', () => {
    const page = renderHtml(
      reportOf((sample) => ({ ...sample, subject: { ...sample.subject, curve: CURVE } })),
    );
    const [, points = ''] = /<polyline points="([^"]+)"/.exec(page) ?? [];
    const [x, y] = points.split(' ').at(-1)?.split(',').map(Number) ?? [];
    expect(x).toBe(628);
    expect(y).toBeGreaterThan(16);
    expect(y).toBeLessThan(30);
  });

  test('are left out where none was taken', () => {
    expect(renderHtml(reportOf((sample) => sample))).not.toContain('<figure');
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
    expect(rows[6]).toBe('JVM process 4.1.0  –  1.50 s  600.0 MiB');
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
    expect(page).toContain('120 ms <small>(110 ms – 130 ms) native process 4.1.0</small>');
    expect(page).toContain('in brackets the 95 % confidence interval of the median');
  });

  test('are in the Markdown too, the ratio first', () => {
    const text = renderMarkdown(reportOf((sample) => sample));
    expect(text).toContain('## Benchmark: native process 4.1.0 beside JVM process 4.1.0');
    expect(text).toMatch(/\| \*\*0\.08\*\* \| Start to first request \| 120 ms \| 1\.50 s \|/);
  });
});
