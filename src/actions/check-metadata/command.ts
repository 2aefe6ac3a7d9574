import { defineCommand } from '../../core/command.ts';
import { path } from '../../core/inputs.ts';
import { kafkaInputs } from '../kafka-inputs.ts';
import { metadataInputs, metadataOutputs } from './declaration.ts';

export const checkMetadata = defineCommand({
  name: 'check-metadata',
  title: 'Check reachability metadata',
  description:
    'Compares reachability metadata with the jars of a Kafka: says which entries a native image would lack, which are left over, and why. Needs neither GraalVM nor a broker.',
  branding: { icon: 'search', color: 'orange' },
  inputs: {
    ...kafkaInputs,
    ...metadataInputs,
    'evidence-dir': path({ description: 'Where the statement goes.', default: 'out/evidence' }),
  },
  outputs: metadataOutputs,
  example: { 'kafka-version': '4.4.0', 'config-dir': 'docker/native/native-image-configs' },
  async run(host, inputs) {
    const { metadataStep } = await import('../../pipeline/metadata-step.ts');
    return await metadataStep(host, inputs);
  },
});
