import { type Html, html } from '../../core/html.ts';
import { formatBytes, formatDuration } from '../../core/units.ts';
import type { Benchmark, Contender } from '../../evidence/benchmark.ts';

/** What the proposal measured, in its own words and figures. Source: KIP-974, "Avg Kafka Broker Startup Time". */
const KIP_974 = [
  ['JVM, default configuration', '', '~1150 ms – 1200 ms', '~1 GB'],
  ['native, serial GC', '96 MB', '~130 ms', '~250 MB'],
  ['native, serial GC, PGO', '67 MB', '~110 ms', '~230 MB'],
  ['native, G1', '128 MB', '~140 ms', '~520 MB'],
  ['native, G1, PGO', '82 MB', '~135 ms', '~540 MB'],
] as const;

/** The proposal's table with the figures of this run below its own. */
export function kipTable({ subject, baseline }: Benchmark, nameOf: (contender: Contender) => string): Html {
  const contenders = [subject, ...(baseline === undefined ? [] : [baseline])];
  const rows = [
    ...KIP_974.map((cells) => row('KIP-974', cells)),
    ...contenders.map((each) => row('this run', figuresOf(each, nameOf(each)))),
  ];
  return html`<h4>Beside the figures of KIP-974</h4>
<p class="note">The proposal was measured on another machine with Kafka of 2023: only the ratios can be compared.</p>
<table class="kip">
<thead><tr><th scope="col">From</th><th scope="col">What</th><th scope="col">Size</th><th scope="col">Start-up</th><th scope="col">Memory at most</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
`;
}

function figuresOf({ sizeBytes, metrics }: Contender, name: string): string[] {
  const { startMs, peakRssBytes } = metrics;
  return [
    name,
    sizeBytes === undefined ? '' : formatBytes(sizeBytes),
    startMs === undefined ? '' : formatDuration(startMs.median),
    peakRssBytes === undefined ? '' : formatBytes(peakRssBytes.median),
  ];
}

function row(from: string, cells: readonly string[]): Html {
  return html`<tr><td>${from}</td>${cells.map((cell) => html`<td>${cell === '' ? '–' : cell}</td>`)}</tr>
`;
}
