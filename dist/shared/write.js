import { i as __require, t as __commonJSMin } from "./rolldown-runtime.js";
import { a as explain, o as messageOf, r as UserError } from "./errors.js";
import { basename, join } from "node:path";
import { readFile, readdir } from "node:fs/promises";

// src/metadata/formats/model.ts
/** Flags of a type entry, in the order in which they are written. */
const TYPE_FLAGS = [
	"allDeclaredFields",
	"allPublicFields",
	"allDeclaredMethods",
	"allPublicMethods",
	"allDeclaredConstructors",
	"allPublicConstructors",
	"allDeclaredClasses",
	"allPublicClasses",
	"allRecordComponents",
	"allPermittedSubclasses",
	"allNestMembers",
	"allSigners",
	"queryAllDeclaredMethods",
	"queryAllPublicMethods",
	"queryAllDeclaredConstructors",
	"queryAllPublicConstructors",
	"unsafeAllocated"
];
const EMPTY = {
	reflection: [],
	jni: [],
	resources: [],
	bundles: [],
	proxies: [],
	serialization: [],
	predefined: []
};
/** `[La.B;` and `a.B[]` → `a.B[]`; `[I` → `int[]`; a plain name stays. */
function typeName(name) {
	const dimensions = name.length - name.replace(/^\[+/, "").length;
	if (dimensions === 0) return name;
	const element = name.slice(dimensions);
	return (element.startsWith("L") ? element.slice(1, -1) : PRIMITIVES[element] ?? element) + "[]".repeat(dimensions);
}
/** The class that a type entry is about, without array brackets. */
function elementClass(name) {
	return typeName(name).replace(/(?:\[\])+$/, "");
}
const PRIMITIVES = {
	B: "byte",
	C: "char",
	D: "double",
	F: "float",
	I: "int",
	J: "long",
	S: "short",
	V: "void",
	Z: "boolean"
};

// src/metadata/formats/merge.ts
/** One metadata out of several: entries about the same thing are joined, everything is sorted. */
function mergeMetadata(parts) {
	return {
		reflection: mergeTypes(parts.flatMap((part) => part.reflection)),
		jni: mergeTypes(parts.flatMap((part) => part.jni)),
		resources: unique(parts.flatMap((part) => part.resources), resourceKey),
		bundles: mergeBundles(parts.flatMap((part) => part.bundles)),
		proxies: unique(parts.flatMap((part) => part.proxies), (proxy) => `${proxy.interfaces.join()}|${proxy.condition ?? ""}`),
		serialization: unique(parts.flatMap((part) => part.serialization), (each) => `${typeName(each.type)}|${each.isLambda ?? false}|${each.condition ?? ""}`),
		predefined: unique(parts.flatMap((part) => part.predefined), (each) => JSON.stringify(each))
	};
}
/** Everything side by side, nothing joined: each entry keeps its place. */
function concat(parts) {
	return {
		reflection: parts.flatMap((part) => part.reflection),
		jni: parts.flatMap((part) => part.jni),
		resources: parts.flatMap((part) => part.resources),
		bundles: parts.flatMap((part) => part.bundles),
		proxies: parts.flatMap((part) => part.proxies),
		serialization: parts.flatMap((part) => part.serialization),
		predefined: parts.flatMap((part) => part.predefined)
	};
}
/** What tells two type entries apart. */
function typeKey(entry) {
	return `${typeName(entry.type)}|${entry.condition ?? ""}`;
}
function resourceKey(entry) {
	return `${entry.kind}|${entry.module ?? ""}|${entry.form}|${entry.pattern}|${entry.condition ?? ""}`;
}
function methodKey({ name, parameterTypes }) {
	return parameterTypes === void 0 ? name : `${name}(${parameterTypes.join()})`;
}
function joinTypes(one, other) {
	const methods = unique([...one.methods, ...other.methods], methodKey);
	const callable = new Set(methods.map(methodKey));
	return {
		...one,
		flags: TYPE_FLAGS.filter((flag) => one.flags.includes(flag) || other.flags.includes(flag)),
		methods,
		queriedMethods: unique([...one.queriedMethods, ...other.queriedMethods], methodKey).filter((method) => !callable.has(methodKey(method))),
		fields: unique([...one.fields, ...other.fields], (name) => name)
	};
}
function mergeTypes(entries) {
	const merged = /* @__PURE__ */ new Map();
	for (const entry of entries) {
		const known = merged.get(typeKey(entry));
		merged.set(typeKey(entry), known === void 0 ? entry : joinTypes(known, entry));
	}
	return sorted([...merged.values()], (entry) => `${entry.type}|${entry.condition ?? ""}`);
}
function mergeBundles(entries) {
	const merged = /* @__PURE__ */ new Map();
	for (const entry of entries) {
		const key = `${entry.name}|${entry.condition ?? ""}`;
		const known = merged.get(key) ?? {
			...entry,
			locales: [],
			classNames: []
		};
		merged.set(key, {
			...known,
			locales: unique([...known.locales, ...entry.locales], (each) => each),
			classNames: unique([...known.classNames, ...entry.classNames], (each) => each)
		});
	}
	return sorted([...merged.values()], (entry) => entry.name);
}
function unique(values, key) {
	return sorted([...new Map(values.map((value) => [key(value), value])).values()], key);
}
/** By code unit, like the agent does, and not by the language of the machine. */
function sorted(values, key) {
	return values.map((value) => ({
		value,
		key: key(value)
	})).sort((one, other) => one.key < other.key ? -1 : one.key > other.key ? 1 : 0).map(({ value }) => value);
}

// src/metadata/formats/resource-pattern.ts
/** What tells whether a path is covered by an entry; undefined where the pattern is no valid expression. */
function resourceMatcher(entry) {
	const literal = literalPath(entry);
	if (literal !== void 0) return (path) => path === literal;
	const source = entry.form === "glob" ? globSource(entry.pattern) : javaRegexSource(entry.pattern);
	try {
		const expression = new RegExp(`^(?:${source})$`, "s");
		return (path) => expression.test(path);
	} catch {
		return;
	}
}
/** The one path that an entry covers, if it is only one. */
function literalPath({ form, pattern }) {
	if (form === "glob") return /[*\\]/.test(pattern) ? void 0 : pattern;
	const [, quoted] = /^\\Q((?:(?!\\E).)*)\\E$/s.exec(pattern) ?? [];
	return quoted ?? (/^[\w/-]+$/.test(pattern) ? pattern : void 0);
}
/** `\Q…\E` is all of Java's own syntax that metadata uses. */
function javaRegexSource(pattern) {
	return pattern.replace(/\\Q(.*?)(?:\\E|$)/gs, (_, text) => escapeRegex(text));
}
/** `*` stays within a folder, `**` does not (native-image's resource globs). */
function globSource(glob) {
	return glob.split(/(\*\*\/|\*\*|\*|\\.)/).map((part) => {
		if (part === "**/") return "(?:.*/)?";
		if (part === "**") return ".*";
		if (part === "*") return "[^/]*";
		return escapeRegex(part.startsWith("\\") ? part.slice(1) : part);
	}).join("");
}
function escapeRegex(text) {
	return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

// node_modules/jsonc-parser/lib/umd/main.js
var require_main = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	(function(factory) {
		if (typeof module === "object" && typeof module.exports === "object") {
			var v = factory(__require, exports);
			if (v !== void 0) module.exports = v;
		} else if (typeof define === "function" && define.amd) define([
			"require",
			"exports",
			"./impl/format",
			"./impl/edit",
			"./impl/scanner",
			"./impl/parser"
		], factory);
	})(function(require, exports) {
		"use strict";
		Object.defineProperty(exports, "__esModule", { value: true });
		exports.applyEdits = exports.modify = exports.format = exports.printParseErrorCode = exports.ParseErrorCode = exports.stripComments = exports.visit = exports.getNodeValue = exports.getNodePath = exports.findNodeAtOffset = exports.findNodeAtLocation = exports.parseTree = exports.parse = exports.getLocation = exports.SyntaxKind = exports.ScanError = exports.createScanner = void 0;
		const formatter = require("./impl/format");
		const edit = require("./impl/edit");
		const scanner = require("./impl/scanner");
		const parser = require("./impl/parser");
		/**
		* Creates a JSON scanner on the given text.
		* If ignoreTrivia is set, whitespaces or comments are ignored.
		*/
		exports.createScanner = scanner.createScanner;
		var ScanError;
		(function(ScanError) {
			ScanError[ScanError["None"] = 0] = "None";
			ScanError[ScanError["UnexpectedEndOfComment"] = 1] = "UnexpectedEndOfComment";
			ScanError[ScanError["UnexpectedEndOfString"] = 2] = "UnexpectedEndOfString";
			ScanError[ScanError["UnexpectedEndOfNumber"] = 3] = "UnexpectedEndOfNumber";
			ScanError[ScanError["InvalidUnicode"] = 4] = "InvalidUnicode";
			ScanError[ScanError["InvalidEscapeCharacter"] = 5] = "InvalidEscapeCharacter";
			ScanError[ScanError["InvalidCharacter"] = 6] = "InvalidCharacter";
		})(ScanError || (exports.ScanError = ScanError = {}));
		var SyntaxKind;
		(function(SyntaxKind) {
			SyntaxKind[SyntaxKind["OpenBraceToken"] = 1] = "OpenBraceToken";
			SyntaxKind[SyntaxKind["CloseBraceToken"] = 2] = "CloseBraceToken";
			SyntaxKind[SyntaxKind["OpenBracketToken"] = 3] = "OpenBracketToken";
			SyntaxKind[SyntaxKind["CloseBracketToken"] = 4] = "CloseBracketToken";
			SyntaxKind[SyntaxKind["CommaToken"] = 5] = "CommaToken";
			SyntaxKind[SyntaxKind["ColonToken"] = 6] = "ColonToken";
			SyntaxKind[SyntaxKind["NullKeyword"] = 7] = "NullKeyword";
			SyntaxKind[SyntaxKind["TrueKeyword"] = 8] = "TrueKeyword";
			SyntaxKind[SyntaxKind["FalseKeyword"] = 9] = "FalseKeyword";
			SyntaxKind[SyntaxKind["StringLiteral"] = 10] = "StringLiteral";
			SyntaxKind[SyntaxKind["NumericLiteral"] = 11] = "NumericLiteral";
			SyntaxKind[SyntaxKind["LineCommentTrivia"] = 12] = "LineCommentTrivia";
			SyntaxKind[SyntaxKind["BlockCommentTrivia"] = 13] = "BlockCommentTrivia";
			SyntaxKind[SyntaxKind["LineBreakTrivia"] = 14] = "LineBreakTrivia";
			SyntaxKind[SyntaxKind["Trivia"] = 15] = "Trivia";
			SyntaxKind[SyntaxKind["Unknown"] = 16] = "Unknown";
			SyntaxKind[SyntaxKind["EOF"] = 17] = "EOF";
		})(SyntaxKind || (exports.SyntaxKind = SyntaxKind = {}));
		/**
		* For a given offset, evaluate the location in the JSON document. Each segment in the location path is either a property name or an array index.
		*/
		exports.getLocation = parser.getLocation;
		/**
		* Parses the given text and returns the object the JSON content represents. On invalid input, the parser tries to be as fault tolerant as possible, but still return a result.
		* Therefore, always check the errors list to find out if the input was valid.
		*/
		exports.parse = parser.parse;
		/**
		* Parses the given text and returns a tree representation the JSON content. On invalid input, the parser tries to be as fault tolerant as possible, but still return a result.
		*/
		exports.parseTree = parser.parseTree;
		/**
		* Finds the node at the given path in a JSON DOM.
		*/
		exports.findNodeAtLocation = parser.findNodeAtLocation;
		/**
		* Finds the innermost node at the given offset. If includeRightBound is set, also finds nodes that end at the given offset.
		*/
		exports.findNodeAtOffset = parser.findNodeAtOffset;
		/**
		* Gets the JSON path of the given JSON DOM node
		*/
		exports.getNodePath = parser.getNodePath;
		/**
		* Evaluates the JavaScript object of the given JSON DOM node
		*/
		exports.getNodeValue = parser.getNodeValue;
		/**
		* Parses the given text and invokes the visitor functions for each object, array and literal reached.
		*/
		exports.visit = parser.visit;
		/**
		* Takes JSON with JavaScript-style comments and remove
		* them. Optionally replaces every none-newline character
		* of comments with a replaceCharacter
		*/
		exports.stripComments = parser.stripComments;
		var ParseErrorCode;
		(function(ParseErrorCode) {
			ParseErrorCode[ParseErrorCode["InvalidSymbol"] = 1] = "InvalidSymbol";
			ParseErrorCode[ParseErrorCode["InvalidNumberFormat"] = 2] = "InvalidNumberFormat";
			ParseErrorCode[ParseErrorCode["PropertyNameExpected"] = 3] = "PropertyNameExpected";
			ParseErrorCode[ParseErrorCode["ValueExpected"] = 4] = "ValueExpected";
			ParseErrorCode[ParseErrorCode["ColonExpected"] = 5] = "ColonExpected";
			ParseErrorCode[ParseErrorCode["CommaExpected"] = 6] = "CommaExpected";
			ParseErrorCode[ParseErrorCode["CloseBraceExpected"] = 7] = "CloseBraceExpected";
			ParseErrorCode[ParseErrorCode["CloseBracketExpected"] = 8] = "CloseBracketExpected";
			ParseErrorCode[ParseErrorCode["EndOfFileExpected"] = 9] = "EndOfFileExpected";
			ParseErrorCode[ParseErrorCode["InvalidCommentToken"] = 10] = "InvalidCommentToken";
			ParseErrorCode[ParseErrorCode["UnexpectedEndOfComment"] = 11] = "UnexpectedEndOfComment";
			ParseErrorCode[ParseErrorCode["UnexpectedEndOfString"] = 12] = "UnexpectedEndOfString";
			ParseErrorCode[ParseErrorCode["UnexpectedEndOfNumber"] = 13] = "UnexpectedEndOfNumber";
			ParseErrorCode[ParseErrorCode["InvalidUnicode"] = 14] = "InvalidUnicode";
			ParseErrorCode[ParseErrorCode["InvalidEscapeCharacter"] = 15] = "InvalidEscapeCharacter";
			ParseErrorCode[ParseErrorCode["InvalidCharacter"] = 16] = "InvalidCharacter";
		})(ParseErrorCode || (exports.ParseErrorCode = ParseErrorCode = {}));
		function printParseErrorCode(code) {
			switch (code) {
				case 1: return "InvalidSymbol";
				case 2: return "InvalidNumberFormat";
				case 3: return "PropertyNameExpected";
				case 4: return "ValueExpected";
				case 5: return "ColonExpected";
				case 6: return "CommaExpected";
				case 7: return "CloseBraceExpected";
				case 8: return "CloseBracketExpected";
				case 9: return "EndOfFileExpected";
				case 10: return "InvalidCommentToken";
				case 11: return "UnexpectedEndOfComment";
				case 12: return "UnexpectedEndOfString";
				case 13: return "UnexpectedEndOfNumber";
				case 14: return "InvalidUnicode";
				case 15: return "InvalidEscapeCharacter";
				case 16: return "InvalidCharacter";
			}
			return "<unknown ParseErrorCode>";
		}
		exports.printParseErrorCode = printParseErrorCode;
		/**
		* Computes the edit operations needed to format a JSON document.
		*
		* @param documentText The input text
		* @param range The range to format or `undefined` to format the full content
		* @param options The formatting options
		* @returns The edit operations describing the formatting changes to the original document following the format described in {@linkcode EditResult}.
		* To apply the edit operations to the input, use {@linkcode applyEdits}.
		*/
		function format(documentText, range, options) {
			return formatter.format(documentText, range, options);
		}
		exports.format = format;
		/**
		* Computes the edit operations needed to modify a value in the JSON document.
		*
		* @param documentText The input text
		* @param path The path of the value to change. The path represents either to the document root, a property or an array item.
		* If the path points to an non-existing property or item, it will be created.
		* @param value The new value for the specified property or item. If the value is undefined,
		* the property or item will be removed.
		* @param options Options
		* @returns The edit operations describing the changes to the original document, following the format described in {@linkcode EditResult}.
		* To apply the edit operations to the input, use {@linkcode applyEdits}.
		*/
		function modify(text, path, value, options) {
			return edit.setProperty(text, path, value, options);
		}
		exports.modify = modify;
		/**
		* Applies edits to an input string.
		* @param text The input text
		* @param edits Edit operations following the format described in {@linkcode EditResult}.
		* @returns The text with the applied edits.
		* @throws An error if the edit operations are not well-formed as described in {@linkcode EditResult}.
		*/
		function applyEdits(text, edits) {
			let sortedEdits = edits.slice(0).sort((a, b) => {
				const diff = a.offset - b.offset;
				if (diff === 0) return a.length - b.length;
				return diff;
			});
			let lastModifiedOffset = text.length;
			for (let i = sortedEdits.length - 1; i >= 0; i--) {
				let e = sortedEdits[i];
				if (e.offset + e.length <= lastModifiedOffset) text = edit.applyEdit(text, e);
				else throw new Error("Overlapping edit");
				lastModifiedOffset = e.offset;
			}
			return text;
		}
		exports.applyEdits = applyEdits;
	});
}));

