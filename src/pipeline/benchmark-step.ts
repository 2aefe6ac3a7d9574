import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { sanityInputs } from '../actions/run-sanity/command.ts';
import { messageOf } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import type { InputValues } from '../core/inputs.ts';
import { createStatement } from '../evidence/creation.ts';
import { writeEvidence } from '../evidence/store.ts';
import { describeMachine } from '../io/machine.ts';
import { DEVELOPMENT, KAFKA_DEFAULTS } from '../kafka/development-settings.ts';
import type { KafkaDistribution } from '../kafka/distribution.ts';
import { findJava, type Java } from '../kafka/java.ts';
import { DEFAULT_JVM } from '../kafka/node-program.ts';
import { createProcessLauncher } from '../kafka/process-launcher.ts';
import { benchmarkLines, type Candidate, runBenchmark } from '../sanity/benchmark.ts';
import { executableAt, type KafkaSubject } from './kafka-subject.ts';

export type BenchmarkInputs = Pick<
  InputValues<typeof sanityInputs>,
  'benchmark' | 'benchmark-settings' | 'benchmark-baseline'
>;

/**
 * Measures the subject, beside another native binary where one is given, else beside the JVM broker of the
 * same jars where it is native itself; 0 rounds leave it out.
 */
export async function benchmarkStep(
  host: Host,
  prepared: KafkaSubject,
  inputs: BenchmarkInputs,
  dir: string,
): Promise<void> {
  const { benchmark: rounds } = inputs;
  if (rounds === 0) return;
  const machine = describeMachine();
  const benchmark = await host.log.group('Benchmark', async () => {
    const { distribution, java, launcher } = prepared;
    if (launcher.kind === 'jvm' && distribution !== undefined) {
      const only = await jvmCandidate(host, distribution, java ?? (await findJava(host)));
      return await runBenchmark(host, only, { rounds, machine });
    }
    const baseline = await baselineOf(host, prepared, inputs);
    const about = prepared.binary === undefined ? {} : await sizeOf(prepared.binary);
    const settings = settingsOf(inputs);
    return await runBenchmark(
      host,
      { launcher, settings, about },
      { rounds, machine, ...(baseline === undefined ? {} : { baseline }) },
    );
  });
  for (const line of benchmarkLines(benchmark)) host.log.info(line);
  await writeEvidence(dir, createStatement(prepared.subject, 'benchmark', benchmark));
}

function settingsOf(inputs: BenchmarkInputs) {
  return inputs['benchmark-settings'] === 'development' ? DEVELOPMENT : KAFKA_DEFAULTS;
}

/** A named binary with the subject's own settings, else the JVM; nothing where there is none. */
async function baselineOf(
  host: Host,
  { distribution, launcher: { kafkaVersion } }: KafkaSubject,
  inputs: BenchmarkInputs,
): Promise<Candidate | undefined> {
  const named = inputs['benchmark-baseline'];
  if (named !== undefined) {
    const binary = await executableAt(resolve(host.dirs.work, named));
    const launcher = createProcessLauncher(host, { kafkaVersion, binary });
    return { launcher, settings: settingsOf(inputs), about: await sizeOf(binary) };
  }
  if (distribution === undefined) return undefined;
  try {
    return await jvmCandidate(host, distribution, await findJava(host));
  } catch (error) {
    host.log.warn(`The benchmark has no JVM to compare with: ${messageOf(error)}`);
    return undefined;
  }
}

async function sizeOf(binary: string): Promise<{ readonly sizeBytes: number }> {
  return { sizeBytes: (await stat(binary)).size };
}

/** With the flags of Kafka's own scripts and its own defaults, not with those that make the checks quick. */
async function jvmCandidate(
  host: Host,
  { version: kafkaVersion, libs }: KafkaDistribution,
  java: Java,
): Promise<Candidate> {
  const sizes = await Promise.all(libs.map(async (jar) => (await stat(jar)).size));
  const launcher = createProcessLauncher(host, { kafkaVersion, libs, java }, { jvmFlags: DEFAULT_JVM });
  const sizeBytes = sizes.reduce((sum, size) => sum + size, 0);
  const about = { java: java.version, flags: [...DEFAULT_JVM], sizeBytes };
  return { launcher, settings: KAFKA_DEFAULTS, about };
}
