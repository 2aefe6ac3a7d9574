import { UserError } from '../core/errors.ts';
import { Zip } from '../io/zip.ts';
import type { Toolchain } from './options.ts';

/** Kafka's own entry point of the images, with `setup` and, since 3.8, `start`. */
export const KAFKA_WRAPPER = 'kafka.docker.KafkaDockerWrapper';

/** Class file versions are 44 above the Java version: 61 is Java 17 (JVMS table 4.1-A). */
const CLASS_FILE_OFFSET = 44;

/** `kafka`: the wrapper of the release; `own`: ours, for releases whose wrapper cannot start a broker. */
export type EntryPoint = 'kafka' | 'own';

/**
 * Which entry point a release gets: its own where that has `start`.
 * @throws UserError where the release is older than the wrapper, which `own` needs for `setup`, too
 */
export function entryPointFor(kafkaVersion: string, asked: EntryPoint | 'auto'): EntryPoint {
  const [major = 0, minor = 0] = kafkaVersion.split('.').map(Number);
  const isBefore = (line: number) => major < 3 || (major === 3 && minor < line);
  if (isBefore(7)) {
    throw new UserError(`Kafka ${kafkaVersion} cannot be built: its image wrapper came with 3.7.`, {
      hint: 'Build Kafka 3.7 or newer.',
    });
  }
  if (asked === 'kafka' && isBefore(8)) {
    throw new UserError(`The wrapper of Kafka ${kafkaVersion} cannot start a broker: it has no "start".`, {
      hint: 'Use entry-point auto or own.',
    });
  }
  return asked === 'auto' ? (isBefore(8) ? 'own' : 'kafka') : asked;
}

/**
 * Looks into the jars before minutes of building: the entry point must be there, for a Java that this GraalVM has.
 * @throws UserError where it is not
 */
export async function demandEntryPoint(
  jars: readonly string[],
  name: string,
  { javaMajor, vendorVersion }: Toolchain,
): Promise<void> {
  const path = `${name.replaceAll('.', '/')}.class`;
  for (const jar of jars) {
    const zip = await Zip.open(jar);
    const entry = zip.entries.find((each) => each.name === path);
    if (entry === undefined) continue;
    const compiledFor = zip.read(entry).readUInt16BE(6) - CLASS_FILE_OFFSET;
    if (compiledFor <= javaMajor) return;
    throw new UserError(
      `Kafka was compiled for Java ${compiledFor}, but ${vendorVersion} is for Java ${javaMajor}.`,
      { hint: `Use a GraalVM for Java ${compiledFor} or newer (setup-graalvm with java-version).` },
    );
  }
  throw new UserError(`None of the ${jars.length} jars has the class ${name}.`, {
    hint: 'Check the Kafka that is built: its libs folder must hold kafka_2.13-<version>.jar.',
  });
}
