import { readdir, readFile, stat, statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { formatBytes } from '../core/units.ts';
import type { BuildOptions, Monitoring, Toolchain } from './options.ts';

/** A build of Kafka writes about 600 MB: object file, binary, reports. */
const DISK_NEEDED = 2 * 1024 ** 3;
/** Below this the builder of Kafka spends its time collecting garbage, or ends. */
const MEMORY_NEEDED = 4.5 * 1024 ** 3;

/** Static JDK libraries that the linker needs; a JDK built without them fails in the last minute of a build. */
const ALWAYS = ['libjava.a', 'libnet.a', 'libnio.a', 'libzip.a'];
const FOR_MONITORING: Partial<Record<Monitoring, readonly string[]>> = {
  jmxserver: ['libmanagement.a', 'libmanagement_agent.a', 'libmanagement_ext.a'],
  jmxclient: ['libmanagement.a', 'libmanagement_ext.a'],
};

/**
 * What would fail a build at its end, looked at before its start: static libraries, disk, memory.
 * @throws UserError for what cannot work; warns of what may be tight
 */
export async function preflight(
  host: Host,
  options: BuildOptions,
  toolchain: Toolchain,
  outputDir: string,
): Promise<void> {
  await demandStaticLibraries(options, toolchain);
  await demandProfile(options);
  demandRam(options, totalmem());
  for (const folder of new Set([outputDir, host.dirs.temp])) await demandDisk(folder);
  const available = options.memoryBytes ?? (await availableMemory());
  if (available !== undefined && available < MEMORY_NEEDED) {
    host.log.warn(
      `The builder gets ${formatBytes(available)} of memory; Kafka needs about ${formatBytes(MEMORY_NEEDED)}, so it may fail after minutes.`,
    );
  }
}

/** native-image would read it after the analysis. */
async function demandProfile({ pgoProfile }: BuildOptions): Promise<void> {
  if (pgoProfile === undefined) return;
  const isFile = await stat(pgoProfile).then(
    (found) => found.isFile(),
    () => false,
  );
  if (isFile) return;
  throw new UserError(`There is no profile ${pgoProfile}.`, {
    hint: 'Name, with pgo-profile, the .iprof file that an instrumented binary wrote when it ended.',
  });
}

/**
 * A heap beyond the machine's memory ends with the kernel killing the builder, minutes later.
 * @param total memory of the machine, bytes
 */
export function demandRam({ memoryBytes }: BuildOptions, total: number): void {
  if (memoryBytes === undefined || memoryBytes <= total) return;
  throw new UserError(
    `The builder cannot have a heap of ${formatBytes(memoryBytes)}: this machine has ${formatBytes(total)} of memory.`,
    { hint: 'Lower the input memory, or leave it out: native-image then takes what fits.' },
  );
}

/** @throws UserError with every library that is missing */
export async function demandStaticLibraries(options: BuildOptions, toolchain: Toolchain): Promise<void> {
  const there = await staticLibraries(toolchain.home);
  // Another layout than the known one says nothing.
  if (there === undefined) return;
  const needed = [...ALWAYS, ...options.monitoring.flatMap((each) => FOR_MONITORING[each] ?? [])];
  const missing = [...new Set(needed)].filter((name) => !there.has(name)).toSorted();
  if (missing.length === 0) return;
  const culprits = options.monitoring.filter((each) =>
    FOR_MONITORING[each]?.some((name) => missing.includes(name)),
  );
  throw new UserError(`The GraalVM in ${toolchain.home} lacks static JDK libraries: ${missing.join(', ')}.`, {
    hint:
      culprits.length > 0
        ? `Use a complete GraalVM, or leave ${culprits.join(' and ')} out of the input monitoring.`
        : 'Use a complete GraalVM (setup-graalvm installs one).',
  });
}

/** Names below `lib/static/<platform>/<libc>`; undefined where there is no such folder. */
async function staticLibraries(home: string): Promise<Set<string> | undefined> {
  try {
    const entries = await readdir(join(home, 'lib', 'static'), { recursive: true });
    return new Set(entries.filter((name) => name.endsWith('.a')).map((name) => name.split('/').at(-1) ?? ''));
  } catch {
    return undefined;
  }
}

async function demandDisk(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= DISK_NEEDED) return;
  throw new UserError(
    `There is not enough room in ${folder}: ${formatBytes(free)} free, a build needs ${formatBytes(DISK_NEEDED)}.`,
    { hint: 'Free some space, or choose another output-dir or TMPDIR.' },
  );
}

/** undefined where the machine does not tell. */
async function availableMemory(): Promise<number | undefined> {
  try {
    const kilobytes = /^MemAvailable:\s+(\d+) kB/m.exec(await readFile('/proc/meminfo', 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}
