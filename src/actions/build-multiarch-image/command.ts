import { defineCommand } from '../../core/command.ts';
import { path } from '../../core/inputs.ts';
import { kafkaInputs } from '../kafka-inputs.ts';
import { imageInputs, imageOutputs } from './declaration.ts';

export const buildMultiarchImage = defineCommand({
  name: 'build-multiarch-image',
  title: 'Kafka container image',
  description:
    'Builds the Kafka image of one platform, native or JVM, and pushes it by digest; or merges such images under one index with tags. Nothing is ever rebuilt after it was tested.',
  branding: { icon: 'package', color: 'blue' },
  inputs: {
    ...kafkaInputs,
    ...imageInputs,
    'evidence-dir': path({ description: 'Where the statements go.', default: 'out/evidence' }),
  },
  outputs: imageOutputs,
  example: {
    image: 'ghcr.io/OWNER/kafka-native',
    platform: 'linux/arm64',
    'kafka-version': '4.4.0',
    binary: 'out/kafka.Kafka',
  },
  permissions: { packages: 'write, to push to ghcr.io with the job’s token' },
  notes: `It uses the logins of Docker's own configuration (\`docker/login-action\`) and any buildx builder
(\`docker/setup-buildx-action\`), a remote one too; no privileged container is needed.

A job per platform, each on a runner of that platform, then one job that merges:

\`\`\`yaml
  merge:
    needs: image
    steps:
      - uses: OWNER/kafka-native/actions/build-multiarch-image@v0
        with:
          image: ghcr.io/OWNER/kafka-native
          digests: \${{ needs.image.outputs.amd64 }}, \${{ needs.image.outputs.arm64 }}
          tags: 4.4.0, latest
\`\`\`
`,
  async run(host, inputs) {
    const { imageStep } = await import('../../pipeline/image-step.ts');
    return await imageStep(host, inputs);
  },
});
