import { stat } from 'node:fs/promises';
import { messageOf } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { createStatement } from '../evidence/creation.ts';
import { writeEvidence } from '../evidence/store.ts';
import { describeMachine } from '../io/machine.ts';
import type { KafkaDistribution } from '../kafka/distribution.ts';
import { findJava, type Java } from '../kafka/java.ts';
import { DEFAULT_JVM } from '../kafka/node-program.ts';
import { createProcessLauncher } from '../kafka/process-launcher.ts';
import { benchmarkLines, type Candidate, runBenchmark } from '../sanity/benchmark.ts';
import type { KafkaSubject } from './kafka-subject.ts';

/** Measures the subject, beside the JVM broker of the same jars where it is a native binary; 0 rounds leave it out. */
export async function benchmarkStep(
  host: Host,
  prepared: KafkaSubject,
  { rounds, dir }: { readonly rounds: number; readonly dir: string },
): Promise<void> {
  if (rounds === 0) return;
  const machine = describeMachine();
  const benchmark = await host.log.group('Benchmark', async () => {
    const { binary, distribution, java, launcher } = prepared;
    if (binary === undefined && distribution !== undefined) {
      const only = await jvmCandidate(host, distribution, java ?? (await findJava(host)));
      return await runBenchmark(host, only, { rounds, machine });
    }
    const about = binary === undefined ? {} : { sizeBytes: (await stat(binary)).size };
    const baseline = distribution === undefined ? undefined : await baselineOf(host, distribution);
    return await runBenchmark(
      host,
      { launcher, about },
      { rounds, machine, ...(baseline === undefined ? {} : { baseline }) },
    );
  });
  for (const line of benchmarkLines(benchmark)) host.log.info(line);
  await writeEvidence(dir, createStatement(prepared.subject, 'benchmark', benchmark));
}

async function baselineOf(host: Host, distribution: KafkaDistribution): Promise<Candidate | undefined> {
  try {
    return await jvmCandidate(host, distribution, await findJava(host));
  } catch (error) {
    host.log.warn(`The benchmark has no JVM to compare with: ${messageOf(error)}`);
    return undefined;
  }
}

/** With the flags of Kafka's own scripts, not with those that make the checks quick. */
async function jvmCandidate(
  host: Host,
  { version: kafkaVersion, libs }: KafkaDistribution,
  java: Java,
): Promise<Candidate> {
  const sizes = await Promise.all(libs.map(async (jar) => (await stat(jar)).size));
  const launcher = createProcessLauncher(host, { kafkaVersion, libs, java }, { jvmFlags: DEFAULT_JVM });
  const sizeBytes = sizes.reduce((sum, size) => sum + size, 0);
  return { launcher, about: { java: java.version, flags: [...DEFAULT_JVM], sizeBytes } };
}
