import type { kafkaInputs } from '../actions/kafka-inputs.ts';
import type { Host } from '../core/host.ts';
import type { InputValues } from '../core/inputs.ts';
import { createStatement } from '../evidence/creation.ts';
import type { Subject } from '../evidence/statement.ts';
import { writeEvidence } from '../evidence/store.ts';
import { type KafkaDistribution, obtainKafka } from '../kafka/distribution.ts';

export type KafkaInputs = InputValues<typeof kafkaInputs>;

/** Gets the Kafka that the inputs name. */
export async function obtain(host: Host, inputs: KafkaInputs): Promise<KafkaDistribution> {
  return await obtainKafka(host, {
    version: inputs['kafka-version'],
    source: inputs['kafka-source'],
    trustedFingerprints: inputs['trusted-fingerprints'],
    url: inputs['kafka-url'],
    path: inputs['kafka-path'],
    checksum: inputs['kafka-checksum'],
  });
}

/** The distribution as the subject of a statement. */
export function distributionSubject({ scalaVersion, version, digest }: KafkaDistribution): Subject {
  return { name: `kafka_${scalaVersion}-${version}`, digest: { sha256: digest } };
}

/** Leaves the statement that says where Kafka came from. */
export async function writeDistribution(dir: string, distribution: KafkaDistribution): Promise<void> {
  const subject = distributionSubject(distribution);
  await writeEvidence(dir, createStatement(subject, 'distribution', distribution.evidence));
}
