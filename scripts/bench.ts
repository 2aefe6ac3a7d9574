// Prints how fast the suite is, as ratios against something fixed on the same machine in the same run:
// all of it, or what is named. usage: npm run bench [-- NAME...]
import type { Host } from '../src/core/host.ts';
import { createNodeHost } from '../src/io/node-host.ts';
import { runCancellable } from '../src/io/signals.ts';
import { createTerminalLog } from '../src/io/terminal-log.ts';
import { metadataCheck } from './bench/metadata.ts';
import { reportPage } from './bench/report-page.ts';
import { roundTrip, sharedChecks } from './bench/round-trip.ts';
import type { Row } from './bench/rounds.ts';
import { scan } from './bench/scan.ts';
import { startUp } from './bench/start-up.ts';
import { flowLines, upstreamFlows } from './bench/upstream-flows.ts';

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

const BENCHES: Readonly<Record<string, (host: Host) => Promise<void>>> = {
  async 'start-up'() {
    for (const row of await startUp()) show(row);
  },
  metadata: async (host) => show(await metadataCheck(host)),
  'shared-checks': async (host) => console.log(await sharedChecks(host)),
  async 'round-trip'(host) {
    for (const row of await roundTrip(host)) show(row);
  },
  'report-page': async () => console.log(await reportPage()),
  async scan() {
    for (const line of await scan()) console.log(line);
  },
  async 'upstream-flows'(host) {
    for (const line of flowLines(await upstreamFlows(host))) console.log(line);
  },
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: none of ${Object.keys(BENCHES).join(', ')}`);
  process.exit(2);
}
await runCancellable(createNodeHost(log), async (host) => {
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (names.length === 0 || names.includes(name)) await bench(host);
  }
});
