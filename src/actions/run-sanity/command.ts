import { defineCommand } from '../../core/command.ts';
import { path } from '../../core/inputs.ts';
import { kafkaInputs } from '../kafka-inputs.ts';
import { sanityInputs, sanityOutputs } from './declaration.ts';

export const runSanity = defineCommand({
  name: 'run-sanity',
  title: 'Kafka sanity suite',
  description:
    'Starts a real Kafka (JVM or native), runs the sanity checks against it and leaves the result as an in-toto test-result statement.',
  branding: { icon: 'check-circle', color: 'green' },
  inputs: {
    ...kafkaInputs,
    ...sanityInputs,
    'evidence-dir': path({ description: 'Where the statements go.', default: 'out/evidence' }),
  },
  outputs: sanityOutputs,
  example: { 'kafka-version': '4.4.0' },
  async run(host, inputs) {
    const { sanityStep } = await import('../../pipeline/sanity-step.ts');
    return await sanityStep(host, inputs);
  },
  async post(host, { image }) {
    if (image === undefined) return;
    const { removeLeftContainers } = await import('../../pipeline/left-containers.ts');
    await removeLeftContainers(host);
  },
});
