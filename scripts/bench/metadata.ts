import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Host } from '../../src/core/host.ts';
import { obtainKafka } from '../../src/kafka/distribution.ts';
import { compare, type Row } from './rounds.ts';

const run = promisify(execFile);
const VERSION = '4.3.1';
const FOLDER = join(import.meta.dirname, '..', '..', 'test', 'fixtures', 'metadata', 'upstream', '4.0');

/** The metadata check of a whole class path in a process of its own, against `unzip -t` of the same jars. */
export async function metadataCheck(host: Host): Promise<Row> {
  const { libs } = await obtainKafka(host, { version: VERSION });
  const module = new URL('../../src/metadata/check-metadata.ts', import.meta.url).href;
  const clock = '{ monotonic: () => performance.now(), now: () => new Date() }';
  const options = JSON.stringify({ jars: libs, configDirs: [FOLDER] });
  const program = `const { checkMetadata } = await import(${JSON.stringify(module)}); await checkMetadata({ clock: ${clock} }, ${options});`;
  return await compare({
    what: `metadata check of Kafka ${VERSION} (${libs.length} jars)`,
    yardstick: 'unzip -t of the same jars',
    rounds: 5,
    measured: async () => await run(process.execPath, ['--input-type=module', '-e', program]),
    fixed: async () => {
      for (const jar of libs) await run('unzip', ['-tqq', jar], { cwd: dirname(jar) });
    },
  });
}
