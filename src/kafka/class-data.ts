import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { messageOf } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import type { Cluster } from './broker.ts';
import type { JvmExecutable } from './node-program.ts';

/** Launches a broker with these options of its JVM. */
type Run = (vmOptions: readonly string[]) => Promise<Cluster>;

/**
 * A class-data archive (AppCDS) of the broker in the cache: parsed classes that the JVM maps instead of
 * loading. It halves the time a JVM broker needs to start, as the archives inside the apache/kafka image do.
 */
export interface ClassData {
  /** JVM options that use the archive; none while there is no archive. */
  options(): readonly string[];
  /** Makes the archive, once, by running a broker; a failure is a warning, brokers start without then. */
  prepare(run: Run, signal: AbortSignal): Promise<void>;
}

export function createClassData(host: Host, subject: JvmExecutable): ClassData {
  let archive: string | undefined;
  let preparing: Promise<void> | undefined;

  async function prepare(run: Run, signal: AbortSignal) {
    const file = join(host.dirs.cache, 'class-data', `${await fingerprint(subject)}.jsa`);
    if (!existsSync(file)) {
      host.log.info(`Preparing shared class data of Kafka ${subject.kafkaVersion} (once on this machine).`);
      await makeArchive(host, file, run, signal);
    }
    if (existsSync(file)) archive = file;
  }

  return {
    options: () => (archive === undefined ? [] : [`-XX:SharedArchiveFile=${archive}`, '-Xlog:cds=off']),
    async prepare(run, signal) {
      preparing ??= prepare(run, signal).catch((error: unknown) => {
        // Whoever comes next is not cancelled and may try again.
        preparing = undefined;
        throw error;
      });
      await preparing;
    },
  };
}

/** Leaves no file, and a warning, where the broker fails; rejects where it was cancelled. */
async function makeArchive(host: Host, file: string, run: Run, signal: AbortSignal): Promise<void> {
  // Of this process: two runs may do this at once, and the one that ends last wins.
  const draft = `${file}.${process.pid}`;
  try {
    await mkdir(join(file, '..'), { recursive: true });
    const cluster = await run([`-XX:ArchiveClassesAtExit=${draft}`]);
    // The VM writes the archive when it ends by itself.
    await Promise.all(cluster.nodes.map((node) => node.stop()));
    await cluster.close();
    await rename(draft, file);
  } catch (error) {
    signal.throwIfAborted();
    host.log.warn(`Brokers will start more slowly, no class data could be shared: ${messageOf(error)}`);
  } finally {
    await rm(draft, { force: true });
  }
}

/** The JVM refuses an archive of other jars (by size and time) or of another Java; so does this key. */
async function fingerprint(subject: JvmExecutable): Promise<string> {
  const hash = createHash('sha256').update(`${subject.java.program} ${subject.java.version}\n`);
  for (const jar of subject.libs) {
    const { size, mtimeMs } = await stat(jar);
    hash.update(`${jar} ${size} ${Math.floor(mtimeMs)}\n`);
  }
  return `${basename(subject.kafkaVersion)}-${hash.digest('hex').slice(0, 16)}`;
}
