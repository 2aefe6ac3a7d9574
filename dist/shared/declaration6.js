import { a as integer, c as path, d as text, f as url, i as duration, n as choice, s as list, t as bool } from "./inputs.js";

// src/actions/trivy-scan/declaration.ts
const threshold = choice("never", "unknown", "low", "medium", "high", "critical");
const targetInputs = {
	images: list({ description: "Images of registries, by tag or digest; every platform of each is scanned." }),
	discover: bool({
		description: "Scan every supported image: the tags of the registry by the rules in discover-rules.",
		default: "false"
	}),
	"discover-rules": path({ description: "Which images are supported. Left out, the rules are those of `catalogue/scan/images.json`." }),
	platforms: list({ description: "Only these platforms (`linux/arm64`); one that an image lacks fails." }),
	engine: list({ description: "Images of the local Docker engine." }),
	layout: list({ description: "Folders in OCI layout." }),
	archive: list({ description: "Files of `docker save`." }),
	rootfs: list({ description: "Folders with the file system of an image." }),
	sbom: list({ description: "SBOMs (CycloneDX or SPDX), such as that of a native binary." }),
	contents: choice("kafka", "any")({
		description: "What must be found. `kafka`: what Kafka consists of, or the catalogue must know it where it is compiled into a binary. `any`: some packages are enough.",
		default: "kafka"
	}),
	"kafka-version": text({ description: "Version of Kafka in native images whose label or tag does not say it." }),
	"plan-only": bool({
		description: "Only find out what is to be scanned, for the output matrix; nothing is scanned.",
		default: "false"
	})
};
const trivyInputs = {
	"trivy-version": text({
		description: "Which pinned Trivy; its SHA-256 stands in `catalogue/scan/trivy.json`.",
		default: "0.69.3"
	}),
	"trivy-path": path({ description: "A Trivy that is here already; nothing is downloaded then." }),
	"trivy-sha256": text({ description: "SHA-256 that the Trivy at trivy-path must have." }),
	"trivy-mirror": url({ description: "Where Trivy’s archives are fetched from in place of its GitHub releases, up to `/v0.69.3/…`." }),
	"cache-dir": path({ description: "Where the databases are kept. Left out, a folder in the cache folder of this program." }),
	"db-repositories": list({ description: "Where the vulnerability database comes from, in this order, by tag or digest." }),
	"java-db-repositories": list({ description: "The same for the database that knows jars." }),
	"db-max-age": duration({
		description: "An older vulnerability database is refused.",
		default: "72h"
	}),
	offline: bool({
		description: "Use the databases in the cache; download nothing.",
		default: "false"
	}),
	parallel: integer(1, 16)({
		description: "How many images are scanned at a time.",
		default: "2"
	}),
	timeout: duration({
		description: "For one image.",
		default: "10m"
	})
};
/** What fails a scan. */
const rulesInputs = {
	"fail-on": threshold({
		description: "Fail from this severity on.",
		default: "high"
	}),
	"fail-on-new": threshold({
		description: "Fail from this severity on for what the scan before did not have.",
		default: "never"
	}),
	"fail-on-old-java": bool({
		description: "Fail where the Java inside misses security updates of its line, or gets none.",
		default: "false"
	}),
	"ignore-unfixed": bool({
		description: "Vulnerabilities without a fixed version do not fail the scan.",
		default: "false"
	})
};
const verdictInputs = {
	previous: path({ description: "The scan before: its `scan.json`, an attestation, or a folder with them. Where it does not exist, everything counts as new." }),
	...rulesInputs,
	"ignore-file": path({ description: "JSON `{\"ignore\": [{\"id\", \"package\", \"image\", \"reason\", \"expires\"}]}`; reason and expires are needed, an expired entry fails." }),
	vex: list({ description: "VEX documents (OpenVEX, CycloneDX, CSAF) to honour." })
};
const scanInputs = {
	...targetInputs,
	...trivyInputs,
	...verdictInputs,
	"result-dir": path({
		description: "Where results and reports go.",
		default: "out/scan"
	}),
	"evidence-dir": path({
		description: "Where the statements go.",
		default: "out/evidence"
	})
};
const scanOutputs = {
	result: { description: "`passed` or `failed`." },
	scanned: { description: "Number of images (each platform counts) that were scanned." },
	"not-scanned": { description: "Number of images that could not be scanned." },
	critical: { description: "Number of critical vulnerabilities that count, over all images." },
	high: { description: "Number of high ones." },
	medium: { description: "Number of medium ones." },
	low: { description: "Number of low ones." },
	unknown: { description: "Number of those without a severity." },
	new: { description: "Number that the scan before did not have." },
	fixed: { description: "Number that only the scan before had." },
	matrix: { description: "JSON for `strategy.matrix`: `{\"include\": [{\"image\", \"platform\", \"digest\", \"reference\"}]}`." },
	json: { description: "Path of `scan.json`, which the next scan takes as previous." },
	sarif: { description: "Path of the SARIF file for code scanning." },
	markdown: { description: "Path of the table in Markdown." },
	html: { description: "Path of the table in HTML, with details." },
	cyclonedx: { description: "Folder with one CycloneDX file for each image." }
};

export { scanInputs as n, scanOutputs as r, rulesInputs as t };