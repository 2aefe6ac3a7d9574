import { n as UsageError, o as messageOf } from "./errors.js";
import { n as publicKeyOf } from "./public-key.js";
import { resolve } from "node:path";
import { readFile } from "node:fs/promises";

// src/pipeline/trust.ts
/** Signers and trusted root as the inputs name them. @throws UsageError with every key that cannot be read */
async function trustOf(host, inputs) {
	const issuer = inputs["signer-issuer"];
	const named = (inputs.signers ?? []).map((identity) => ({
		identity,
		issuer
	}));
	const problems = [];
	const keys = [];
	for (const file of inputs["signer-keys"] ?? []) try {
		const key = await readFile(resolve(host.dirs.work, file), "utf8");
		publicKeyOf(key);
		keys.push({ key });
	} catch (error) {
		problems.push(`signer-keys: "${file}" is no public key in PEM that can be read: ${messageOf(error)}`);
	}
	if (problems.length > 0) throw new UsageError(problems);
	return {
		signers: [...named, ...keys],
		trustedRoot: inputs["trusted-root"]
	};
}

export { trustOf as t };