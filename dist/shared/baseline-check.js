import { t as metadataInputs } from "./declaration2.js";
import { n as UsageError } from "./errors.js";
import { p as withDefaults } from "./inputs.js";
import { n as registrations } from "./registrations.js";
import { M as readFolder } from "./write.js";
import { t as metadataStep } from "./metadata-step.js";
import { resolve } from "node:path";

// src/pipeline/baseline-check.ts
/**
* Compares the baseline with the jars instead of tracing: check-metadata under the name and with the outputs
* of the command that writes metadata.
* @throws UsageError where there is no baseline
*/
async function checkBaseline(host, inputs) {
	const { baseline } = inputs;
	if (baseline === void 0) throw new UsageError(["mode check compares a folder with the jars; name the folder as baseline."]);
	const given = withDefaults(metadataInputs, { "config-dir": [baseline] });
	const checked = await metadataStep(host, {
		...inputs,
		...given
	});
	const folder = resolve(host.dirs.work, baseline);
	const { metadata, format } = await readFolder(folder, []);
	const { errors, warnings, evidence } = checked.outputs;
	return {
		...checked,
		outputs: {
			"metadata-dir": folder,
			format,
			registrations: registrations(metadata).size,
			added: Number(errors) + Number(warnings),
			removed: 0,
			report: "",
			patch: "",
			evidence
		}
	};
}

export { checkBaseline };