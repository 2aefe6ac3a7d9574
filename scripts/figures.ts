// Runs the pipeline with the given options and enters what it measured into docs/figures.json.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FIGURES_FILE, type Figure, figureOf, readFigures } from './pages/figures.ts';

const options = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'figures-'));
try {
  const outputs = ['--evidence-dir', join(folder, 'evidence'), '--report-dir', join(folder, 'report')];
  const started = performance.now();
  const { stdout } = spawnSync(
    process.execPath,
    ['bin/kafka-native.js', 'pipeline', ...options, ...outputs],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const wallMs = Math.round(performance.now() - started);
  const command = ['npm start', ...(options.length > 0 ? ['--', ...options] : [])].join(' ');
  enter(figureOf(command, wallMs, join(folder, 'evidence'), stdout));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** In place of an earlier figure of the same command. */
function enter(figure: Figure): void {
  const others = readFigures().filter(({ command }) => command !== figure.command);
  const figures = [...others, figure].sort((a, b) => (a.command < b.command ? -1 : 1));
  writeFileSync(FIGURES_FILE, `${JSON.stringify(figures, null, 2)}\n`);
  console.log(`${figure.command}: ${(figure.wallMs / 1000).toFixed(0)} s; now npm run generate`);
}
