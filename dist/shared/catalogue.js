import { i as codeOf, o as messageOf, r as UserError } from "./errors.js";
import { a as boolean, h as string, i as array, m as strictObject } from "./schemas.js";
import { readFile } from "node:fs/promises";

// src/kafka/catalogue.ts
const catalogueJar = strictObject({
	/** Name in `libs/`. */
	file: string().regex(/^[^/\\]+\.jar$/),
	/** `groupId:artifactId:version`. */
	maven: string().regex(/^[^:]+:[^:]+:[^:]+$/),
	sha256: string().regex(/^[0-9a-f]{64}$/),
	/** True where it is on the run-time class path of `kafka_2.13` or is the log binding: a broker can reach it. */
	broker: boolean()
});
const catalogue = strictObject({
	kafkaVersion: string(),
	scalaVersion: string(),
	jars: array(catalogueJar).min(1)
});
/** `catalogue/` of this repository: two folders up from `src/kafka`, and from a bundle in `dist/<name>`. */
const CATALOGUE_FOLDER = new URL("../../catalogue/", import.meta.url);
/** The catalogue of one release; undefined where there is none. */
async function readCatalogue(version, folder = CATALOGUE_FOLDER) {
	if (!/^\d[\w.-]*$/.test(version)) return void 0;
	const file = new URL(`${version}.json`, folder);
	let text;
	try {
		text = await readFile(file, "utf8");
	} catch (error) {
		if (codeOf(error) === "ENOENT") return void 0;
		throw error;
	}
	try {
		return catalogue.parse(JSON.parse(text));
	} catch (error) {
		throw new UserError(`The catalogue ${file.pathname} is damaged: ${messageOf(error)}`, {
			hint: "Generate it again with src/kafka/catalogue-generate.ts.",
			cause: error
		});
	}
}
/** Coordinates of a jar of the catalogue, taken apart. */
function artifactOf(jar) {
	const [groupId = "", artifactId = "", version = ""] = jar.maven.split(":");
	return {
		groupId,
		artifactId,
		version
	};
}

export { artifactOf as n, readCatalogue as r, CATALOGUE_FOLDER as t };