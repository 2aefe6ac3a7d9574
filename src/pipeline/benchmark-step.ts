import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { messageOf, UsageError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { JVM_BASELINE_NAMES, JVM_BASELINES } from '../evidence/benchmark.ts';
import { createStatement } from '../evidence/creation.ts';
import { writeEvidence } from '../evidence/store.ts';
import { describeMachine } from '../io/machine.ts';
import { type BrokerSettings, DEVELOPMENT, KAFKA_DEFAULTS, UNSET } from '../kafka/development-settings.ts';
import { type KafkaDistribution, obtainKafka } from '../kafka/distribution.ts';
import { findJava, type Java } from '../kafka/java.ts';
import { DEFAULT_JVM } from '../kafka/node-program.ts';
import { createProcessLauncher } from '../kafka/process-launcher.ts';
import { benchmarkLines, runBenchmark } from '../sanity/benchmark.ts';
import type { Candidate } from '../sanity/benchmark-round.ts';
import { executableAt, type KafkaSubject } from './kafka-subject.ts';

/** What a subject is measured against. */
export type Baseline =
  /**
   * The JVM broker of the same Kafka; none where the subject is that already, or an image. With class data
   * archives (AppCDS) as Kafka's JVM image has them, or without, as its scripts start it.
   */
  | { readonly kind: 'jvm'; readonly classData: boolean }
  /** Another release on this machine's JVM. */
  | { readonly kind: 'release'; readonly version: string }
  | { readonly kind: 'image'; readonly image: string }
  /** Another native executable, set up like the subject. */
  | { readonly kind: 'binary'; readonly path: string };

export interface BenchmarkRequest {
  readonly rounds: number;
  /** Where the statement goes. */
  readonly dir: string;
  readonly baseline: Baseline;
  /** Of native executables. */
  readonly settings: 'development' | 'kafka';
}

/** Throws a `UsageError` for what is none of these. */
export function parseBaseline(text: string): Baseline {
  const jvm = JVM_BASELINE_NAMES.find((name) => name === text);
  if (jvm !== undefined) return { kind: 'jvm', classData: JVM_BASELINES[jvm] };
  if (/^\d+\.\d+(\.\d+)?$/.test(text)) return { kind: 'release', version: text };
  if (/@sha256:[0-9a-f]{64}$/.test(text)) return { kind: 'image', image: text };
  if (/^\.{0,2}\//.test(text)) return { kind: 'binary', path: text };
  throw new UsageError([
    `baseline: "${text}" is not valid, expected ${JVM_BASELINE_NAMES.join(', ')}, a release such as 4.3.1, an image by digest, or the path of a native executable (./kafka.Kafka)`,
  ]);
}

/** Measures the subject beside the baseline and writes the statement; 0 rounds leave it out. */
export async function benchmarkStep(
  host: Host,
  prepared: KafkaSubject,
  request: BenchmarkRequest,
): Promise<void> {
  const { rounds, dir } = request;
  if (rounds === 0) return;
  const benchmark = await host.log.group('Benchmark', async () => {
    const subject = await subjectOf(host, prepared, request);
    const other = await baselineOf(host, prepared, request);
    const options = { rounds, machine: describeMachine() };
    return await runBenchmark(host, subject, {
      ...options,
      ...(other === undefined ? {} : { baseline: other }),
    });
  });
  for (const line of benchmarkLines(benchmark)) host.log.info(line);
  await writeEvidence(dir, createStatement(prepared.subject, 'benchmark', benchmark));
}

async function subjectOf(host: Host, prepared: KafkaSubject, request: BenchmarkRequest): Promise<Candidate> {
  const { binary, distribution, java, launcher } = prepared;
  if (binary === undefined && distribution !== undefined) {
    return await jvmCandidate(host, distribution, java ?? (await findJava(host)));
  }
  if (binary !== undefined) {
    return { launcher, settings: settingsOf(request), about: { sizeBytes: (await stat(binary)).size } };
  }
  const { sizeBytes } = prepared;
  return { launcher, settings: UNSET, about: sizeBytes === undefined ? {} : { sizeBytes } };
}

function settingsOf({ settings }: BenchmarkRequest): BrokerSettings {
  return settings === 'development' ? DEVELOPMENT : KAFKA_DEFAULTS;
}

async function baselineOf(
  host: Host,
  { binary, distribution, launcher: { kafkaVersion } }: KafkaSubject,
  request: BenchmarkRequest,
): Promise<Candidate | undefined> {
  const { baseline } = request;
  if (baseline.kind === 'binary') {
    const path = await executableAt(resolve(host.dirs.work, baseline.path));
    const launcher = createProcessLauncher(host, { kafkaVersion, binary: path });
    return { launcher, settings: settingsOf(request), about: { sizeBytes: (await stat(path)).size } };
  }
  if (baseline.kind === 'image') {
    const { prepareImage } = await import('./image-subject.ts');
    const { image } = baseline;
    const { launcher, sizeBytes } = await prepareImage(host, { image, platform: undefined, type: 'auto' });
    return { launcher, settings: UNSET, about: { sizeBytes } };
  }
  if (baseline.kind === 'release') {
    const release = await obtainKafka(host, { version: baseline.version });
    return await jvmCandidate(host, release, await findJava(host));
  }
  if (binary === undefined || distribution === undefined) return undefined;
  try {
    return await jvmCandidate(host, distribution, await findJava(host), baseline.classData);
  } catch (error) {
    host.log.warn(`The benchmark has no JVM to compare with: ${messageOf(error)}`);
    return undefined;
  }
}

/** With the flags of Kafka's own scripts and its own defaults, not with those that make the checks quick. */
async function jvmCandidate(
  host: Host,
  { version: kafkaVersion, libs }: KafkaDistribution,
  java: Java,
  classData = true,
): Promise<Candidate> {
  const sizes = await Promise.all(libs.map(async (jar) => (await stat(jar)).size));
  const options = { jvmFlags: DEFAULT_JVM, classData };
  const launcher = createProcessLauncher(host, { kafkaVersion, libs, java }, options);
  const sizeBytes = sizes.reduce((sum, size) => sum + size, 0);
  return {
    launcher,
    settings: KAFKA_DEFAULTS,
    about: { java: java.version, flags: [...DEFAULT_JVM], sizeBytes },
  };
}
