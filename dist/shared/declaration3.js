import { c as path, d as text, r as choices, t as bool } from "./inputs.js";
import { t as AREAS } from "./areas.js";

// src/actions/generate-reflection-config/declaration.ts
const tracingInputs = {
	"graalvm-home": path({ description: "The GraalVM whose tracing agent is used. Left out, it is GRAALVM_HOME." }),
	"output-dir": path({
		description: "Where the metadata goes, in the format that this GraalVM reads.",
		default: "out/metadata"
	}),
	area: choices(...AREAS)({ description: "Run only the sanity checks of these areas as workloads; all of them unless told." }),
	"workload-command": text({ description: "A command of your own, run with `sh -c` as one more workload: every JVM that it starts is traced." }),
	"config-defaults": bool({
		description: "Also load every class that is the default of a configuration key.",
		default: "true"
	}),
	"static-check": bool({
		description: "Also add what the static check of the class path finds missing: what no workload reached, such as login modules and plug-ins.",
		default: "true"
	}),
	"merge-with": path({ description: "A metadata folder whose entries are kept beside the new ones." }),
	baseline: path({ description: "A metadata folder to compare the result with." }),
	"fail-on-drift": bool({
		description: "Fail where the result registers something that the baseline does not.",
		default: "false"
	})
};
const tracingOutputs = {
	"metadata-dir": { description: "Folder of the metadata." },
	format: { description: "`per-kind` or `unified`." },
	registrations: { description: "Number of types, members and resources that are registered." },
	added: { description: "Registrations that the baseline does not have; 0 without a baseline. With mode check: its errors and warnings." },
	removed: { description: "Registrations of the baseline that no workload needed." },
	report: { description: "Path of a JSON file that names for every registration the workloads that needed it." },
	patch: { description: "Path of a patch (`git apply`) that brings the baseline up to date; empty without drift." },
	evidence: { description: "Path of the metadata statement." }
};

export { tracingOutputs as n, tracingInputs as t };