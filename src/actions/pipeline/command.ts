import { defineCommand } from '../../core/command.ts';
import { path } from '../../core/inputs.ts';
import { kafkaInputs } from '../kafka-inputs.ts';
import { reportInputs, reportOutputs } from '../publish-report/command.ts';
import { sanityInputs } from '../run-sanity/command.ts';

export const pipelineInputs = {
  ...kafkaInputs,
  ...sanityInputs,
  ...reportInputs,
  'evidence-dir': path({
    description: 'Where the statements go; those of an earlier run in it are removed first.',
    default: 'out/evidence',
  }),
} as const;

export const pipeline = defineCommand({
  name: 'pipeline',
  title: 'Kafka native suite',
  description:
    'The pipeline of one machine in one step: gets a real Kafka, tests it, judges the evidence and writes the report.',
  branding: { icon: 'package', color: 'purple' },
  inputs: pipelineInputs,
  outputs: reportOutputs,
  example: { 'kafka-version': '4.4.0' },
  async run(host, inputs) {
    const { runPipeline } = await import('../../pipeline/pipeline.ts');
    return await runPipeline(host, inputs);
  },
});
