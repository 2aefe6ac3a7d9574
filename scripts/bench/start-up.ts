import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { compare, type Row } from './rounds.ts';

const run =
  (args: readonly string[], env: Record<string, string> = {}) =>
  () =>
    new Promise((resolve) => {
      spawn(process.execPath, args, { stdio: 'ignore', env: { PATH: process.env.PATH ?? '', ...env } }).on(
        'close',
        resolve,
      );
    });
const file = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** How long an action that only reads its inputs takes, against a Node that does nothing. */
export async function startUp(): Promise<Row[]> {
  const yardstick = 'node -e 0';
  const fixed = run(['-e', '0']);
  const rounds = 15;
  const wrong = { INPUT_TYPE: 'wrong', INPUT_POLICY: 'no-such-policy' };
  return [
    await compare({
      what: 'run-sanity that refuses an input',
      yardstick,
      rounds,
      measured: run([file('dist/run-sanity/index.js')], wrong),
      fixed,
    }),
    await compare({
      what: 'kafka-native --help',
      yardstick,
      rounds,
      measured: run([file('bin/kafka-native.js'), '--help']),
      fixed,
    }),
  ];
}
