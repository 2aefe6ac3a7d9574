import { defineCommand } from '../../core/command.ts';
import { reportOutputs } from '../publish-report/declaration.ts';
import { pipelineInputs } from './declaration.ts';

export const pipeline = defineCommand({
  name: 'pipeline',
  title: 'Kafka native suite',
  description:
    'The pipeline of one machine in one step: gets a real Kafka, builds its native binary where that is asked for, tests it, judges the evidence and writes the report.',
  branding: { icon: 'package', color: 'purple' },
  inputs: pipelineInputs,
  outputs: reportOutputs,
  example: { 'kafka-version': '4.4.0' },
  async run(host, inputs) {
    const { runPipeline } = await import('../../pipeline/pipeline.ts');
    return await runPipeline(host, inputs);
  },
});
