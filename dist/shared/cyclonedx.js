// src/core/cyclonedx.ts
/**
* Serial number of a CycloneDX document out of a SHA-256 in hexadecimal: the same digest, the same number.
* A UUID of version 8, whose bits are free (RFC 9562, section 5.8).
*/
function serialNumberOf(digest) {
	const variant = (Number.parseInt(digest.charAt(16), 16) & 3 | 8).toString(16);
	return `urn:uuid:${[
		...[
			digest.slice(0, 8),
			digest.slice(8, 12),
			`8${digest.slice(13, 16)}`
		],
		`${variant}${digest.slice(17, 20)}`,
		digest.slice(20, 32)
	].join("-")}`;
}
/** A jar of Maven as a component; `sha256` in hexadecimal. */
function mavenLibrary({ group, name, version }, sha256) {
	const purl = `pkg:maven/${group}/${name}@${version}`;
	return {
		type: "library",
		"bom-ref": purl,
		group,
		name,
		version,
		purl,
		hashes: [{
			alg: "SHA-256",
			content: sha256
		}]
	};
}

export { serialNumberOf as n, mavenLibrary as t };