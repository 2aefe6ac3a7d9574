import { defineCommand } from '../../core/command.ts';
import { verifyInputs, verifyOutputs } from './declaration.ts';

export const verify = defineCommand({
  name: 'verify',
  title: 'Verify Kafka evidence',
  description:
    'Judges what is known of one image or file: every statement must be about exactly its digest, or about what it was made of.',
  branding: { icon: 'check-circle', color: 'green' },
  inputs: verifyInputs,
  outputs: verifyOutputs,
  positional: 'subject',
  example: { subject: 'ghcr.io/example/kafka-native@sha256:…' },
  async run(host, inputs) {
    const { verifyStep } = await import('../../pipeline/verify-step.ts');
    return await verifyStep(host, inputs);
  },
});
