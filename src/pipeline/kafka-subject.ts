import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { sanityInputs } from '../actions/run-sanity/declaration.ts';
import { codeOf, UsageError, UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import type { InputValues } from '../core/inputs.ts';
import type { Resource, Subject } from '../evidence/statement.ts';
import { hashFile } from '../io/hash.ts';
import type { Launcher } from '../kafka/broker.ts';
import type { KafkaDistribution } from '../kafka/distribution.ts';
import { findJava, type Java } from '../kafka/java.ts';
import { createProcessLauncher } from '../kafka/process-launcher.ts';
import { distributionSubject, type KafkaInputs, obtain } from './kafka-distribution.ts';

export type SubjectInputs = KafkaInputs &
  Pick<InputValues<typeof sanityInputs>, 'type' | 'binary' | 'image' | 'platform'>;

/** What a run is about: a launcher for it, its digest, and what it was made of. */
export interface KafkaSubject {
  readonly launcher: Launcher;
  readonly subject: Subject;
  readonly configuration: readonly Resource[];
  /** Of an image; absent where this machine's own is meant. */
  readonly platform?: string;
  /** An image of another platform than this machine's. */
  readonly emulated?: boolean;
  /** Absent for an image, which has its own. */
  readonly distribution: KafkaDistribution | undefined;
  /** Path of the native executable; absent for a JVM and for an image. */
  readonly binary: string | undefined;
  /** Of an image, unpacked. */
  readonly sizeBytes?: number;
  /** Absent unless this machine's Java runs it. */
  readonly java: Java | undefined;
}

/** The subject of a test run: the image where one is given, the native binary where one is given, else the distribution on a JVM. */
export async function prepareSubject(host: Host, inputs: SubjectInputs): Promise<KafkaSubject> {
  const { type, binary, image, platform } = inputs;
  if (image !== undefined) {
    if (binary !== undefined) throw new UsageError(['image and binary exclude each other.']);
    // What talks to an engine is loaded only where there is an image.
    const { prepareImage } = await import('./image-subject.ts');
    const prepared = await prepareImage(host, { image, platform, type });
    return { ...prepared, distribution: undefined, binary: undefined, java: undefined };
  }
  if (type === 'jvm' && binary !== undefined) {
    throw new UserError(`type is jvm, but a native binary is given: ${binary}.`, {
      hint: 'Leave one of the two out.',
    });
  }
  if (type === 'native' && binary === undefined) {
    throw new UserError('type is native, but no native binary is given.', {
      hint: 'Name the executable with binary; build-native-binary makes one.',
    });
  }
  return binary === undefined ? await prepareJvm(host, inputs) : await prepareBinary(host, inputs, binary);
}

async function prepareJvm(host: Host, inputs: KafkaInputs): Promise<KafkaSubject> {
  // What is missing on this machine is said before anything is downloaded.
  const java = await findJava(host);
  const distribution = await obtain(host, inputs);
  const { version: kafkaVersion, libs } = distribution;
  return {
    launcher: createProcessLauncher(host, { kafkaVersion, libs, java }),
    subject: distributionSubject(distribution),
    configuration: [resourceOf(distribution)],
    distribution,
    binary: undefined,
    java,
  };
}

async function prepareBinary(host: Host, inputs: KafkaInputs, path: string): Promise<KafkaSubject> {
  const binary = await executableAt(resolve(host.dirs.work, path));
  const distribution = await obtain(host, inputs);
  const { version: kafkaVersion } = distribution;
  return {
    launcher: createProcessLauncher(host, { kafkaVersion, binary }),
    subject: { name: `kafka.Kafka ${kafkaVersion}`, digest: { sha256: await hashFile(binary, 'sha256') } },
    configuration: [resourceOf(distribution)],
    distribution,
    binary,
    java: undefined,
  };
}

function resourceOf({ digest }: KafkaDistribution): Resource {
  return { name: 'distribution', digest: { sha256: digest } };
}

/** @throws UserError where there is none that can be run */
export async function executableAt(path: string): Promise<string> {
  try {
    const { mode } = await stat(path);
    if ((mode & 0o111) !== 0) return path;
    throw new UserError(`${path} is not executable.`, {
      hint: `Run "chmod +x ${path}" if it is the native binary.`,
    });
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    throw new UserError(`The native binary ${path} does not exist.`, {
      hint: 'Check the path given as binary.',
    });
  }
}