// src/metadata/formats/json.ts
var import_main = require_main();
/** A JSON value that knows its line; wrong shapes end in one sentence with file and position. */
var Json = class Json {
	#node;
	#document;
	constructor(node, document) {
		this.#node = node;
		this.#document = document;
	}
	/** Throws {@link UserError} with line and column at the first syntax error. */
	static parse(file, text) {
		const errors = [];
		const node = (0, import_main.parseTree)(text, errors, { disallowComments: true });
		const document = new Document(file, text);
		const [first] = errors;
		if (first !== void 0) throw document.error(first.offset, `is not valid JSON: ${(0, import_main.printParseErrorCode)(first.error)}`);
		if (node === void 0) throw document.error(0, "is empty");
		return new Json(node, document);
	}
	get place() {
		return {
			file: this.#document.file,
			line: this.#document.position(this.#node.offset).line
		};
	}
	/** First character and one after the last, in the text. */
	get span() {
		return {
			from: this.#node.offset,
			to: this.#node.offset + this.#node.length
		};
	}
	get value() {
		return (0, import_main.getNodeValue)(this.#node);
	}
	get isArray() {
		return this.#node.type === "array";
	}
	get isText() {
		return this.#node.type === "string";
	}
	items() {
		if (this.#node.type !== "array") throw this.error("must be a list");
		return (this.#node.children ?? []).map((child) => new Json(child, this.#document));
	}
	text() {
		if (this.#node.type !== "string") throw this.error("must be a text");
		return String(this.#node.value);
	}
	/** Throws {@link UserError} at the first key that is not among `allowed`. */
	object(allowed) {
		const members = /* @__PURE__ */ new Map();
		if (this.#node.type !== "object") throw this.error("must be an object");
		for (const property of this.#node.children ?? []) {
			const [key, value] = property.children ?? [];
			if (key === void 0 || value === void 0) continue;
			const name = String(key.value);
			if (!allowed.includes(name)) throw new Json(key, this.#document).error(`has the unknown key "${name}"`);
			members.set(name, new Json(value, this.#document));
		}
		return members;
	}
	error(what) {
		return this.#document.error(this.#node.offset, what);
	}
};
var Document = class {
	file;
	#text;
	constructor(file, text) {
		this.file = file;
		this.#text = text;
	}
	position(offset) {
		const before = this.#text.slice(0, offset);
		return {
			line: before.split("\n").length,
			column: offset - before.lastIndexOf("\n")
		};
	}
	error(offset, what) {
		const { line, column } = this.position(offset);
		return new UserError(`${this.file}:${line}:${column} ${what}.`);
	}
};

// src/metadata/formats/per-kind.ts
/** Files of Java 21 and before, by kind. */
const PER_KIND_FILES = {
	reflection: "reflect-config.json",
	jni: "jni-config.json",
	resources: "resource-config.json",
	proxies: "proxy-config.json",
	serialization: "serialization-config.json",
	predefined: "predefined-classes-config.json"
};
/** Reads one per-kind file. Throws UserError with file, line and column. */
function readPerKind(kind, json) {
	switch (kind) {
		case "reflection": return {
			...EMPTY,
			reflection: json.items().map(typeEntry)
		};
		case "jni": return {
			...EMPTY,
			jni: json.items().map(typeEntry)
		};
		case "resources": return readResources(json);
		case "proxies": return {
			...EMPTY,
			proxies: json.items().map(proxyEntry)
		};
		case "serialization": return {
			...EMPTY,
			serialization: readSerialization(json)
		};
		case "predefined": return {
			...EMPTY,
			predefined: json.items().map((item) => item.value)
		};
	}
}
function typeEntry(json) {
	const members = json.object([
		"name",
		"condition",
		"methods",
		"queriedMethods",
		"fields",
		...TYPE_FLAGS
	]);
	const name = members.get("name");
	if (name === void 0) throw json.error("lacks the key \"name\"");
	return {
		type: name.text(),
		...typeMembers(members),
		...common(json, members)
	};
}
/** What the type entries of both formats have in common. */
function typeMembers(members) {
	return {
		flags: TYPE_FLAGS.filter((flag) => members.get(flag)?.value === true),
		methods: members.get("methods")?.items().map(methodEntry) ?? [],
		queriedMethods: members.get("queriedMethods")?.items().map(methodEntry) ?? [],
		fields: members.get("fields")?.items().map(fieldName) ?? []
	};
}
function methodEntry(json) {
	const members = json.object(["name", "parameterTypes"]);
	const name = members.get("name")?.text();
	if (name === void 0) throw json.error("lacks the key \"name\"");
	const types = members.get("parameterTypes");
	return types === void 0 ? { name } : {
		name,
		parameterTypes: types.items().map((type) => type.text())
	};
}
function fieldName(json) {
	const name = json.object([
		"name",
		"allowWrite",
		"allowUnsafeAccess"
	]).get("name");
	if (name === void 0) throw json.error("lacks the key \"name\"");
	return name.text();
}
/** Condition and place of an entry. */
function common(json, members) {
	const condition = members.get("condition")?.object(["typeReachable", "typeReached"]);
	const type = (condition?.get("typeReachable") ?? condition?.get("typeReached"))?.text();
	return type === void 0 ? { place: json.place } : {
		condition: type,
		place: json.place
	};
}
function readResources(json) {
	const members = json.object([
		"resources",
		"bundles",
		"globs"
	]);
	const resources = members.get("resources");
	const entries = [];
	if (resources?.isArray) entries.push(...resources.items().map((item) => pattern(item, "include")));
	else if (resources !== void 0) {
		const kinds = resources.object(["includes", "excludes"]);
		entries.push(...kinds.get("includes")?.items().map((item) => pattern(item, "include")) ?? []);
		entries.push(...kinds.get("excludes")?.items().map((item) => pattern(item, "exclude")) ?? []);
	}
	entries.push(...members.get("globs")?.items().map(globEntry) ?? []);
	const bundles = members.get("bundles")?.items().map(bundleEntry) ?? [];
	return {
		...EMPTY,
		resources: entries,
		bundles
	};
}
/** `module:\Qpath\E` names the module in front. */
function pattern(json, kind) {
	const members = json.object(["pattern", "condition"]);
	const text = members.get("pattern")?.text();
	if (text === void 0) throw json.error("lacks the key \"pattern\"");
	const [, module, rest] = /^([\w.]+):(.*)$/s.exec(text) ?? [];
	const place = common(json, members);
	return {
		kind,
		form: "regex",
		pattern: rest ?? text,
		...place,
		...module === void 0 ? {} : { module }
	};
}
function globEntry(json) {
	const members = json.object([
		"glob",
		"module",
		"condition"
	]);
	const text = members.get("glob")?.text();
	if (text === void 0) throw json.error("lacks the key \"glob\"");
	const module = members.get("module")?.text();
	return {
		kind: "include",
		form: "glob",
		pattern: text,
		...common(json, members),
		...module === void 0 ? {} : { module }
	};
}
function bundleEntry(json) {
	const members = json.object([
		"name",
		"locales",
		"classNames",
		"condition"
	]);
	const name = members.get("name")?.text();
	if (name === void 0) throw json.error("lacks the key \"name\"");
	const texts = (key) => members.get(key)?.items().map((item) => item.text()) ?? [];
	return {
		name,
		locales: texts("locales"),
		classNames: texts("classNames"),
		...common(json, members)
	};
}
/** An entry is a list of interfaces, or an object that has one. */
function proxyEntry(json) {
	if (json.isArray) return {
		interfaces: json.items().map((item) => item.text()),
		place: json.place
	};
	const members = json.object(["interfaces", "condition"]);
	const interfaces = members.get("interfaces")?.items().map((item) => item.text());
	if (interfaces === void 0) throw json.error("lacks the key \"interfaces\"");
	return {
		interfaces,
		...common(json, members)
	};
}
/** Either a list of types, or types, lambda capturing types and proxies apart. */
function readSerialization(json) {
	if (json.isArray) return json.items().map((item) => serializationEntry(item, false));
	const members = json.object([
		"types",
		"lambdaCapturingTypes",
		"proxies"
	]);
	const of = (key, isLambda) => members.get(key)?.items().map((item) => serializationEntry(item, isLambda)) ?? [];
	return [...of("types", false), ...of("lambdaCapturingTypes", true)];
}
function serializationEntry(json, isLambda) {
	const members = json.object([
		"name",
		"condition",
		"customTargetConstructorClass"
	]);
	const name = members.get("name")?.text();
	if (name === void 0) throw json.error("lacks the key \"name\"");
	const custom = members.get("customTargetConstructorClass")?.text();
	return {
		type: name,
		...common(json, members),
		...isLambda ? { isLambda } : {},
		...custom === void 0 ? {} : { customTargetConstructorClass: custom }
	};
}

// src/metadata/formats/unified.ts
/** The one file of Java 23 and later. */
const UNIFIED_FILE = "reachability-metadata.json";
const TYPE_KEYS = [
	"type",
	"condition",
	"methods",
	"fields",
	"jniAccessible",
	"serializable",
	...TYPE_FLAGS
];
/** Reads `reachability-metadata.json`. Throws UserError with file, line and column. */
function readUnified(json) {
	const sections = json.object([
		"comment",
		"reflection",
		"jni",
		"resources",
		"bundles",
		"serialization",
		"foreign"
	]);
	const types = (sections.get("reflection")?.items() ?? []).map(unifiedType);
	const natives = (sections.get("jni")?.items() ?? []).map(unifiedType);
	const serialized = (sections.get("serialization")?.items() ?? []).map(unifiedType);
	const resources = sections.get("resources")?.items() ?? [];
	const bundles = [...resources.filter(isBundle), ...sections.get("bundles")?.items() ?? []];
	return {
		...EMPTY,
		reflection: types.flatMap(({ entry }) => entry ?? []),
		jni: [...types.flatMap(({ entry, jni }) => jni && entry !== void 0 ? [entry] : []), ...natives.flatMap(({ entry }) => entry ?? [])],
		serialization: [...types.flatMap(({ entry, serializable }) => serializable ? serialization(entry) : []), ...serialized.flatMap(({ entry }) => serialization(entry))],
		proxies: types.flatMap(({ proxy }) => proxy ?? []),
		resources: resources.filter((item) => !isBundle(item)).map(globEntry),
		bundles: bundles.map((item) => {
			const members = item.object([
				"bundle",
				"name",
				"locales",
				"module",
				"condition"
			]);
			const name = (members.get("bundle") ?? members.get("name"))?.text();
			if (name === void 0) throw item.error("lacks the key \"bundle\"");
			return {
				name,
				locales: members.get("locales")?.items().map((locale) => locale.text()) ?? [],
				classNames: [],
				...common(item, members)
			};
		})
	};
}
function isBundle(json) {
	const { value } = json;
	return typeof value === "object" && value !== null && "bundle" in value;
}
function unifiedType(json) {
	const members = json.object(TYPE_KEYS);
	const type = members.get("type");
	if (type === void 0) throw json.error("lacks the key \"type\"");
	const place = common(json, members);
	const jni = members.get("jniAccessible")?.value === true;
	const serializable = members.get("serializable")?.value === true;
	if (type.isText) return {
		entry: {
			type: type.text(),
			...typeMembers(members),
			...place
		},
		jni,
		serializable
	};
	const interfaces = type.object(["proxy", "lambda"]).get("proxy")?.items();
	if (interfaces === void 0) return {
		jni,
		serializable
	};
	return {
		proxy: {
			interfaces: interfaces.map((item) => item.text()),
			...place
		},
		jni,
		serializable
	};
}
function serialization(entry) {
	if (entry === void 0) return [];
	const { type, condition, place } = entry;
	return [{
		type,
		...condition === void 0 ? {} : { condition },
		...place === void 0 ? {} : { place }
	}];
}

// src/metadata/formats/folder.ts
const KIND_OF = new Map(Object.entries(PER_KIND_FILES).map(([kind, file]) => [file, kind]));
/** Whether a file name is one that native-image reads metadata from. */
function isMetadataFile(name) {
	return name === "reachability-metadata.json" || KIND_OF.has(name);
}
/** Reads the text of one metadata file; throws UserError with file, line and column. */
function parseMetadata(file, text) {
	const json = Json.parse(file, text);
	const kind = KIND_OF.get(basename(file));
	return kind === void 0 ? readUnified(json) : readPerKind(kind, json);
}
/**
* Reads every metadata file of a folder. A file with a mistake is left out and stands in `problems`;
* throws UserError where the folder cannot be read or holds none.
*/
async function readFolder(path, problems) {
	const known = (await readdir(path).catch((error) => {
		throw new UserError(`The metadata folder ${path} cannot be read: ${messageOf(error)}.`, { cause: error });
	})).filter(isMetadataFile).sort();
	if (known.length === 0) {
		const expected = [...Object.values(PER_KIND_FILES), UNIFIED_FILE].join(", ");
		throw new UserError(`The folder ${path} holds no metadata.`, { hint: `Expected one of ${expected}.` });
	}
	const files = /* @__PURE__ */ new Map();
	const parts = [];
	for (const name of known) {
		const file = join(path, name);
		const text = await readFile(file, "utf8");
		files.set(name, text);
		parts.push(tolerant(file, text, problems));
	}
	return {
		path,
		format: files.has("reachability-metadata.json") ? "unified" : "per-kind",
		metadata: concat(parts),
		files
	};
}
/** What the jars bring themselves under `META-INF/native-image`. */
function metadataOfJars(classPath) {
	const parts = [];
	for (const [path, resources] of classPath.resources()) {
		if (!path.startsWith("META-INF/native-image/") || !isMetadataFile(basename(path))) continue;
		for (const resource of resources) {
			const file = `${resource.jar}!${path}`;
			parts.push(tolerant(file, resource.read().toString("utf8"), classPath.problems, false));
		}
	}
	return concat(parts);
}
function tolerant(file, text, problems, fatal = true) {
	try {
		return parseMetadata(file, text);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		problems.push({
			file,
			message: explain(error).text,
			fatal
		});
		return EMPTY;
	}
}

// src/metadata/formats/write.ts
/** The format that native-image reads: the unified file from GraalVM for JDK 23 on. */
function formatFor(javaMajor) {
	return javaMajor >= 23 ? "unified" : "per-kind";
}
/** The files of a metadata folder; entries stay in their order, so merge first for sorted ones. */
function formatMetadata(metadata, format) {
	return format === "unified" ? writeUnified(metadata) : writePerKind(metadata);
}
/** The six files of Java 21 and before. */
function writePerKind(metadata) {
	const lost = [];
	const resources = metadata.resources.map((entry) => patternJson(entry));
	const of = (kind) => resources.filter((_, at) => metadata.resources[at]?.kind === kind);
	const files = /* @__PURE__ */ new Map([
		[PER_KIND_FILES.reflection, metadata.reflection.map((entry) => ({
			...conditionOf(entry, "typeReachable"),
			...typeJson("name", entry)
		}))],
		[PER_KIND_FILES.jni, metadata.jni.map((entry) => ({
			...conditionOf(entry, "typeReachable"),
			...typeJson("name", entry)
		}))],
		[PER_KIND_FILES.resources, {
			resources: {
				includes: of("include"),
				...of("exclude").length > 0 ? { excludes: of("exclude") } : {}
			},
			bundles: metadata.bundles.map(bundleJson)
		}],
		[PER_KIND_FILES.proxies, metadata.proxies.map((entry) => ({
			...conditionOf(entry, "typeReachable"),
			interfaces: entry.interfaces
		}))],
		[PER_KIND_FILES.serialization, serializationJson(metadata.serialization)],
		[PER_KIND_FILES.predefined, metadata.predefined]
	]);
	return {
		files: new Map([...files].map(([name, value]) => [name, print(value)])),
		lost
	};
}
/** The one file of Java 23 and later. */
function writeUnified(metadata) {
	const lost = [];
	const resources = metadata.resources.flatMap((entry) => {
		const glob = entry.form === "glob" ? entry.pattern : literalPath(entry);
		if (entry.kind === "exclude") lost.push(`The exclusion of ${entry.pattern} has no counterpart.`);
		else if (glob === void 0) lost.push(`The expression ${entry.pattern} is no glob.`);
		else return [{
			...conditionOf(entry, "typeReached"),
			...entry.module === void 0 ? {} : { module: entry.module },
			glob
		}];
		return [];
	});
	if (metadata.predefined.some((each) => JSON.stringify(each).includes("\"hash\""))) lost.push("Predefined classes have no counterpart.");
	const bundles = metadata.bundles.map((entry) => ({
		...conditionOf(entry, "typeReached"),
		bundle: entry.name
	}));
	return {
		files: /* @__PURE__ */ new Map([[UNIFIED_FILE, print({
			reflection: unifiedTypes(metadata),
			resources: [...resources, ...bundles]
		})]]),
		lost
	};
}
/** JNI and serialization become properties of the type's entry. */
function unifiedTypes(metadata) {
	const types = /* @__PURE__ */ new Map();
	const at = (entry) => {
		const known = types.get(typeKey(entry)) ?? {
			...conditionOf(entry, "typeReached"),
			type: entry.type
		};
		types.set(typeKey(entry), known);
		return known;
	};
	for (const entry of metadata.reflection) Object.assign(at(entry), typeJson("type", entry));
	for (const entry of metadata.jni) {
		const known = at(entry);
		const own = typeJson("type", entry);
		Object.assign(known, {
			...own,
			methods: joined(known.methods, own.methods),
			fields: joined(known.fields, own.fields)
		});
		known.jniAccessible = true;
	}
	for (const { type, condition } of metadata.serialization) at({
		type,
		flags: [],
		methods: [],
		queriedMethods: [],
		fields: [],
		...condition === void 0 ? {} : { condition }
	}).serializable = true;
	const proxies = metadata.proxies.map((proxy) => ({
		...conditionOf(proxy, "typeReached"),
		type: { proxy: proxy.interfaces }
	}));
	return [...types.values(), ...proxies];
}
function joined(one, other) {
	if (!Array.isArray(one) || !Array.isArray(other)) return one ?? other;
	return [...new Map([...one, ...other].map((each) => [JSON.stringify(each), each])).values()];
}
/**
* One type entry as JSON, keys in the order that the agent writes. In the unified format (`type`) a registered
* type can be queried for all its members, so that these are not listed.
*/
function typeJson(nameKey, entry) {
	return {
		[nameKey]: entry.type,
		...Object.fromEntries(entry.flags.map((flag) => [flag, true])),
		...entry.fields.length > 0 ? { fields: entry.fields.map((name) => ({ name })) } : {},
		...entry.methods.length > 0 ? { methods: entry.methods } : {},
		...nameKey === "name" && entry.queriedMethods.length > 0 ? { queriedMethods: entry.queriedMethods } : {}
	};
}
function conditionOf(entry, key) {
	return entry.condition === void 0 ? {} : { condition: { [key]: entry.condition } };
}
function patternJson(entry) {
	const pattern = entry.form === "regex" ? entry.pattern : globPattern(entry.pattern);
	const module = entry.module === void 0 ? "" : `${entry.module}:`;
	return {
		...conditionOf(entry, "typeReachable"),
		pattern: `${module}${pattern}`
	};
}
/** A glob as the regular expression that Java reads. */
function globPattern(glob) {
	return glob.split(/(\*\*\/|\*\*|\*)/).map((part) => {
		if (part === "**/") return "(.*/)?";
		if (part === "**") return ".*";
		if (part === "*") return "[^/]*";
		return part === "" ? "" : `\\Q${part}\\E`;
	}).join("");
}
function bundleJson(entry) {
	return {
		...conditionOf(entry, "typeReachable"),
		name: entry.name,
		...entry.locales.length > 0 ? { locales: entry.locales } : {},
		...entry.classNames.length > 0 ? { classNames: entry.classNames } : {}
	};
}
function serializationJson(entries) {
	const json = (entry) => ({
		...conditionOf(entry, "typeReachable"),
		name: entry.type,
		...entry.customTargetConstructorClass === void 0 ? {} : { customTargetConstructorClass: entry.customTargetConstructorClass }
	});
	return {
		types: entries.filter((entry) => entry.isLambda !== true).map(json),
		lambdaCapturingTypes: entries.filter((entry) => entry.isLambda === true).map(json),
		proxies: []
	};
}
function print(value) {
	return `${JSON.stringify(value, null, 2)}\n`;
}

export { typeName as S, methodKey as _, isMetadataFile as a, PRIMITIVES as b, readFolder as c, Json as d, literalPath as f, mergeMetadata as g, joinTypes as h, writeUnified as i, UNIFIED_FILE as l, concat as m, formatMetadata as n, metadataOfJars as o, resourceMatcher as p, typeJson as r, parseMetadata as s, formatFor as t, PER_KIND_FILES as u, resourceKey as v, elementClass as x, EMPTY as y };