// Measures what the documents say, into docs/figures.json: all of it, or what is named. For a quiet machine:
// what else runs is noted as load, and shown beside each figure.
// usage: npm run figures [-- NAME...]
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { formatDuration } from '../src/core/units.ts';
import { describeMachine } from '../src/io/machine.ts';
import { FLOWS } from './figures/flows.ts';
import type { Measurement } from './figures/measurement.ts';
import { METADATA } from './figures/metadata.ts';
import { NEWCOMER } from './figures/newcomer.ts';
import { RUNS } from './figures/runs.ts';
import { START_SCRIPT } from './figures/start-script.ts';
import { WORKFLOWS } from './figures/workflows.ts';
import { FIGURES_FILE, type Figure, readFigures } from './pages/figures.ts';

const MEASUREMENTS: readonly Measurement[] = [
  ...RUNS,
  METADATA,
  FLOWS,
  START_SCRIPT,
  ...NEWCOMER,
  ...WORKFLOWS,
];
const names = process.argv.slice(2);
const unknown = names.filter((name) => !MEASUREMENTS.some((each) => each.name === name));
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: none of ${MEASUREMENTS.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
for (const measurement of MEASUREMENTS) {
  if (names.length > 0 && !names.includes(measurement.name)) continue;
  const missing = measurement.missing();
  if (missing === undefined) enter(await figureOf(measurement));
  else {
    console.log(`${measurement.name}: left out, ${missing}`);
    if (names.length > 0) process.exitCode = 1;
  }
}
spawnSync('npm', ['run', 'generate:docs'], { stdio: 'inherit' });

async function figureOf(measurement: Measurement): Promise<Figure> {
  const load = Math.round((loadavg()[0] ?? 0) * 10) / 10;
  const date = new Date().toISOString().slice(0, 10);
  return { name: measurement.name, date, load, machine: describeMachine(), ...(await measurement.measure()) };
}

/** In place of an earlier figure of the same name, in the order of the measurements. */
function enter(figure: Figure): void {
  const rank = ({ name }: Figure) => MEASUREMENTS.findIndex((each) => each.name === name);
  const others = readFigures().filter(({ name }) => name !== figure.name);
  const figures = [...others, figure].sort((a, b) => rank(a) - rank(b));
  writeFileSync(FIGURES_FILE, `${JSON.stringify(figures, null, 2)}\n`);
  console.log(
    `${figure.name}: ${formatDuration(figure.wallMs)} at load ${figure.load}; ${figure.result.join(', ')}`,
  );
}
