import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatDuration } from '../../src/core/units.ts';
import { pushJavaBase } from '../../test/support/docs/java-base.ts';
import { type BlockPlace, runBlock } from '../../test/support/docs/run-block.ts';
import { type RunnableBlock, runnableBlocks } from '../../test/support/docs/runnable.ts';
import { findEngine } from '../../test/support/engine.ts';
import type { Measured, Measurement } from './measurement.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Of another Kafka, where Maven Central has no tools of the newest. */
const { KAFKA_NATIVE_TEST_TOOLS_IMAGE: TOOLS } = process.env;
const LONG_MS = 15 * 60_000;

/** Steps with how long each took. */
class Path {
  readonly steps: [string, number][] = [];

  step(name: string, work: () => void): void {
    const started = performance.now();
    work();
    this.steps.push([name, performance.now() - started]);
  }

  measured(command: string, about: string): Measured {
    const total = this.steps.reduce((sum, [, ms]) => sum + ms, 0);
    const result = this.steps.map(([name, ms]) => `${name} ${formatDuration(ms)}`);
    return { command, about, wallMs: Math.round(total), result };
  }
}

/** What a newcomer types after he has read the README: a fresh clone of the last commit, its blocks as they stand. */
export const NEWCOMER: readonly Measurement[] = [
  {
    name: 'first-report',
    missing: () => undefined,
    measure: () =>
      inClone((clone, path) => {
        const [block] = blocksOf(clone, 'README.md', 'clone');
        path.step('npm ci, npm start', () => follow(block, { cwd: clone }));
        return path.measured('npm ci && npm start', 'README.md, from a fresh clone to the first report');
      }),
  },
  {
    name: 'first-message',
    missing() {
      const engine = findEngine();
      if ('missing' in engine) return engine.missing;
      return TOOLS === undefined
        ? 'KAFKA_NATIVE_TEST_TOOLS_IMAGE names no image with the console tools'
        : undefined;
    },
    measure: () =>
      inClone((clone, path) => {
        const engine = findEngine();
        if ('missing' in engine) throw new Error(engine.missing);
        const base = pushJavaBase(engine.found);
        const given = `build-multiarch-image --base-image ${base} --builder ${engine.found.builder} `;
        const image = 'kafka:4.4.0';
        const place = {
          cwd: clone,
          env: { ...process.env, IMAGE: image, TOOLS },
          standIns: [['build-multiarch-image ', given]] as const,
        };
        const page = 'docs/quick-start.md';
        const [start, talk] = blocksOf(clone, page, 'engine');
        path.step('npm ci', () => void execFileSync('npm', ['ci'], { cwd: clone, stdio: 'ignore' }));
        path.step('image', () => follow(blocksOf(clone, page, 'image')[0], place));
        try {
          path.step('broker', () => follow(start, place));
          path.step('first record', () => follow(talk, place));
        } finally {
          execFileSync('docker', ['rm', '--force', 'kafka'], { stdio: 'ignore' });
        }
        return path.measured(
          'docs/quick-start.md',
          'from a fresh clone to the first record, JVM image built here',
        );
      }),
  },
];

function inClone(work: (clone: string, path: Path) => Measured): Measured {
  const clone = mkdtempSync(join(tmpdir(), 'newcomer-'));
  try {
    const path = new Path();
    path.step('git clone', () => void execFileSync('git', ['clone', '--quiet', root, clone]));
    return work(clone, path);
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
}

function blocksOf(folder: string, page: string, need: string): RunnableBlock[] {
  const blocks = runnableBlocks(page, readFileSync(join(folder, page), 'utf8'));
  return blocks.filter(({ run }) => 'needs' in run && run.needs === need);
}

function follow(block: RunnableBlock | undefined, place: BlockPlace): void {
  if (block === undefined) throw new Error('the page has no such block');
  const { fault } = runBlock(block, { timeoutMs: LONG_MS, ...place });
  if (fault !== undefined) throw new Error(`line ${block.line}: ${fault}`);
}
