import { spawnSync } from 'node:child_process';
import { formatDuration } from '../../src/core/units.ts';
import { median } from '../bench/rounds.ts';
import type { Measurement } from './measurement.ts';

const VERSION = '4.4.0';
const FOLDER = 'test/fixtures/metadata/upstream/4.4';
const ROUNDS = 5;

/** The whole command, as a user types it: the first run, and the median of those that follow. */
export const METADATA: Measurement = {
  name: 'metadata',
  missing: () => undefined,
  measure() {
    const args = ['check-metadata', '--kafka-version', VERSION, '--config-dir', FOLDER];
    const times = Array.from({ length: ROUNDS + 1 }, () => {
      const started = performance.now();
      const { status, stderr } = spawnSync(process.execPath, ['bin/kafka-native.js', ...args], {
        encoding: 'utf8',
      });
      // 1 says that it found what it looks for.
      if (status !== 0 && status !== 1) throw new Error(stderr);
      return performance.now() - started;
    });
    const [first = 0, ...others] = times;
    return {
      command: `npx kafka-native ${args.join(' ')}`,
      about: `Kafka ${VERSION} with the metadata of its own repository`,
      wallMs: Math.round(median(others)),
      result: [`median of ${ROUNDS} runs`, `the first ${formatDuration(first)}`],
    };
  },
};
