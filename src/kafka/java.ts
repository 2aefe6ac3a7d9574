import { access, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';

/** A Java runtime of this machine. */
export interface Java {
  /** Path of the `java` program. */
  readonly program: string;
  /** `17.0.19`. */
  readonly version: string;
  /** 17. */
  readonly major: number;
}

/** A Kafka 4 broker, and single-file source programs with `Optional.isEmpty`, need this one at least. */
const OLDEST_JAVA = 17;

/**
 * Finds a Java: the given home, `JAVA_HOME`, `PATH`, then the `JAVA_HOME_<n>_<arch>` of GitHub's runners,
 * lowest sufficient version first. Throws a `UserError` that names what was found where none will do.
 */
export async function findJava(host: Host, home?: string): Promise<Java> {
  const seen: string[] = [];
  for (const program of home === undefined ? candidates(host) : [inHome(home)]) {
    const version = await versionOf(host, program);
    if (version === undefined) continue;
    const major = majorOf(version);
    if (major >= OLDEST_JAVA) return { program, version, major };
    seen.push(`${program} is Java ${version}`);
  }
  const found = seen.length === 0 ? 'none was found' : seen.join(', ');
  const where = home === undefined ? 'in JAVA_HOME, PATH or JAVA_HOME_<version>_<arch>' : `in ${home}`;
  throw new UserError(`A Java ${OLDEST_JAVA} or newer is needed, but ${found} (looked ${where}).`, {
    hint: `Install a JDK ${OLDEST_JAVA} or newer and set JAVA_HOME to its folder.`,
  });
}

/** `1.8.0_402` → 8, `17.0.9+9` → 17, `25-ea` → 25. */
export function majorOf(version: string): number {
  return Number(/^(?:1\.)?(\d+)/.exec(version)?.[1] ?? Number.NaN);
}

function candidates(host: Host): string[] {
  const runners = Object.entries(host.env)
    .flatMap(([name, value]) => {
      const version = /^JAVA_HOME_(\d+)_/.exec(name)?.[1];
      return version === undefined || !value ? [] : [{ version: Number(version), program: inHome(value) }];
    })
    .sort((a, b) => a.version - b.version);
  const onPath = (host.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [
    ...(host.env.JAVA_HOME ? [inHome(host.env.JAVA_HOME)] : []),
    ...onPath.map((folder) => join(folder, 'java')),
    ...runners.map(({ program }) => program),
  ];
}

function inHome(home: string): string {
  return join(home, 'bin', 'java');
}

/** From the `release` file of a JDK, which costs no process; else from the program itself. */
async function versionOf(host: Host, program: string): Promise<string | undefined> {
  try {
    await access(program);
  } catch {
    return undefined;
  }
  try {
    const release = await readFile(join(program, '..', '..', 'release'), 'utf8');
    const version = /^JAVA_VERSION="([^"]+)"/m.exec(release)?.[1];
    if (version !== undefined) return version;
  } catch {
    // Not in a JDK's own folder, a link in /usr/bin for instance.
  }
  const { exitCode, stderr } = await host.exec([program, '-version'], { timeoutMs: 30_000 });
  return exitCode === 0 ? /version "([^"]+)"/.exec(stderr)?.[1] : undefined;
}
