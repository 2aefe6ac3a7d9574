import { resolve } from 'node:path';
import { metadataInputs } from '../actions/check-metadata/declaration.ts';
import type { tracingOutputs } from '../actions/generate-reflection-config/declaration.ts';
import type { Outcome } from '../core/command.ts';
import { UsageError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { withDefaults } from '../core/inputs.ts';
import { registrations } from '../metadata/agent/registrations.ts';
import { readFolder } from '../metadata/formats/folder.ts';
import { metadataStep } from './metadata-step.ts';
import type { TracingInputs } from './tracing-step.ts';

/**
 * Compares the baseline with the jars instead of tracing: check-metadata under the name and with the outputs
 * of the command that writes metadata.
 * @throws UsageError where there is no baseline
 */
export async function checkBaseline(
  host: Host,
  inputs: TracingInputs,
): Promise<Outcome<typeof tracingOutputs>> {
  const { baseline } = inputs;
  if (baseline === undefined) {
    throw new UsageError(['mode check compares a folder with the jars; name the folder as baseline.']);
  }
  const given = withDefaults(metadataInputs, { 'config-dir': [baseline] });
  const checked = await metadataStep(host, { ...inputs, ...given });
  const folder = resolve(host.dirs.work, baseline);
  const { metadata, format } = await readFolder(folder, []);
  const { errors, warnings, evidence } = checked.outputs;
  return {
    ...checked,
    outputs: {
      'metadata-dir': folder,
      format,
      registrations: registrations(metadata).size,
      added: Number(errors) + Number(warnings),
      removed: 0,
      report: '',
      patch: '',
      evidence,
    },
  };
}
