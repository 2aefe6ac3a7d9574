import { a as parseDuration, i as parseBytes } from "./units.js";

// src/core/inputs.ts
/** What a parser throws: the allowed form, in words that follow "expected ". */
var InvalidValue = class extends Error {
	name = "InvalidValue";
};
function kind(type, parse, given = {}) {
	return ((spec) => ({
		type,
		description: spec.description,
		default: spec.default,
		actionDefault: spec.actionDefault,
		required: spec.required ?? false,
		secret: spec.secret ?? false,
		flag: given.flag ?? false,
		inParts: given.inParts ?? false,
		parse
	}));
}
/** Free text, trimmed. */
const text = kind("text", (value) => value);
/** A path of the local file system, as given. */
const path = kind("path", (value) => value);
/** YAML 1.2 core booleans, as `@actions/core` reads them. */
const bool = kind("true or false", parseBoolean, { flag: true });
/** Comma- or newline-separated; blanks are dropped. */
const list = kind("list", parseList, { inParts: true });
/** One to a line; a comma is part of its text. */
const lines = kind("lines", (value) => splitAt("\n", value), { inParts: true });
/** `500ms`, `30s`, `5m`, `2h`; the value is in milliseconds. */
const duration = kind("duration", (value) => orInvalid(parseDuration(value), "a duration such as 30s or 5m"));
/** `512k`, `64m`, `2g`; the value is in bytes. */
const size = kind("size", (value) => orInvalid(parseBytes(value), "a size such as 512m or 2g"));
/** An absolute http or https address. */
const url = kind("URL", parseUrl);
/** A whole number within bounds, both included. */
function integer(min, max) {
	return kind(`whole number ${min}–${max}`, (value) => {
		const parsed = /^-?\d{1,15}$/.test(value) ? Number(value) : NaN;
		return orInvalid(parsed >= min && parsed <= max ? parsed : void 0, `a whole number from ${min} to ${max}`);
	});
}
/** Exactly one of the given words. */
function choice(...words) {
	return kind(`one of ${words.map((word) => `\`${word}\``).join(", ")}`, (value) => orInvalid(words.find((word) => word === value), `one of ${words.join(", ")}`));
}
/** A list of the given words. */
function choices(...words) {
	return kind(`list of ${words.map((word) => `\`${word}\``).join(", ")}`, (value) => parseList(value).map((item) => orInvalid(words.find((word) => word === item), `a list of ${words.join(", ")}`)), { inParts: true });
}
/** Reads every input and collects every problem, so that one run shows all of them. */
function readInputs(specs, raw, show = (name) => name) {
	const problems = [];
	const values = {};
	for (const [name, spec] of Object.entries(specs)) {
		const given = raw(name)?.trim();
		const value = given === void 0 || given === "" ? spec.default ?? "" : given;
		if (value === "") {
			if (spec.required) problems.push(`${show(name)} is required: ${spec.description}`);
			values[name] = void 0;
			continue;
		}
		try {
			values[name] = spec.parse(value);
		} catch (error) {
			if (!(error instanceof InvalidValue)) throw error;
			const shown = spec.secret ? "(a secret value)" : `"${value}"`;
			problems.push(`${show(name)}: ${shown} is not valid, expected ${error.message}`);
		}
	}
	return problems.length > 0 ? { problems } : { values };
}
/** The values of a command that is called by another: what is given, and its own defaults for the rest. */
function withDefaults(specs, given) {
	const known = given;
	const values = Object.entries(specs).map(([name, spec]) => [name, known[name] ?? (spec.default ? spec.parse(spec.default) : void 0)]);
	return Object.fromEntries(values);
}
function orInvalid(value, allowed) {
	if (value === void 0) throw new InvalidValue(allowed);
	return value;
}
function parseBoolean(value) {
	if (/^(true|True|TRUE)$/.test(value)) return true;
	if (/^(false|False|FALSE)$/.test(value)) return false;
	throw new InvalidValue("true or false");
}
function parseList(value) {
	return splitAt(/[\n,]/, value);
}
function splitAt(separator, value) {
	return value.split(separator).map((item) => item.trim()).filter((item) => item !== "");
}
function parseUrl(value) {
	const parsed = URL.canParse(value) ? new URL(value) : void 0;
	if (parsed?.protocol === "http:" || parsed?.protocol === "https:") return value;
	throw new InvalidValue("an address that starts with https:// or http://");
}

export { integer as a, path as c, text as d, url as f, duration as i, readInputs as l, choice as n, lines as o, withDefaults as p, choices as r, list as s, bool as t, size as u };