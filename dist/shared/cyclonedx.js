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
/** Jars as components, in the order of their names: by coordinates where they are known, else by file name. */
function jarComponents(jars) {
	return jars.toSorted((a, b) => a.file < b.file ? -1 : 1).map(jarComponent);
}
function jarComponent({ file, sha256, maven }) {
	const [group, name, version] = maven?.split(":") ?? [];
	if (group === void 0 || name === void 0 || version === void 0) {
		const hashes = [{
			alg: "SHA-256",
			content: sha256
		}];
		return {
			type: "library",
			"bom-ref": `file:${file}`,
			name: file,
			hashes
		};
	}
	return mavenLibrary({
		group,
		name,
		version
	}, sha256);
}
/**
* CycloneDX 1.6 of one thing and the components that went into it.
* @param aggregate whether the list is all there is
*/
function bomOf({ sha256, ...subject }, components, about) {
	const ref = subject["bom-ref"];
	return {
		bomFormat: "CycloneDX",
		specVersion: "1.6",
		serialNumber: serialNumberOf(sha256),
		version: 1,
		metadata: {
			timestamp: about.timestamp,
			tools: { components: [{
				type: "application",
				name: "kafka-native",
				version: about.version
			}] },
			component: {
				...subject,
				hashes: [{
					alg: "SHA-256",
					content: sha256
				}],
				licenses: [{ license: { id: "Apache-2.0" } }]
			}
		},
		components: [...components],
		dependencies: [{
			ref,
			dependsOn: components.map((each) => each["bom-ref"])
		}],
		compositions: [{
			aggregate: about.aggregate,
			assemblies: [ref]
		}]
	};
}

export { serialNumberOf as i, jarComponents as n, mavenLibrary as r, bomOf as t };