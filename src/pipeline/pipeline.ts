import { resolve } from 'node:path';
import type { pipelineInputs } from '../actions/pipeline/declaration.ts';
import type { reportOutputs } from '../actions/publish-report/declaration.ts';
import type { Outcome } from '../core/command.ts';
import type { Host } from '../core/host.ts';
import type { InputValues } from '../core/inputs.ts';
import { clearEvidence } from '../evidence/clearing.ts';
import { reportStep } from './report-step.ts';
import { sanityStep } from './sanity-step.ts';

type PipelineInputs = InputValues<typeof pipelineInputs>;

/** Kafka in, judged report out. A suite that fails is reported and judged like one that passes. */
export async function runPipeline(
  host: Host,
  inputs: PipelineInputs,
): Promise<Outcome<typeof reportOutputs>> {
  await clearEvidence(resolve(host.dirs.work, inputs['evidence-dir']));
  const sanity = await sanityStep(host, { ...inputs, binary: await binaryOf(host, inputs) });
  const report = await reportStep(host, inputs);
  return { ...report, message: `${sanity.message}\n${report.message}` };
}

/** Only `type: native` builds: nobody waits for minutes who did not ask for it. */
async function binaryOf(host: Host, inputs: PipelineInputs): Promise<string | undefined> {
  if (inputs.type !== 'native' || inputs.binary !== undefined || inputs.image !== undefined)
    return inputs.binary;
  const { buildNative } = await import('./native-build.ts');
  return await buildNative(host, inputs);
}
