import { defineCommand } from '../../core/command.ts';
import { promoteInputs, promoteOutputs } from './declaration.ts';

export const promote = defineCommand({
  name: 'promote',
  title: 'Promote a Kafka image',
  description:
    'Copies an image to the repository of its users, with all platforms and attestations and the digest unchanged, if the evidence about exactly that digest passes the policy.',
  branding: { icon: 'upload-cloud', color: 'green' },
  inputs: promoteInputs,
  outputs: promoteOutputs,
  example: {
    source: 'ghcr.io/example/kafka-native-rc@sha256:…',
    target: 'docker.io/example/kafka-native',
    tags: '4.4.0',
  },
  notes:
    'It logs in with what `docker login` left (configuration or helper program). It is safe to run twice: what is there is left alone, and tags are set last, when everything is at the target.',
  async run(host, inputs) {
    const { promoteStep } = await import('../../pipeline/promote-step.ts');
    return await promoteStep(host, inputs);
  },
});
