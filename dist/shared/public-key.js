import { r as hashOf } from "./hash.js";
import { createPublicKey } from "node:crypto";

// src/io/public-key.ts
/** A public key from its PEM text. @throws Error where it is none */
function publicKeyOf(pem) {
	return createPublicKey({
		key: pem,
		format: "pem"
	});
}
/** SHA-256 of the key itself (SubjectPublicKeyInfo in DER), in hexadecimal: the same however it is written. */
function fingerprintOf(key) {
	return hashOf(key.export({
		format: "der",
		type: "spki"
	}), "sha256");
}

export { publicKeyOf as n, fingerprintOf as t };