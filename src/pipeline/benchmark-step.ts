import { stat } from 'node:fs/promises';
import { messageOf } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { createStatement } from '../evidence/creation.ts';
import { writeEvidence } from '../evidence/store.ts';
import { describeMachine } from '../io/machine.ts';
import { findJava, type Java } from '../kafka/java.ts';
import { DEFAULT_JVM } from '../kafka/node-program.ts';
import { createProcessLauncher } from '../kafka/process-launcher.ts';
import { benchmarkLines, type Candidate, runBenchmark } from '../sanity/benchmark.ts';
import type { KafkaSubject } from './kafka-subject.ts';

/** Measures the subject, beside the JVM broker of the same jars where it is native; 0 rounds leave it out. */
export async function benchmarkStep(
  host: Host,
  prepared: KafkaSubject,
  { rounds, dir }: { readonly rounds: number; readonly dir: string },
): Promise<void> {
  if (rounds === 0) return;
  const machine = describeMachine();
  const benchmark = await host.log.group('Benchmark', async () => {
    const { binary, java } = prepared;
    if (binary === undefined) {
      const only = await jvmCandidate(host, prepared, java ?? (await findJava(host)));
      return await runBenchmark(host, only, { rounds, machine });
    }
    const { size } = await stat(binary);
    const subject = { launcher: prepared.launcher, about: { sizeBytes: size } };
    const baseline = await baselineOf(host, prepared);
    return await runBenchmark(host, subject, {
      rounds,
      machine,
      ...(baseline === undefined ? {} : { baseline }),
    });
  });
  for (const line of benchmarkLines(benchmark)) host.log.info(line);
  await writeEvidence(dir, createStatement(prepared.subject, 'benchmark', benchmark));
}

async function baselineOf(host: Host, prepared: KafkaSubject): Promise<Candidate | undefined> {
  try {
    return await jvmCandidate(host, prepared, await findJava(host));
  } catch (error) {
    host.log.warn(`The benchmark has no JVM to compare with: ${messageOf(error)}`);
    return undefined;
  }
}

/** With the flags of Kafka's own scripts, not with those that make the checks quick. */
async function jvmCandidate(host: Host, { distribution }: KafkaSubject, java: Java): Promise<Candidate> {
  const { version: kafkaVersion, libs } = distribution;
  const sizes = await Promise.all(libs.map(async (jar) => (await stat(jar)).size));
  const launcher = createProcessLauncher(host, { kafkaVersion, libs, java }, { jvmFlags: DEFAULT_JVM });
  const sizeBytes = sizes.reduce((sum, size) => sum + size, 0);
  return { launcher, about: { java: java.version, flags: [...DEFAULT_JVM], sizeBytes } };
}
