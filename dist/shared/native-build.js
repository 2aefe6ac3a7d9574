import { t as binaryInputs } from "./declaration.js";
import { t as tracingInputs } from "./declaration3.js";
import { t as setupGraalvmCommand } from "./command11.js";
import { p as withDefaults } from "./inputs.js";
import { t as setupGraalvm } from "./setup.js";
import { t as binaryStep } from "./binary-step.js";
import { t as tracingStep } from "./tracing-step.js";

// src/pipeline/native-build.ts
/**
* From a Kafka to its native executable: a GraalVM (the one at hand, else one is installed), metadata (the
* given folder, else a real broker is traced), build. Takes minutes where the cache has nothing.
* @returns the path of the executable
*/
async function buildNative(host, inputs) {
	const evidence = { "evidence-dir": inputs["evidence-dir"] };
	const graalvm = { "graalvm-home": await host.log.group("GraalVM", async () => {
		const setup = withDefaults(setupGraalvmCommand.inputs, {
			...evidence,
			home: inputs["graalvm-home"]
		});
		return String((await setupGraalvm(host, setup)).outputs.home);
	}) };
	const metadata = inputs["metadata-dir"] ?? await host.log.group("Reachability metadata", async () => {
		const tracing = {
			...withDefaults(tracingInputs, graalvm),
			...kafkaOf(inputs),
			...evidence
		};
		return String((await tracingStep(host, tracing)).outputs["metadata-dir"]);
	});
	return await host.log.group("Native binary", async () => {
		const { optimization } = inputs;
		const given = withDefaults(binaryInputs, {
			...graalvm,
			"metadata-dir": metadata,
			optimization
		});
		return String((await binaryStep(host, {
			...given,
			...kafkaOf(inputs),
			...evidence
		})).outputs.binary);
	});
}
function kafkaOf(inputs) {
	return {
		"kafka-version": inputs["kafka-version"],
		"kafka-url": inputs["kafka-url"],
		"kafka-path": inputs["kafka-path"],
		"kafka-source": inputs["kafka-source"],
		"kafka-checksum": inputs["kafka-checksum"],
		"trusted-fingerprints": inputs["trusted-fingerprints"]
	};
}

export { buildNative };