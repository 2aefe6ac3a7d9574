import { c as path, d as text, f as url, n as choice, s as list } from "./inputs.js";

// src/actions/kafka-inputs.ts
/** Which Kafka is meant: the same inputs for every command that needs one. */
const kafkaInputs = {
	"kafka-version": text({
		description: "Kafka release: an exact version (`4.4.0`), a line (`3.9`, its newest patch) or `latest`. Not used with kafka-url or kafka-path.",
		default: "latest"
	}),
	"kafka-url": url({ description: "Address of a Kafka tarball (a release candidate, a build of your own). Its `.sha512` and `.asc` are expected beside it." }),
	"kafka-path": path({ description: "A Kafka that is here already: an unpacked folder with `libs/`, or a tarball." }),
	"kafka-source": choice("auto", "archive", "maven")({
		description: "Where a release comes from: the official archive, Maven Central through the machine’s own `mvn`, or `auto`: the archive, and Maven where that cannot be reached.",
		default: "auto"
	}),
	"kafka-checksum": text({ description: "SHA-512 (128 hexadecimal digits) of the tarball at kafka-url, where no `.sha512` lies beside it." }),
	"trusted-fingerprints": list({ description: "OpenPGP key fingerprints (40 hexadecimal digits) that may sign the tarball. Without it, every key of the project’s KEYS file may." })
};

export { kafkaInputs as t };