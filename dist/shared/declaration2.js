import { c as path, d as text, n as choice, r as choices, s as list, t as bool } from "./inputs.js";

// src/actions/check-metadata/declaration.ts
const metadataInputs = {
	"config-dir": list({
		description: "Folders with the reachability metadata to check, per-kind files or `reachability-metadata.json`. What is missing belongs to the first one.",
		required: true
	}),
	"entry-point": text({ description: "Main class that counts as the start of the program: the upstream image’s, unless told." }),
	architectures: choices("amd64", "arm64")({
		description: "For which processors native libraries must be registered.",
		default: "amd64,arm64"
	}),
	"fail-on": choice("error", "warning", "note", "none")({
		description: "Findings of this severity or a graver one fail the check.",
		default: "error"
	}),
	"ignore-file": path({ description: "Accepted findings, one a line: `rule class until=YYYY-MM-DD reason`." }),
	fix: bool({
		description: "Write the missing entries of errors and warnings into the first folder.",
		default: "false"
	}),
	"merged-dir": path({ description: "Folder that gets the metadata of all folders as one, sorted, with what `fix` adds: to merge folders, and to convert between the formats." }),
	"merged-format": choice("per-kind", "unified")({ description: "Format of merged-dir: the files of Java 21 and before, or `reachability-metadata.json`. Left out, it is that of the first folder." }),
	format: choice("text", "markdown", "json", "sarif")({
		description: "Form of the report.",
		default: "text"
	}),
	output: path({ description: "File for the report; without it, it goes to the log." })
};
const metadataOutputs = {
	result: { description: "`passed` or `failed`." },
	errors: { description: "Number of errors." },
	warnings: { description: "Number of warnings." },
	notes: { description: "Number of notes." },
	fixed: { description: "Metadata files that were written, comma-separated." },
	report: { description: "Path of the report, where `output` was given." },
	evidence: { description: "Path of the metadata statement." }
};

export { metadataOutputs as n, metadataInputs as t };