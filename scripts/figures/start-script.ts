import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installScripts } from '../../test/support/image-scripts.ts';
import { median } from '../bench/rounds.ts';
import type { Measurement } from './measurement.ts';

const ROUNDS = 50;
/** Ways to configure a container that make the script work differently hard. */
const CASES = {
  'with nothing set': {},
  'with one property': { KAFKA_NUM_PARTITIONS: '3' },
} as const;

/** What the native image's start script adds to `setup` and broker, both of them a program that does nothing. */
export const START_SCRIPT: Measurement = {
  name: 'start-script',
  missing: () => undefined,
  async measure() {
    const { root, remove } = await installScripts('native');
    try {
      const program = join(root, 'opt/kafka/kafka.Kafka');
      rmSync(program);
      copyFileSync('/bin/true', program);
      // What `setup` would have written, and the script reads afterwards.
      cpSync('docker/resources/defaults/kafka-4', join(root, 'opt/kafka/config'), { recursive: true });
      const run = join(root, 'etc/kafka/docker/run');
      const shares = Object.entries(CASES).map(([what, env]) => [what, shareOf(run, program, env)] as const);
      return {
        command: 'docker run',
        about: 'start script of the native image, over the executable alone',
        wallMs: Math.round(Math.max(...shares.map(([, ms]) => ms))),
        result: [
          ...shares.map(([what, ms]) => `${ms.toFixed(0)} ms ${what}`),
          `medians of ${ROUNDS} runs with a program that does nothing in place of Kafka`,
        ],
      };
    } finally {
      await remove();
    }
  },
};

/** Milliseconds that the script takes beyond the two programs that it starts; in turns, as the load changes. */
function shareOf(script: string, program: string, env: Readonly<Record<string, string>>): number {
  const given = { PATH: process.env.PATH, ...env };
  const shares = Array.from({ length: ROUNDS }, () => {
    return timed([script], given) - timed([program], given) - timed([program], given);
  });
  return median(shares);
}

function timed([program = '', ...args]: readonly string[], env: NodeJS.ProcessEnv): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(program, args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
  return performance.now() - started;
}
