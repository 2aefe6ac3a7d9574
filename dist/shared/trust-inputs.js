import { c as path, d as text, s as list } from "./inputs.js";

// src/actions/trust-inputs.ts
/** Whose signatures count: the same inputs for every command that judges. */
const trustInputs = {
	signers: list({ description: "Who must have signed every statement, beside those that the policy names: names in certificates, `*` for anything, such as `https://github.com/OWNER/REPO/.github/workflows/candidate.yml@*`." }),
	"signer-issuer": text({
		description: "Who must have vouched for the names in `signers`.",
		default: "https://token.actions.githubusercontent.com"
	}),
	"signer-keys": list({ description: "Files with public keys (PEM) that may have signed instead: without network, of one’s own." }),
	"trusted-root": path({ description: "Trusted root of Sigstore, as `gh attestation trusted-root` writes it. Without it, that of the public Sigstore is fetched; private repositories of GitHub need it." })
};

export { trustInputs as t };