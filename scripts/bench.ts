// Prints how fast the suite is, as ratios against something fixed on the same machine in the same run.
import { createNodeHost } from '../src/io/node-host.ts';
import { runCancellable } from '../src/io/signals.ts';
import { createTerminalLog } from '../src/io/terminal-log.ts';
import { metadataCheck } from './bench/metadata.ts';
import { roundTrip, sharedChecks } from './bench/round-trip.ts';
import type { Row } from './bench/rounds.ts';
import { startUp } from './bench/start-up.ts';
import { upstreamFlows } from './bench/upstream-flows.ts';

const log = createTerminalLog({
  stream: process.stderr,
  interactive: process.stderr.isTTY === true,
  debug: false,
});
const show = ({ what, yardstick, measuredMs, fixedMs, ratio }: Row) => {
  const [median, min, max] = ratio.map((value) => value.toFixed(2));
  console.log(`${what}: ${Math.round(measuredMs)} ms; ${yardstick}: ${Math.round(fixedMs)} ms`);
  console.log(`  ratio ${median} (${min} to ${max})`);
};

await runCancellable(createNodeHost(log), async (host) => {
  for (const row of await startUp()) show(row);
  show(await metadataCheck(host));
  console.log(await sharedChecks(host));
  for (const row of await roundTrip(host)) show(row);
  for (const line of await upstreamFlows(host)) console.log(line);
});
