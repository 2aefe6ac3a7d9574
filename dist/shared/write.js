import { a as explain, o as messageOf, r as UserError } from "./errors.js";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { basename, join } from "node:path";
import { crc32, inflateRawSync } from "node:zlib";
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

// node_modules/jsonc-parser/lib/esm/impl/scanner.js
/**
* Creates a JSON scanner on the given text.
* If ignoreTrivia is set, whitespaces or comments are ignored.
*/
function createScanner(text, ignoreTrivia = false) {
	const len = text.length;
	let pos = 0, value = "", tokenOffset = 0, token = 16, lineNumber = 0, lineStartOffset = 0, tokenLineStartOffset = 0, prevTokenLineStartOffset = 0, scanError = 0;
	function scanHexDigits(count, exact) {
		let digits = 0;
		let value = 0;
		while (digits < count || !exact) {
			let ch = text.charCodeAt(pos);
			if (ch >= 48 && ch <= 57) value = value * 16 + ch - 48;
			else if (ch >= 65 && ch <= 70) value = value * 16 + ch - 65 + 10;
			else if (ch >= 97 && ch <= 102) value = value * 16 + ch - 97 + 10;
			else break;
			pos++;
			digits++;
		}
		if (digits < count) value = -1;
		return value;
	}
	function setPosition(newPosition) {
		pos = newPosition;
		value = "";
		tokenOffset = 0;
		token = 16;
		scanError = 0;
	}
	function scanNumber() {
		let start = pos;
		if (text.charCodeAt(pos) === 48) pos++;
		else {
			pos++;
			while (pos < text.length && isDigit(text.charCodeAt(pos))) pos++;
		}
		if (pos < text.length && text.charCodeAt(pos) === 46) {
			pos++;
			if (pos < text.length && isDigit(text.charCodeAt(pos))) {
				pos++;
				while (pos < text.length && isDigit(text.charCodeAt(pos))) pos++;
			} else {
				scanError = 3;
				return text.substring(start, pos);
			}
		}
		let end = pos;
		if (pos < text.length && (text.charCodeAt(pos) === 69 || text.charCodeAt(pos) === 101)) {
			pos++;
			if (pos < text.length && text.charCodeAt(pos) === 43 || text.charCodeAt(pos) === 45) pos++;
			if (pos < text.length && isDigit(text.charCodeAt(pos))) {
				pos++;
				while (pos < text.length && isDigit(text.charCodeAt(pos))) pos++;
				end = pos;
			} else scanError = 3;
		}
		return text.substring(start, end);
	}
	function scanString() {
		let result = "", start = pos;
		while (true) {
			if (pos >= len) {
				result += text.substring(start, pos);
				scanError = 2;
				break;
			}
			const ch = text.charCodeAt(pos);
			if (ch === 34) {
				result += text.substring(start, pos);
				pos++;
				break;
			}
			if (ch === 92) {
				result += text.substring(start, pos);
				pos++;
				if (pos >= len) {
					scanError = 2;
					break;
				}
				switch (text.charCodeAt(pos++)) {
					case 34:
						result += "\"";
						break;
					case 92:
						result += "\\";
						break;
					case 47:
						result += "/";
						break;
					case 98:
						result += "\b";
						break;
					case 102:
						result += "\f";
						break;
					case 110:
						result += "\n";
						break;
					case 114:
						result += "\r";
						break;
					case 116:
						result += "	";
						break;
					case 117:
						const ch3 = scanHexDigits(4, true);
						if (ch3 >= 0) result += String.fromCharCode(ch3);
						else scanError = 4;
						break;
					default: scanError = 5;
				}
				start = pos;
				continue;
			}
			if (ch >= 0 && ch <= 31) {
				if (isLineBreak(ch)) {
					result += text.substring(start, pos);
					scanError = 2;
					break;
				} else scanError = 6;
			}
			pos++;
		}
		return result;
	}
	function scanNext() {
		value = "";
		scanError = 0;
		tokenOffset = pos;
		lineStartOffset = lineNumber;
		prevTokenLineStartOffset = tokenLineStartOffset;
		if (pos >= len) {
			tokenOffset = len;
			return token = 17;
		}
		let code = text.charCodeAt(pos);
		if (isWhiteSpace(code)) {
			do {
				pos++;
				value += String.fromCharCode(code);
				code = text.charCodeAt(pos);
			} while (isWhiteSpace(code));
			return token = 15;
		}
		if (isLineBreak(code)) {
			pos++;
			value += String.fromCharCode(code);
			if (code === 13 && text.charCodeAt(pos) === 10) {
				pos++;
				value += "\n";
			}
			lineNumber++;
			tokenLineStartOffset = pos;
			return token = 14;
		}
		switch (code) {
			case 123:
				pos++;
				return token = 1;
			case 125:
				pos++;
				return token = 2;
			case 91:
				pos++;
				return token = 3;
			case 93:
				pos++;
				return token = 4;
			case 58:
				pos++;
				return token = 6;
			case 44:
				pos++;
				return token = 5;
			case 34:
				pos++;
				value = scanString();
				return token = 10;
			case 47:
				const start = pos - 1;
				if (text.charCodeAt(pos + 1) === 47) {
					pos += 2;
					while (pos < len) {
						if (isLineBreak(text.charCodeAt(pos))) break;
						pos++;
					}
					value = text.substring(start, pos);
					return token = 12;
				}
				if (text.charCodeAt(pos + 1) === 42) {
					pos += 2;
					const safeLength = len - 1;
					let commentClosed = false;
					while (pos < safeLength) {
						const ch = text.charCodeAt(pos);
						if (ch === 42 && text.charCodeAt(pos + 1) === 47) {
							pos += 2;
							commentClosed = true;
							break;
						}
						pos++;
						if (isLineBreak(ch)) {
							if (ch === 13 && text.charCodeAt(pos) === 10) pos++;
							lineNumber++;
							tokenLineStartOffset = pos;
						}
					}
					if (!commentClosed) {
						pos++;
						scanError = 1;
					}
					value = text.substring(start, pos);
					return token = 13;
				}
				value += String.fromCharCode(code);
				pos++;
				return token = 16;
			case 45:
				value += String.fromCharCode(code);
				pos++;
				if (pos === len || !isDigit(text.charCodeAt(pos))) return token = 16;
			case 48:
			case 49:
			case 50:
			case 51:
			case 52:
			case 53:
			case 54:
			case 55:
			case 56:
			case 57:
				value += scanNumber();
				return token = 11;
			default:
				while (pos < len && isUnknownContentCharacter(code)) {
					pos++;
					code = text.charCodeAt(pos);
				}
				if (tokenOffset !== pos) {
					value = text.substring(tokenOffset, pos);
					switch (value) {
						case "true": return token = 8;
						case "false": return token = 9;
						case "null": return token = 7;
					}
					return token = 16;
				}
				value += String.fromCharCode(code);
				pos++;
				return token = 16;
		}
	}
	function isUnknownContentCharacter(code) {
		if (isWhiteSpace(code) || isLineBreak(code)) return false;
		switch (code) {
			case 125:
			case 93:
			case 123:
			case 91:
			case 34:
			case 58:
			case 44:
			case 47: return false;
		}
		return true;
	}
	function scanNextNonTrivia() {
		let result;
		do
			result = scanNext();
		while (result >= 12 && result <= 15);
		return result;
	}
	return {
		setPosition,
		getPosition: () => pos,
		scan: ignoreTrivia ? scanNextNonTrivia : scanNext,
		getToken: () => token,
		getTokenValue: () => value,
		getTokenOffset: () => tokenOffset,
		getTokenLength: () => pos - tokenOffset,
		getTokenStartLine: () => lineStartOffset,
		getTokenStartCharacter: () => tokenOffset - prevTokenLineStartOffset,
		getTokenError: () => scanError
	};
}
function isWhiteSpace(ch) {
	return ch === 32 || ch === 9;
}
function isLineBreak(ch) {
	return ch === 10 || ch === 13;
}
function isDigit(ch) {
	return ch >= 48 && ch <= 57;
}
var CharacterCodes;
(function(CharacterCodes) {
	CharacterCodes[CharacterCodes["lineFeed"] = 10] = "lineFeed";
	CharacterCodes[CharacterCodes["carriageReturn"] = 13] = "carriageReturn";
	CharacterCodes[CharacterCodes["space"] = 32] = "space";
	CharacterCodes[CharacterCodes["_0"] = 48] = "_0";
	CharacterCodes[CharacterCodes["_1"] = 49] = "_1";
	CharacterCodes[CharacterCodes["_2"] = 50] = "_2";
	CharacterCodes[CharacterCodes["_3"] = 51] = "_3";
	CharacterCodes[CharacterCodes["_4"] = 52] = "_4";
	CharacterCodes[CharacterCodes["_5"] = 53] = "_5";
	CharacterCodes[CharacterCodes["_6"] = 54] = "_6";
	CharacterCodes[CharacterCodes["_7"] = 55] = "_7";
	CharacterCodes[CharacterCodes["_8"] = 56] = "_8";
	CharacterCodes[CharacterCodes["_9"] = 57] = "_9";
	CharacterCodes[CharacterCodes["a"] = 97] = "a";
	CharacterCodes[CharacterCodes["b"] = 98] = "b";
	CharacterCodes[CharacterCodes["c"] = 99] = "c";
	CharacterCodes[CharacterCodes["d"] = 100] = "d";
	CharacterCodes[CharacterCodes["e"] = 101] = "e";
	CharacterCodes[CharacterCodes["f"] = 102] = "f";
	CharacterCodes[CharacterCodes["g"] = 103] = "g";
	CharacterCodes[CharacterCodes["h"] = 104] = "h";
	CharacterCodes[CharacterCodes["i"] = 105] = "i";
	CharacterCodes[CharacterCodes["j"] = 106] = "j";
	CharacterCodes[CharacterCodes["k"] = 107] = "k";
	CharacterCodes[CharacterCodes["l"] = 108] = "l";
	CharacterCodes[CharacterCodes["m"] = 109] = "m";
	CharacterCodes[CharacterCodes["n"] = 110] = "n";
	CharacterCodes[CharacterCodes["o"] = 111] = "o";
	CharacterCodes[CharacterCodes["p"] = 112] = "p";
	CharacterCodes[CharacterCodes["q"] = 113] = "q";
	CharacterCodes[CharacterCodes["r"] = 114] = "r";
	CharacterCodes[CharacterCodes["s"] = 115] = "s";
	CharacterCodes[CharacterCodes["t"] = 116] = "t";
	CharacterCodes[CharacterCodes["u"] = 117] = "u";
	CharacterCodes[CharacterCodes["v"] = 118] = "v";
	CharacterCodes[CharacterCodes["w"] = 119] = "w";
	CharacterCodes[CharacterCodes["x"] = 120] = "x";
	CharacterCodes[CharacterCodes["y"] = 121] = "y";
	CharacterCodes[CharacterCodes["z"] = 122] = "z";
	CharacterCodes[CharacterCodes["A"] = 65] = "A";
	CharacterCodes[CharacterCodes["B"] = 66] = "B";
	CharacterCodes[CharacterCodes["C"] = 67] = "C";
	CharacterCodes[CharacterCodes["D"] = 68] = "D";
	CharacterCodes[CharacterCodes["E"] = 69] = "E";
	CharacterCodes[CharacterCodes["F"] = 70] = "F";
	CharacterCodes[CharacterCodes["G"] = 71] = "G";
	CharacterCodes[CharacterCodes["H"] = 72] = "H";
	CharacterCodes[CharacterCodes["I"] = 73] = "I";
	CharacterCodes[CharacterCodes["J"] = 74] = "J";
	CharacterCodes[CharacterCodes["K"] = 75] = "K";
	CharacterCodes[CharacterCodes["L"] = 76] = "L";
	CharacterCodes[CharacterCodes["M"] = 77] = "M";
	CharacterCodes[CharacterCodes["N"] = 78] = "N";
	CharacterCodes[CharacterCodes["O"] = 79] = "O";
	CharacterCodes[CharacterCodes["P"] = 80] = "P";
	CharacterCodes[CharacterCodes["Q"] = 81] = "Q";
	CharacterCodes[CharacterCodes["R"] = 82] = "R";
	CharacterCodes[CharacterCodes["S"] = 83] = "S";
	CharacterCodes[CharacterCodes["T"] = 84] = "T";
	CharacterCodes[CharacterCodes["U"] = 85] = "U";
	CharacterCodes[CharacterCodes["V"] = 86] = "V";
	CharacterCodes[CharacterCodes["W"] = 87] = "W";
	CharacterCodes[CharacterCodes["X"] = 88] = "X";
	CharacterCodes[CharacterCodes["Y"] = 89] = "Y";
	CharacterCodes[CharacterCodes["Z"] = 90] = "Z";
	CharacterCodes[CharacterCodes["asterisk"] = 42] = "asterisk";
	CharacterCodes[CharacterCodes["backslash"] = 92] = "backslash";
	CharacterCodes[CharacterCodes["closeBrace"] = 125] = "closeBrace";
	CharacterCodes[CharacterCodes["closeBracket"] = 93] = "closeBracket";
	CharacterCodes[CharacterCodes["colon"] = 58] = "colon";
	CharacterCodes[CharacterCodes["comma"] = 44] = "comma";
	CharacterCodes[CharacterCodes["dot"] = 46] = "dot";
	CharacterCodes[CharacterCodes["doubleQuote"] = 34] = "doubleQuote";
	CharacterCodes[CharacterCodes["minus"] = 45] = "minus";
	CharacterCodes[CharacterCodes["openBrace"] = 123] = "openBrace";
	CharacterCodes[CharacterCodes["openBracket"] = 91] = "openBracket";
	CharacterCodes[CharacterCodes["plus"] = 43] = "plus";
	CharacterCodes[CharacterCodes["slash"] = 47] = "slash";
	CharacterCodes[CharacterCodes["formFeed"] = 12] = "formFeed";
	CharacterCodes[CharacterCodes["tab"] = 9] = "tab";
})(CharacterCodes || (CharacterCodes = {}));

// node_modules/jsonc-parser/lib/esm/impl/string-intern.js
const cachedSpaces = new Array(20).fill(0).map((_, index) => {
	return " ".repeat(index);
});
const maxCachedValues = 200;
const cachedBreakLinesWithSpaces = {
	" ": {
		"\n": new Array(maxCachedValues).fill(0).map((_, index) => {
			return "\n" + " ".repeat(index);
		}),
		"\r": new Array(maxCachedValues).fill(0).map((_, index) => {
			return "\r" + " ".repeat(index);
		}),
		"\r\n": new Array(maxCachedValues).fill(0).map((_, index) => {
			return "\r\n" + " ".repeat(index);
		})
	},
	"	": {
		"\n": new Array(maxCachedValues).fill(0).map((_, index) => {
			return "\n" + "	".repeat(index);
		}),
		"\r": new Array(maxCachedValues).fill(0).map((_, index) => {
			return "\r" + "	".repeat(index);
		}),
		"\r\n": new Array(maxCachedValues).fill(0).map((_, index) => {
			return "\r\n" + "	".repeat(index);
		})
	}
};

// node_modules/jsonc-parser/lib/esm/impl/parser.js
var ParseOptions;
(function(ParseOptions) {
	ParseOptions.DEFAULT = { allowTrailingComma: false };
})(ParseOptions || (ParseOptions = {}));
/**
* Parses the given text and returns a tree representation the JSON content. On invalid input, the parser tries to be as fault tolerant as possible, but still return a result.
*/
function parseTree$1(text, errors = [], options = ParseOptions.DEFAULT) {
	let currentParent = {
		type: "array",
		offset: -1,
		length: -1,
		children: [],
		parent: void 0
	};
	function ensurePropertyComplete(endOffset) {
		if (currentParent.type === "property") {
			currentParent.length = endOffset - currentParent.offset;
			currentParent = currentParent.parent;
		}
	}
	function onValue(valueNode) {
		currentParent.children.push(valueNode);
		return valueNode;
	}
	visit(text, {
		onObjectBegin: (offset) => {
			currentParent = onValue({
				type: "object",
				offset,
				length: -1,
				parent: currentParent,
				children: []
			});
		},
		onObjectProperty: (name, offset, length) => {
			currentParent = onValue({
				type: "property",
				offset,
				length: -1,
				parent: currentParent,
				children: []
			});
			currentParent.children.push({
				type: "string",
				value: name,
				offset,
				length,
				parent: currentParent
			});
		},
		onObjectEnd: (offset, length) => {
			ensurePropertyComplete(offset + length);
			currentParent.length = offset + length - currentParent.offset;
			currentParent = currentParent.parent;
			ensurePropertyComplete(offset + length);
		},
		onArrayBegin: (offset, length) => {
			currentParent = onValue({
				type: "array",
				offset,
				length: -1,
				parent: currentParent,
				children: []
			});
		},
		onArrayEnd: (offset, length) => {
			currentParent.length = offset + length - currentParent.offset;
			currentParent = currentParent.parent;
			ensurePropertyComplete(offset + length);
		},
		onLiteralValue: (value, offset, length) => {
			onValue({
				type: getNodeType(value),
				offset,
				length,
				parent: currentParent,
				value
			});
			ensurePropertyComplete(offset + length);
		},
		onSeparator: (sep, offset, length) => {
			if (currentParent.type === "property") {
				if (sep === ":") currentParent.colonOffset = offset;
				else if (sep === ",") ensurePropertyComplete(offset);
			}
		},
		onError: (error, offset, length) => {
			errors.push({
				error,
				offset,
				length
			});
		}
	}, options);
	const result = currentParent.children[0];
	if (result) delete result.parent;
	return result;
}
/**
* Evaluates the JavaScript object of the given JSON DOM node
*/
function getNodeValue$1(node) {
	switch (node.type) {
		case "array": return node.children.map(getNodeValue$1);
		case "object":
			const obj = Object.create(null);
			for (let prop of node.children) {
				const valueNode = prop.children[1];
				if (valueNode) obj[prop.children[0].value] = getNodeValue$1(valueNode);
			}
			return obj;
		case "null":
		case "string":
		case "number":
		case "boolean": return node.value;
		default: return;
	}
}
/**
* Parses the given text and invokes the visitor functions for each object, array and literal reached.
*/
function visit(text, visitor, options = ParseOptions.DEFAULT) {
	const _scanner = createScanner(text, false);
	const _jsonPath = [];
	let suppressedCallbacks = 0;
	function toNoArgVisit(visitFunction) {
		return visitFunction ? () => suppressedCallbacks === 0 && visitFunction(_scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter()) : () => true;
	}
	function toOneArgVisit(visitFunction) {
		return visitFunction ? (arg) => suppressedCallbacks === 0 && visitFunction(arg, _scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter()) : () => true;
	}
	function toOneArgVisitWithPath(visitFunction) {
		return visitFunction ? (arg) => suppressedCallbacks === 0 && visitFunction(arg, _scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter(), () => _jsonPath.slice()) : () => true;
	}
	function toBeginVisit(visitFunction) {
		return visitFunction ? () => {
			if (suppressedCallbacks > 0) suppressedCallbacks++;
			else if (visitFunction(_scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter(), () => _jsonPath.slice()) === false) suppressedCallbacks = 1;
		} : () => true;
	}
	function toEndVisit(visitFunction) {
		return visitFunction ? () => {
			if (suppressedCallbacks > 0) suppressedCallbacks--;
			if (suppressedCallbacks === 0) visitFunction(_scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter());
		} : () => true;
	}
	const onObjectBegin = toBeginVisit(visitor.onObjectBegin), onObjectProperty = toOneArgVisitWithPath(visitor.onObjectProperty), onObjectEnd = toEndVisit(visitor.onObjectEnd), onArrayBegin = toBeginVisit(visitor.onArrayBegin), onArrayEnd = toEndVisit(visitor.onArrayEnd), onLiteralValue = toOneArgVisitWithPath(visitor.onLiteralValue), onSeparator = toOneArgVisit(visitor.onSeparator), onComment = toNoArgVisit(visitor.onComment), onError = toOneArgVisit(visitor.onError);
	const disallowComments = options && options.disallowComments;
	const allowTrailingComma = options && options.allowTrailingComma;
	function scanNext() {
		while (true) {
			const token = _scanner.scan();
			switch (_scanner.getTokenError()) {
				case 4:
					handleError(14);
					break;
				case 5:
					handleError(15);
					break;
				case 3:
					handleError(13);
					break;
				case 1:
					if (!disallowComments) handleError(11);
					break;
				case 2:
					handleError(12);
					break;
				case 6: handleError(16);
			}
			switch (token) {
				case 12:
				case 13:
					if (disallowComments) handleError(10);
					else onComment();
					break;
				case 16:
					handleError(1);
					break;
				case 15:
				case 14: break;
				default: return token;
			}
		}
	}
	function handleError(error, skipUntilAfter = [], skipUntil = []) {
		onError(error);
		if (skipUntilAfter.length + skipUntil.length > 0) {
			let token = _scanner.getToken();
			while (token !== 17) {
				if (skipUntilAfter.indexOf(token) !== -1) {
					scanNext();
					break;
				} else if (skipUntil.indexOf(token) !== -1) break;
				token = scanNext();
			}
		}
	}
	function parseString(isValue) {
		const value = _scanner.getTokenValue();
		if (isValue) onLiteralValue(value);
		else {
			onObjectProperty(value);
			_jsonPath.push(value);
		}
		scanNext();
		return true;
	}
	function parseLiteral() {
		switch (_scanner.getToken()) {
			case 11:
				const tokenValue = _scanner.getTokenValue();
				let value = Number(tokenValue);
				if (isNaN(value)) {
					handleError(2);
					value = 0;
				}
				onLiteralValue(value);
				break;
			case 7:
				onLiteralValue(null);
				break;
			case 8:
				onLiteralValue(true);
				break;
			case 9:
				onLiteralValue(false);
				break;
			default: return false;
		}
		scanNext();
		return true;
	}
	function parseProperty() {
		if (_scanner.getToken() !== 10) {
			handleError(3, [], [2, 5]);
			return false;
		}
		parseString(false);
		if (_scanner.getToken() === 6) {
			onSeparator(":");
			scanNext();
			if (!parseValue()) handleError(4, [], [2, 5]);
		} else handleError(5, [], [2, 5]);
		_jsonPath.pop();
		return true;
	}
	function parseObject() {
		onObjectBegin();
		scanNext();
		let needsComma = false;
		while (_scanner.getToken() !== 2 && _scanner.getToken() !== 17) {
			if (_scanner.getToken() === 5) {
				if (!needsComma) handleError(4, [], []);
				onSeparator(",");
				scanNext();
				if (_scanner.getToken() === 2 && allowTrailingComma) break;
			} else if (needsComma) handleError(6, [], []);
			if (!parseProperty()) handleError(4, [], [2, 5]);
			needsComma = true;
		}
		onObjectEnd();
		if (_scanner.getToken() !== 2) handleError(7, [2], []);
		else scanNext();
		return true;
	}
	function parseArray() {
		onArrayBegin();
		scanNext();
		let isFirstElement = true;
		let needsComma = false;
		while (_scanner.getToken() !== 4 && _scanner.getToken() !== 17) {
			if (_scanner.getToken() === 5) {
				if (!needsComma) handleError(4, [], []);
				onSeparator(",");
				scanNext();
				if (_scanner.getToken() === 4 && allowTrailingComma) break;
			} else if (needsComma) handleError(6, [], []);
			if (isFirstElement) {
				_jsonPath.push(0);
				isFirstElement = false;
			} else _jsonPath[_jsonPath.length - 1]++;
			if (!parseValue()) handleError(4, [], [4, 5]);
			needsComma = true;
		}
		onArrayEnd();
		if (!isFirstElement) _jsonPath.pop();
		if (_scanner.getToken() !== 4) handleError(8, [4], []);
		else scanNext();
		return true;
	}
	function parseValue() {
		switch (_scanner.getToken()) {
			case 3: return parseArray();
			case 1: return parseObject();
			case 10: return parseString(true);
			default: return parseLiteral();
		}
	}
	scanNext();
	if (_scanner.getToken() === 17) {
		if (options.allowEmptyContent) return true;
		handleError(4, [], []);
		return false;
	}
	if (!parseValue()) {
		handleError(4, [], []);
		return false;
	}
	if (_scanner.getToken() !== 17) handleError(9, [], []);
	return true;
}
function getNodeType(value) {
	switch (typeof value) {
		case "boolean": return "boolean";
		case "number": return "number";
		case "string": return "string";
		case "object":
			if (!value) return "null";
			else if (Array.isArray(value)) return "array";
			return "object";
		default: return "null";
	}
}

// node_modules/jsonc-parser/lib/esm/main.js
var ScanError;
(function(ScanError) {
	ScanError[ScanError["None"] = 0] = "None";
	ScanError[ScanError["UnexpectedEndOfComment"] = 1] = "UnexpectedEndOfComment";
	ScanError[ScanError["UnexpectedEndOfString"] = 2] = "UnexpectedEndOfString";
	ScanError[ScanError["UnexpectedEndOfNumber"] = 3] = "UnexpectedEndOfNumber";
	ScanError[ScanError["InvalidUnicode"] = 4] = "InvalidUnicode";
	ScanError[ScanError["InvalidEscapeCharacter"] = 5] = "InvalidEscapeCharacter";
	ScanError[ScanError["InvalidCharacter"] = 6] = "InvalidCharacter";
})(ScanError || (ScanError = {}));
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
})(SyntaxKind || (SyntaxKind = {}));
/**
* Parses the given text and returns a tree representation the JSON content. On invalid input, the parser tries to be as fault tolerant as possible, but still return a result.
*/
const parseTree = parseTree$1;
/**
* Evaluates the JavaScript object of the given JSON DOM node
*/
const getNodeValue = getNodeValue$1;
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
})(ParseErrorCode || (ParseErrorCode = {}));
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

// src/metadata/formats/json.ts
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
		const node = parseTree(text, errors, { disallowComments: true });
		const document = new Document(file, text);
		const [first] = errors;
		if (first !== void 0) throw document.error(first.offset, `is not valid JSON: ${printParseErrorCode(first.error)}`);
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
		return getNodeValue(this.#node);
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
	/** Offsets at which lines start. */
	#lines;
	constructor(file, text) {
		this.file = file;
		this.#lines = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
	}
	position(offset) {
		let low = 0;
		for (let high = this.#lines.length; high - low > 1;) {
			const middle = low + high >> 1;
			if ((this.#lines[middle] ?? 0) <= offset) low = middle;
			else high = middle;
		}
		return {
			line: low + 1,
			column: offset - (this.#lines[low] ?? 0) + 1
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
	const bundles = members.get("bundles")?.items().map(bundleEntry$1) ?? [];
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
		"condition",
		"reason"
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
function bundleEntry$1(json) {
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
	"reason",
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
		"reason",
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
		bundles: bundles.map(bundleEntry)
	};
}
function bundleEntry(item) {
	const members = item.object([
		"bundle",
		"name",
		"locales",
		"module",
		"condition",
		"reason"
	]);
	const name = (members.get("bundle") ?? members.get("name"))?.text();
	if (name === void 0) throw item.error("lacks the key \"bundle\"");
	return {
		name,
		locales: (members.get("locales")?.items() ?? []).map((locale) => locale.text()),
		classNames: [],
		...common(item, members)
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

// src/metadata/analysis/program.ts
/** `org/apache/kafka/Foo$Bar` → `org.apache.kafka.Foo$Bar`. */
function dotted(name) {
	return name.replaceAll("/", ".");
}
/** `org.apache.kafka.Foo` → `org/apache/kafka/Foo`. */
function internal(name) {
	return name.replaceAll(".", "/");
}
/** `Class.method` for a reader. */
function describeMethod(method) {
	return `${dotted(method.type.name)}.${method.member.name}`;
}
/** A descriptor as source code and metadata name the type: `[Ljava/lang/String;` → `java.lang.String[]`. */
function javaName(descriptor) {
	if (descriptor.startsWith("[")) return `${javaName(descriptor.slice(1))}[]`;
	return PRIMITIVES[descriptor] ?? dotted(descriptor.slice(1, -1));
}

// src/metadata/classfile/instructions.ts
/** Opcodes that the analysis tells apart (JVMS 6.5). */
const OP = {
	aconstNull: 1,
	ldc: 18,
	ldcW: 19,
	ldc2W: 20,
	aload: 25,
	aload0: 42,
	aaload: 50,
	astore: 58,
	astore0: 75,
	aastore: 83,
	ifAcmpEq: 165,
	ifAcmpNe: 166,
	goto: 167,
	tableswitch: 170,
	lookupswitch: 171,
	areturn: 176,
	return: 177,
	getstatic: 178,
	putstatic: 179,
	getfield: 180,
	putfield: 181,
	invokevirtual: 182,
	invokespecial: 183,
	invokestatic: 184,
	invokeinterface: 185,
	invokedynamic: 186,
	new: 187,
	newarray: 188,
	anewarray: 189,
	athrow: 191,
	checkcast: 192,
	wide: 196,
	multianewarray: 197,
	gotoW: 200
};
/** Length of an instruction by opcode; 0 where it depends on what follows. */
const LENGTHS = lengths();
function lengths() {
	const table = (/* @__PURE__ */ new Uint8Array(256)).fill(1, 0, 202);
	const set = (length, ...ranges) => {
		for (const [from, to] of ranges) table.fill(length, from, to + 1);
	};
	set(2, [16, 16], [18, 18], [21, 25], [54, 58], [169, 169], [188, 188]);
	set(3, [17, 17], [19, 20], [132, 132], [153, 168], [178, 184], [187, 187]);
	set(3, [189, 189], [192, 193], [198, 199]);
	set(4, [197, 197]);
	set(5, [185, 186], [200, 201]);
	set(0, [170, 171], [196, 196]);
	return table;
}
/** Length in bytes of the instruction at `at` of a method whose code starts at `start`. */
function instructionLength(bytes, at, start) {
	const opcode = bytes[at] ?? -1;
	const fixed = LENGTHS[opcode] ?? 0;
	if (fixed > 0) return fixed;
	if (opcode === OP.wide) return bytes[at + 1] === 132 ? 6 : 4;
	const operands = at + 4 - (at - start) % 4;
	if (opcode === OP.tableswitch) return operands + 16 + 4 * (bytes.readInt32BE(operands + 8) - bytes.readInt32BE(operands + 4)) - at;
	if (opcode === OP.lookupswitch) return operands + 8 + 8 * bytes.readInt32BE(operands + 4) - at;
	throw new UserError(`Unknown instruction ${opcode} at byte ${at}.`);
}
/** Targets of a `tableswitch` or `lookupswitch`, as positions within the code. */
function switchTargets(bytes, at, start) {
	const operands = at + 4 - (at - start) % 4;
	const from = at - start;
	const targets = [from + bytes.readInt32BE(operands)];
	if (bytes[at] === OP.tableswitch) {
		const count = bytes.readInt32BE(operands + 8) - bytes.readInt32BE(operands + 4) + 1;
		for (let index = 0; index < count; index += 1) targets.push(from + bytes.readInt32BE(operands + 12 + 4 * index));
	} else {
		const count = bytes.readInt32BE(operands + 4);
		for (let index = 0; index < count; index += 1) targets.push(from + bytes.readInt32BE(operands + 12 + 8 * index));
	}
	return targets;
}
const signatures = /* @__PURE__ */ new Map();
function signatureOf(descriptor) {
	const known = signatures.get(descriptor);
	if (known !== void 0) return known;
	const parameters = [];
	let at = 1;
	while (descriptor[at] !== ")" && at < descriptor.length) {
		const from = at;
		while (descriptor[at] === "[") at += 1;
		at = descriptor[at] === "L" ? descriptor.indexOf(";", at) + 1 : at + 1;
		if (at === 0) break;
		parameters.push(descriptor.slice(from, at));
	}
	const signature = {
		parameters,
		returns: descriptor.slice(descriptor.indexOf(")") + 1)
	};
	signatures.set(descriptor, signature);
	return signature;
}

// src/metadata/analysis/code-scan.ts
const HANDLE = {
	virtual: 5,
	static: 6,
	special: 7,
	constructor: 8,
	interface: 9
};
/** Reports calls, creations and field accesses, in the order of the code. */
function scanCode(method, visitor) {
	const { file } = method.type;
	const { code } = method.member;
	if (code === void 0) return;
	const { bytes } = file;
	for (let at = code.start; at < code.end; at += instructionLength(bytes, at, code.start)) {
		const opcode = bytes[at] ?? 0;
		if (opcode < OP.getstatic || opcode > OP.new) continue;
		const operand = bytes.readUInt16BE(at + 1);
		switch (opcode) {
			case OP.invokestatic:
			case OP.invokespecial:
				visitor.call("exact", file.pool.memberRef(operand));
				break;
			case OP.invokevirtual:
			case OP.invokeinterface:
				visitor.call("virtual", file.pool.memberRef(operand));
				break;
			case OP.invokedynamic:
				scanDynamic(file.dynamicCall(operand), visitor);
				break;
			case OP.new:
				visitor.create(file.pool.className(operand));
				break;
			default: visitor.field(file.pool.memberRef(operand), opcode === OP.getstatic || opcode === OP.putstatic, opcode === OP.putstatic || opcode === OP.putfield);
		}
	}
}
/** Everything that a bootstrap method is given a handle of may run; the call's result is an interface. */
function scanDynamic(call, visitor) {
	for (const argument of call.args) {
		if (argument.kind !== "handle") continue;
		const { kind, member } = argument.value;
		if (kind === HANDLE.constructor) visitor.create(member.owner);
		if (kind < HANDLE.virtual) continue;
		const virtual = kind === HANDLE.virtual || kind === HANDLE.interface;
		visitor.call(virtual ? "virtual" : "exact", member);
	}
	const lambda = lambdaOf(call);
	if (lambda !== void 0) visitor.lambda(lambda);
}
/** Reads a call site of `LambdaMetafactory` (its arguments: erased type, target, instantiated type). */
function lambdaOf(call) {
	const [erased, target] = call.args;
	const { parameters, returns } = signatureOf(call.descriptor);
	if (erased?.kind !== "method-type" || target?.kind !== "handle" || !returns.startsWith("L")) return void 0;
	return {
		type: returns.slice(1, -1),
		selector: call.name + erased.value,
		target: target.value.member,
		captured: parameters.length
	};
}

// src/metadata/analysis/hierarchy.ts
/** The method that a type declares or inherits (JVMS 5.4.3.3), with or without code. */
function inheritedMethod(type, sel) {
	const own = type.methods.get(sel);
	if (own !== void 0) return own;
	for (const parent of type.supers) {
		const found = inheritedMethod(parent, sel);
		if (found !== void 0) return found;
	}
}
/** What a virtual call on an object of a class runs: its classes' methods win over defaults of interfaces (JVMS 5.4.6). */
function concreteMethod(type, sel) {
	for (let at = type; at !== void 0; at = superClass(at)) {
		const own = at.methods.get(sel);
		if (own?.member.code !== void 0) return own;
	}
	for (const above of type.above) {
		const method = above.methods.get(sel);
		if (above.file.isInterface && method?.member.code !== void 0) return method;
	}
}
function superClass(type) {
	return type.supers.find((parent) => parent.name === type.file.superName);
}

// src/metadata/classfile/constant-pool.ts
const TAG = {
	utf8: 1,
	long: 5,
	double: 6,
	class: 7,
	string: 8,
	handle: 15,
	methodType: 16
};
/** Bytes after the tag, by tag (JVMS table 4.4-A); Utf8 has its own length. */
const TAG_SIZE = {
	3: 4,
	4: 4,
	5: 8,
	6: 8,
	7: 2,
	8: 2,
	9: 4,
	10: 4,
	11: 4,
	12: 4,
	15: 3,
	16: 2,
	17: 4,
	18: 4,
	19: 2,
	20: 2
};
/**
* The constant pool of a class file: indexed once, decoded where it is asked for (JVMS 4.4).
* Throws {@link UserError} where it is damaged, RangeError where it ends too early.
*/
var ConstantPool = class {
	/** Position of the first byte after the pool. */
	end;
	#bytes;
	#origin;
	#symbols;
	/** Position of each constant's content; once a text, class or member is known, -1 - its number. */
	#places;
	constructor(bytes, origin, symbols) {
		this.#bytes = bytes;
		this.#origin = origin;
		this.#symbols = symbols;
		this.#places = new Int32Array(bytes.readUInt16BE(8));
		this.end = this.#index();
	}
	className(index) {
		return this.#symbols.text(this.#classId(index));
	}
	memberRef(index) {
		const member = this.#symbols.member(this.#memberId(index));
		if (member === void 0) throw this.#damaged(`constant ${index} is no member`, 8);
		return member;
	}
	constant(index) {
		if ((this.#places[index] ?? 0) < 0) return {
			kind: "class",
			value: this.className(index)
		};
		const at = this.position(index);
		switch (this.#bytes[at - 1]) {
			case TAG.string: return {
				kind: "string",
				value: this.text(this.#bytes.readUInt16BE(at))
			};
			case TAG.class: return {
				kind: "class",
				value: this.className(index)
			};
			case TAG.handle: return {
				kind: "handle",
				value: this.handle(index)
			};
			case TAG.methodType: return {
				kind: "method-type",
				value: this.text(this.#bytes.readUInt16BE(at))
			};
			case TAG.long:
			case TAG.double: return { kind: "wide" };
			default: return { kind: "number" };
		}
	}
	handle(index) {
		const at = this.position(index);
		return {
			kind: this.#bytes.readUInt8(at),
			member: this.memberRef(this.#bytes.readUInt16BE(at + 1))
		};
	}
	nameAndType(index) {
		const at = this.position(index);
		return {
			name: this.text(this.#bytes.readUInt16BE(at)),
			descriptor: this.text(this.#bytes.readUInt16BE(at + 2))
		};
	}
	/** Position of a constant's content, behind its tag; not of texts, classes and members. */
	position(index) {
		const at = this.#places[index];
		if (at === void 0 || at <= 0) throw this.#damaged(`there is no constant ${index}`, 8);
		return at;
	}
	text(index) {
		return this.#symbols.text(this.textId(index));
	}
	/** The number of a text; {@link Symbols.text} has it. */
	textId(index) {
		const place = this.#places[index] ?? 0;
		if (place < 0) return -1 - place;
		const at = this.position(index);
		const from = at + 2;
		const to = from + this.#bytes.readUInt16BE(at);
		if (to > this.#bytes.length) throw new RangeError();
		return this.#known(index, this.#symbols.textId(this.#bytes, from, to));
	}
	#classId(index) {
		const place = this.#places[index] ?? 0;
		if (place < 0) return -1 - place;
		return this.#known(index, this.textId(this.#bytes.readUInt16BE(this.position(index))));
	}
	#memberId(index) {
		const place = this.#places[index] ?? 0;
		if (place < 0) return -1 - place;
		const at = this.position(index);
		const owner = this.#classId(this.#bytes.readUInt16BE(at));
		const type = this.position(this.#bytes.readUInt16BE(at + 2));
		const name = this.textId(this.#bytes.readUInt16BE(type));
		const descriptor = this.textId(this.#bytes.readUInt16BE(type + 2));
		return this.#known(index, this.#symbols.memberId(owner, name, descriptor));
	}
	#known(index, id) {
		this.#places[index] = -1 - id;
		return id;
	}
	/** Every text of the pool: names, descriptors, signatures, string constants. */
	*texts() {
		let at = 10;
		for (let index = 1; at < this.end; index += 1) {
			const tag = this.#bytes.readUInt8(at);
			if (tag === TAG.utf8) yield this.text(index);
			at += this.#sizeAt(at, index);
			if (tag === TAG.long || tag === TAG.double) index += 1;
		}
	}
	#index() {
		let at = 10;
		for (let index = 1; index < this.#places.length; index += 1) {
			const tag = this.#bytes.readUInt8(at);
			this.#places[index] = at + 1;
			at += this.#sizeAt(at, index);
			if (tag === TAG.long || tag === TAG.double) index += 1;
		}
		return at;
	}
	/** Bytes of the constant, its tag included. */
	#sizeAt(at, index) {
		const tag = this.#bytes.readUInt8(at);
		if (tag === TAG.utf8) return 3 + this.#bytes.readUInt16BE(at + 1);
		const size = TAG_SIZE[tag];
		if (size === void 0) throw this.#damaged(`constant ${index} has the unknown tag ${tag}`, at);
		return 1 + size;
	}
	#damaged(why, position) {
		return damagedClass(this.#origin, why, position);
	}
};
function damagedClass(origin, why, position) {
	return new UserError(`${origin} is not a sound class file: ${why} (byte ${position}).`);
}

// src/metadata/classfile/class-file.ts
/** Access flags, JVMS 4.1, 4.5 and 4.6. */
const ACCESS = {
	public: 1,
	private: 2,
	protected: 4,
	static: 8,
	native: 256,
	interface: 512,
	abstract: 1024,
	module: 32768
};
const MAGIC = 3405691582;
/**
* A class file, read as far as it is asked: the constant pool is indexed once, texts are decoded when
* they are wanted. Names are internal (`java/lang/String`).
* Format: The Java Virtual Machine Specification, chapter 4. Throws {@link UserError} on a damaged file.
*/
var ClassFile = class {
	bytes;
	major;
	access;
	name;
	superName;
	interfaces;
	pool;
	#origin;
	#symbols;
	#membersAt;
	#members;
	/** `origin` says in messages where the bytes came from; `symbols` are those of the whole class path. */
	constructor(bytes, origin, symbols) {
		this.bytes = bytes;
		this.#symbols = symbols;
		this.#origin = origin;
		try {
			if (bytes.readUInt32BE(0) !== MAGIC) throw this.#damaged("it does not start with CAFEBABE", 0);
			this.major = bytes.readUInt16BE(6);
			this.pool = new ConstantPool(bytes, origin, symbols);
			let at = this.pool.end;
			this.access = bytes.readUInt16BE(at);
			this.name = this.pool.className(bytes.readUInt16BE(at + 2));
			const parent = bytes.readUInt16BE(at + 4);
			this.superName = parent === 0 ? void 0 : this.pool.className(parent);
			const interfaces = [];
			const interfaceCount = bytes.readUInt16BE(at + 6);
			at += 8;
			for (let index = 0; index < interfaceCount; index += 1, at += 2) interfaces.push(this.pool.className(bytes.readUInt16BE(at)));
			this.interfaces = interfaces;
			this.#membersAt = at;
		} catch (error) {
			if (error instanceof RangeError) throw this.#damaged("it ends too early", bytes.length);
			throw error;
		}
	}
	get isInterface() {
		return (this.access & ACCESS.interface) !== 0;
	}
	get isConcrete() {
		return (this.access & (ACCESS.interface | ACCESS.abstract | ACCESS.module)) === 0;
	}
	get fields() {
		return this.#readMembers().fields;
	}
	get methods() {
		return this.#readMembers().methods;
	}
	/** The call site that an `invokedynamic` instruction names. */
	dynamicCall(index) {
		const at = this.pool.position(index);
		const wanted = this.bytes.readUInt16BE(at);
		let bootstrap = this.#readMembers().bootstrapAt + 2;
		for (let skipped = 0; skipped < wanted; skipped += 1) bootstrap += 4 + 2 * this.bytes.readUInt16BE(bootstrap + 2);
		const args = [];
		for (let arg = 0; arg < this.bytes.readUInt16BE(bootstrap + 2); arg += 1) args.push(this.pool.constant(this.bytes.readUInt16BE(bootstrap + 4 + 2 * arg)));
		return {
			...this.pool.nameAndType(this.bytes.readUInt16BE(at + 2)),
			bootstrap: this.pool.handle(this.bytes.readUInt16BE(bootstrap)),
			args
		};
	}
	/** The exception table that follows a method's code. */
	handlers(code) {
		return Array.from({ length: this.bytes.readUInt16BE(code.end) }, (_, index) => {
			const entry = code.end + 2 + 8 * index;
			return {
				from: this.bytes.readUInt16BE(entry),
				target: this.bytes.readUInt16BE(entry + 4)
			};
		});
	}
	#readMembers() {
		if (this.#members !== void 0) return this.#members;
		try {
			this.#members = this.#parseMembers();
			return this.#members;
		} catch (error) {
			if (error instanceof RangeError) throw this.#damaged("it ends too early", this.bytes.length);
			throw error;
		}
	}
	#parseMembers() {
		const fields = [];
		const methods = [];
		let at = this.#membersAt;
		const fieldCount = this.bytes.readUInt16BE(at);
		at += 2;
		for (let index = 0; index < fieldCount; index += 1) {
			fields.push(this.#member(at));
			at = this.#attributes(at + 6, () => void 0);
		}
		const methodCount = this.bytes.readUInt16BE(at);
		at += 2;
		for (let index = 0; index < methodCount; index += 1) {
			const method = {
				...this.#member(at),
				code: void 0
			};
			at = this.#attributes(at + 6, (name, content) => {
				if (name === "Code") method.code = this.#code(content);
			});
			methods.push(method);
		}
		let bootstrapAt = -1;
		this.#attributes(at, (name, content) => {
			if (name === "BootstrapMethods") bootstrapAt = content;
		});
		return {
			fields,
			methods,
			bootstrapAt
		};
	}
	#member(at) {
		const name = this.pool.textId(this.bytes.readUInt16BE(at + 2));
		const descriptor = this.pool.textId(this.bytes.readUInt16BE(at + 4));
		return {
			access: this.bytes.readUInt16BE(at),
			name: this.#symbols.text(name),
			descriptor: this.#symbols.text(descriptor),
			selector: this.#symbols.selector(name, descriptor)
		};
	}
	#attributes(at, visit) {
		let next = at + 2;
		for (let left = this.bytes.readUInt16BE(at); left > 0; left -= 1) {
			visit(this.pool.text(this.bytes.readUInt16BE(next)), next + 6);
			next += 6 + this.bytes.readUInt32BE(next + 2);
		}
		return next;
	}
	#code(at) {
		const start = at + 8;
		const end = start + this.bytes.readUInt32BE(at + 4);
		return {
			maxLocals: this.bytes.readUInt16BE(at + 2),
			start,
			end
		};
	}
	#damaged(why, position) {
		return damagedClass(this.#origin, why, position);
	}
};

// src/metadata/analysis/platform.ts
const OBJECT = [
	"toString",
	"hashCode",
	"equals"
];
/** What the platform calls of types that code implements most; for all others it may call anything. */
const CALLBACKS = {
	"java/lang/Object": OBJECT,
	"java/io/Serializable": [],
	"java/lang/Cloneable": [],
	"java/lang/Record": [],
	"java/lang/annotation/Annotation": [],
	"java/lang/Enum": [],
	"java/util/EventListener": [],
	"java/util/RandomAccess": [],
	"java/lang/Runnable": ["run"],
	"java/lang/Thread": [
		"run",
		"interrupt",
		"start"
	],
	"java/lang/Comparable": ["compareTo"],
	"java/lang/AutoCloseable": ["close"],
	"java/io/Closeable": ["close"],
	"java/lang/Iterable": [
		"iterator",
		"forEach",
		"spliterator"
	],
	"java/util/Iterator": [
		"hasNext",
		"next",
		"remove",
		"forEachRemaining"
	],
	"java/util/Comparator": ["compare", "reversed"],
	"java/util/concurrent/Callable": ["call"],
	"java/util/function/Function": ["apply"],
	"java/util/function/Supplier": ["get"],
	"java/util/function/Consumer": ["accept"],
	"java/util/function/Predicate": ["test"]
};
const THROWABLE = /^java\/(?:[\w/]+\/)?(?:\w*Exception|\w*Error|Throwable)$/;
const THROWABLE_CALLS = [
	"getMessage",
	"getLocalizedMessage",
	"getCause",
	"fillInStackTrace",
	"initCause"
];
/** Which methods of a created class the platform may call, given the platform types above it. */
function callbackMethods(external) {
	const names = new Set(OBJECT);
	let any = false;
	for (const type of external) {
		const known = THROWABLE.test(type) ? THROWABLE_CALLS : CALLBACKS[type];
		if (known === void 0) any = true;
		for (const name of known ?? []) names.add(name);
	}
	const excluded = ACCESS.static | ACCESS.private;
	return ({ access, name }) => (access & excluded) === 0 && !name.startsWith("<") && (any || names.has(name));
}

// src/metadata/analysis/types.ts
/** The classes of a class path, each loaded and tied to those above it when it is first asked for. */
var Types = class {
	classPath;
	#types = /* @__PURE__ */ new Map();
	constructor(classPath) {
		this.classPath = classPath;
	}
	/** The class with an internal name; undefined for one of the platform or one that is missing. */
	find(name) {
		const known = this.#types.get(name);
		if (known !== void 0 || this.#types.has(name)) return known;
		this.#types.set(name, void 0);
		const type = this.#load(name);
		this.#types.set(name, type);
		return type;
	}
	/** Whether a class has been asked for. */
	knows(name) {
		return this.#types.has(name);
	}
	*all() {
		for (const type of this.#types.values()) if (type !== void 0) yield type;
	}
	#load(name) {
		const file = this.classPath.find(name);
		if (file === void 0) return void 0;
		const supers = [];
		const external = /* @__PURE__ */ new Set();
		for (const parent of [file.superName, ...file.interfaces]) {
			if (parent === void 0) continue;
			const above = this.find(parent);
			if (above === void 0) external.add(parent);
			else {
				supers.push(above);
				for (const each of above.external) external.add(each);
			}
		}
		return typeOf(name, file, supers, [...external]);
	}
};
function typeOf(name, file, supers, external) {
	const methods = /* @__PURE__ */ new Map();
	const above = [];
	const type = {
		name,
		file,
		methods,
		supers,
		above,
		external,
		created: /* @__PURE__ */ new Set(),
		called: /* @__PURE__ */ new Set(),
		initialized: false
	};
	above.push(.../* @__PURE__ */ new Set([type, ...supers.flatMap((parent) => parent.above)]));
	for (const member of file.methods) methods.set(member.selector, methodOf(type, member));
	return type;
}
function methodOf(type, member) {
	return {
		type,
		member,
		reached: false
	};
}

// src/metadata/analysis/uses.ts
/** Which reachable method calls, writes and makes what: the index that values are followed backwards by. */
var Uses = class {
	/** By number of the member. */
	#callers = [];
	#writers = [];
	#calledMembers = /* @__PURE__ */ new Map();
	#selectors = /* @__PURE__ */ new Map();
	#lambdas = /* @__PURE__ */ new Map();
	/** Notes a call; of one method after the other. */
	addCall(by, ref) {
		const callers = this.#callers[ref.id];
		if (callers === void 0) {
			this.#callers[ref.id] = [by];
			this.#addSelector(ref);
		} else if (callers.at(-1) !== by) callers.push(by);
	}
	/** Notes that a method writes a field. */
	addWrite(by, field) {
		const writers = this.#writers[field.id];
		if (writers === void 0) this.#writers[field.id] = [by];
		else if (writers.at(-1) !== by) writers.push(by);
	}
	addLambda(lambda) {
		append(this.#lambdas, lambda.type, lambda);
	}
	/** Methods that call exactly this member, on exactly the type that the instruction names. */
	callersOf(ref) {
		return this.#callers[ref.id] ?? [];
	}
	/** Members with that selector that are called, on whatever type. */
	called(sel) {
		return this.#calledMembers.get(sel) ?? [];
	}
	/** Selectors that are called, of methods with one of these names. */
	selectorsOf(...names) {
		return names.flatMap((name) => this.#selectors.get(name) ?? []);
	}
	writersOf(field) {
		return this.#writers[field.id] ?? [];
	}
	/** Lambdas that are made for an interface of the class path. */
	lambdasOf(type) {
		return this.#lambdas.get(type) ?? [];
	}
	#addSelector(ref) {
		const members = this.#calledMembers.get(ref.selector);
		if (members !== void 0) {
			members.push(ref);
			return;
		}
		this.#calledMembers.set(ref.selector, [ref]);
		append(this.#selectors, ref.name, ref.selector);
	}
};
function append(map, key, value) {
	const list = map.get(key);
	if (list === void 0) map.set(key, [value]);
	else list.push(value);
}

// src/metadata/analysis/reachability.ts
/** That a call of a member has been followed, by the kind of call. */
const FOLLOWED = {
	virtual: 1,
	exact: 2
};
/**
* Which methods can run: rapid type analysis over byte code. A virtual call reaches the
* implementations of those classes only that are created somewhere in reachable code. The Java platform
* is not analysed; whatever it may call back of a created class counts as reachable.
*/
var Reachability = class {
	uses = new Uses();
	#types;
	#pending = [];
	#visitor = this.#createVisitor();
	/** {@link FOLLOWED}, by number of the member. */
	#followed = [];
	#methods = 0;
	/** The method whose code is being looked at. */
	#current;
	constructor(classPath) {
		this.#types = new Types(classPath);
	}
	get methodCount() {
		return this.#methods;
	}
	get classPath() {
		return this.#types.classPath;
	}
	/** A class of the class path; undefined for one of the platform or one that is missing. */
	type(name) {
		return this.#types.find(name);
	}
	/** Whether the analysis came across a type at all. */
	knows(name) {
		return this.#types.knows(name);
	}
	/** Classes that reachable code initializes. */
	*reachableTypes() {
		for (const type of this.#types.all()) if (type.initialized) yield type;
	}
	/** Takes roots in and follows every call from there; may be called again with more. */
	reach(roots) {
		for (const root of roots) this.#takeIn(root);
		for (let method = this.#pending.pop(); method !== void 0; method = this.#pending.pop()) this.#scan(method);
	}
	/** Every implementation that a virtual call may run, as far as it is reachable. */
	implementations(owner, sel) {
		const found = /* @__PURE__ */ new Set();
		for (const created of owner.created) {
			const method = concreteMethod(created, sel);
			if (method !== void 0) found.add(method);
		}
		const declared = inheritedMethod(owner, sel);
		if (declared?.member.code !== void 0) found.add(declared);
		return [...found];
	}
	#takeIn(root) {
		const type = this.type(root.type);
		if (type === void 0) return;
		this.#initialize(type);
		for (const method of type.methods.values()) {
			const { name, descriptor } = method.member;
			if (root.method !== void 0 && root.method !== name) continue;
			if (root.descriptor !== void 0 && root.descriptor !== descriptor) continue;
			if (name === "<init>") this.#create(type);
			this.#reachMethod(method);
		}
	}
	#initialize(type) {
		if (type.initialized) return;
		type.initialized = true;
		const initializer = type.methods.get("<clinit>()V");
		if (initializer !== void 0) this.#reachMethod(initializer);
		for (const parent of type.supers) if (!parent.file.isInterface) this.#initialize(parent);
	}
	#create(type) {
		if (type.created.has(type)) return;
		this.#initialize(type);
		for (const above of type.above) {
			above.created.add(type);
			for (const sel of above.called) this.#reachConcrete(type, sel);
		}
		const isCallback = callbackMethods(type.external);
		for (const above of type.above) for (const { member } of above.methods.values()) if (isCallback(member)) this.#reachConcrete(type, member.selector);
	}
	#reachConcrete(type, sel) {
		const method = concreteMethod(type, sel);
		if (method !== void 0) this.#reachMethod(method);
	}
	#reachMethod(method) {
		if (method.reached) return;
		method.reached = true;
		this.#methods += 1;
		if (method.member.code !== void 0) this.#pending.push(method);
	}
	#scan(method) {
		try {
			this.#current = method;
			scanCode(method, this.#visitor);
		} catch (error) {
			if (!(error instanceof RangeError || error instanceof UserError)) throw error;
			this.classPath.reportDamage(method.type.name, error);
		}
	}
	#createVisitor() {
		return {
			call: (kind, ref) => {
				if (this.#current !== void 0) this.uses.addCall(this.#current, ref);
				this.#call(kind, ref);
			},
			create: (name) => this.#createNamed(name),
			field: (ref, isStatic, isWrite) => this.#access(ref, isStatic, isWrite),
			lambda: (lambda) => this.#makeLambda(lambda)
		};
	}
	/** What a call leads to does not depend on who calls: each member is followed once. */
	#call(kind, ref) {
		const followed = this.#followed[ref.id] ?? 0;
		if ((followed & FOLLOWED[kind]) !== 0) return;
		this.#followed[ref.id] = followed | FOLLOWED[kind];
		const owner = this.type(ref.owner.startsWith("[") ? "java/lang/Object" : ref.owner);
		if (owner === void 0) return;
		if (kind === "virtual") {
			owner.called.add(ref.selector);
			for (const created of owner.created) this.#reachConcrete(created, ref.selector);
			return;
		}
		const method = inheritedMethod(owner, ref.selector);
		if (method !== void 0) {
			this.#initialize(method.type);
			this.#reachMethod(method);
		}
	}
	#createNamed(name) {
		const type = this.type(name);
		if (type !== void 0) this.#create(type);
	}
	#access(ref, isStatic, isWrite) {
		const owner = isStatic ? this.type(ref.owner) : void 0;
		if (owner !== void 0) this.#initialize(owner);
		const isReference = ref.descriptor.length > 1;
		if (isWrite && isReference && this.#current !== void 0) this.uses.addWrite(this.#current, ref);
	}
	#makeLambda(lambda) {
		if (this.type(lambda.type) === void 0) return;
		this.uses.addLambda(lambda);
		this.#createNamed(lambda.type);
	}
};

// src/metadata/analysis/registered-roots.ts
/** Whatever is registered for reflection may be called. */
function registeredRoots(registry) {
	const roots = [];
	for (const name of registry.reflectedTypes()) for (const entry of registry.entries(name)) {
		const type = internal(name);
		for (const method of entry.methods) roots.push({
			type,
			method: method.name
		});
		if (entry.flags.some((flag) => /^all(?:Declared|Public)(?:Methods|Constructors)$/.test(flag))) roots.push({
			type,
			method: void 0
		});
	}
	return roots;
}

// src/metadata/classpath/service-providers.ts
const FOLDER = "META-INF/services/";
/** Services (dotted) that each class is listed as a provider of in `META-INF/services`. */
function serviceProviders(classPath) {
	const services = /* @__PURE__ */ new Map();
	for (const [path, resources] of classPath.resources()) {
		if (!path.startsWith(FOLDER)) continue;
		for (const resource of resources) for (const line of resource.read().toString("utf8").split("\n")) {
			const provider = line.replace(/#.*/, "").trim();
			if (provider === "") continue;
			services.set(provider, [...services.get(provider) ?? [], path.slice(18)]);
		}
	}
	return services;
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

// src/metadata/registry.ts
/** Answers what a metadata registers. Conditions count as met: they hold wherever the class is used. */
var Registry = class {
	#reflection;
	#jni;
	#resources;
	#providers;
	/** `isProvider`: whether the builder registers a class as a provider of `META-INF/services` itself. */
	constructor(metadata, isProvider = () => false) {
		this.#providers = isProvider;
		this.#reflection = byType(metadata.reflection);
		this.#jni = byType(metadata.jni);
		this.#resources = metadata.resources.filter((entry) => entry.kind === "include").flatMap((entry) => resourceMatcher(entry) ?? []);
	}
	/** Dotted names of all classes with an entry. */
	reflectedTypes() {
		return this.#reflection.keys();
	}
	entries(type) {
		return this.#reflection.get(type) ?? [];
	}
	/** The first entry of a class for reflection or JNI. */
	entryOf(kind, type) {
		return (kind === "jni" ? this.#jni : this.#reflection).get(type)?.[0];
	}
	hasType(type) {
		return this.#reflection.has(type) || this.#providers(type);
	}
	hasFlag(type, ...flags) {
		return this.entries(type).some((entry) => flags.some((flag) => entry.flags.includes(flag)));
	}
	/** Whether a constructor can be called; undefined parameter types: any of them. */
	hasConstructor(type, parameterTypes) {
		return this.hasMethod(type, "<init>", parameterTypes);
	}
	hasMethod(type, name, parameterTypes) {
		return name === "<init>" && (parameterTypes ?? []).length === 0 && this.#providers(type) || hasMethod(this.entries(type), name, parameterTypes);
	}
	hasField(type, name) {
		return this.entries(type).some((entry) => entry.fields.includes(name) || entry.flags.some((flag) => flag === "allDeclaredFields" || flag === "allPublicFields"));
	}
	hasJniType(type) {
		return this.#jni.has(type);
	}
	hasJniField(type, name) {
		return (this.#jni.get(type) ?? []).some((entry) => entry.fields.includes(name) || entry.flags.includes("allDeclaredFields"));
	}
	hasJniMethod(type, name) {
		return hasMethod(this.#jni.get(type) ?? [], name, void 0);
	}
	hasResource(path) {
		return this.#resources.some((matches) => matches(path));
	}
};
function byType(entries) {
	const map = /* @__PURE__ */ new Map();
	for (const entry of entries) {
		const name = typeName(entry.type);
		const key = name.endsWith("]") ? name : elementClass(name);
		const known = map.get(key);
		if (known === void 0) map.set(key, [entry]);
		else known.push(entry);
	}
	return map;
}
function hasMethod(entries, name, parameterTypes) {
	const all = name === "<init>" ? ["allDeclaredConstructors", "allPublicConstructors"] : ["allDeclaredMethods", "allPublicMethods"];
	return entries.some((entry) => entry.flags.some((flag) => all.includes(flag)) || entry.methods.some((method) => method.name === name && (parameterTypes === void 0 || method.parameterTypes === void 0 || sameTypes(method.parameterTypes, parameterTypes))));
}
function sameTypes(one, other) {
	return one.length === other.length && one.every((type, at) => typeName(type) === typeName(other[at] ?? ""));
}

// src/metadata/classpath/log4j-plugins.ts
/** Where Log4j 2 keeps the list of its plug-ins. */
const PLUGIN_CACHE = "META-INF/org/apache/logging/log4j/core/config/plugins/Log4j2Plugins.dat";
/**
* Reads `Log4j2Plugins.dat`: a count of categories; per category its name and a count of entries; per
* entry key, class, name and two flags. Numbers have four bytes, texts a length of two.
* Source: org.apache.logging.log4j.core.config.plugins.processor.PluginCache, 2.x.
*/
function readPluginCache(bytes) {
	const plugins = [];
	let at = 0;
	const number = () => {
		at += 4;
		return bytes.readInt32BE(at - 4);
	};
	const text = () => {
		const from = at + 2;
		at = from + bytes.readUInt16BE(at);
		return bytes.toString("utf8", from, at);
	};
	for (let categories = number(); categories > 0; categories -= 1) {
		const category = text();
		for (let entries = number(); entries > 0; entries -= 1) {
			const key = text();
			const className = text();
			plugins.push({
				category: category.toLowerCase(),
				key,
				className,
				name: text()
			});
			at += 2;
		}
	}
	return plugins;
}

// src/metadata/classpath/native-library.ts
const ARCHITECTURES = ["amd64", "arm64"];
/** How the jars' folders call the processors. */
const FOLDERS = {
	amd64: [
		"amd64",
		"x86_64",
		"x86-64"
	],
	arm64: ["aarch64", "arm64"]
};
/** Whether a path of a jar is that of a library for Linux on this architecture: in folders named after both. */
function isLinuxLibrary(path, architecture) {
	const folders = path.split("/").slice(0, -1);
	return path.endsWith(".so") && folders.some((folder) => folder.toLowerCase() === "linux") && folders.some((folder) => FOLDERS[architecture].includes(folder));
}
/** Whether a path of a jar is that of machine code, for whatever machine. */
function isNativeCode(path) {
	return /\.(?:so|dll|dylib|jnilib|a)$/.test(path);
}
const CLASS_NAME = /(?<=\0)[A-Za-z_][\w$]*(?:\/[\w$]+)+(?=\0)/g;
/**
* Reads texts out of a library's bytes; they end with a zero byte both in the symbol table and among
* the constants. The linker may join a text with the end of a longer one, which is then missed.
*/
function readNativeLibrary(bytes) {
	const text = bytes.toString("latin1");
	return {
		implements: (className, method) => {
			const symbol = `\0Java_${mangle(className)}_${mangle(method)}`;
			return text.includes(`${symbol}\0`) || text.includes(`${symbol}__`);
		},
		names: (name) => text.includes(`\0${name}\0`),
		classNames: [...new Set(text.match(CLASS_NAME) ?? [])].sort()
	};
}
/** Names of native methods: JNI specification, "Resolving native method names". */
function mangle(name) {
	return name.replace(/[^A-Za-z0-9/]/g, escapeCharacter).replaceAll("/", "_");
}
function escapeCharacter(character) {
	if (character === "_") return "_1";
	return `_0${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

// src/io/zip.ts
const END_SIGNATURE = 101010256;
const CENTRAL_SIGNATURE = 33639248;
const LOCAL_SIGNATURE = 67324752;
const END_SIZE = 22;
const CENTRAL_SIZE = 46;
const LOCAL_SIZE = 30;
const LONGEST_COMMENT = 65535;
/** The least that zlib accepts. */
const SMALLEST_CHUNK = 64;
/** Room for what a local header may have beyond the name: extra fields, which the directory does not tell. */
const EXTRA_ROOM = 64;
/** Entries up to this size are read into a buffer that is used again and again. */
const SCRATCH_SIZE = 1 << 18;
const ZIP64_MARK = 4294967295;
/**
* A zip archive, read through its central directory: nothing is unpacked to disk, and only the entries
* asked for are read and inflated. The packaged readers stream every entry, which takes longer for
* the 18 000 entries of a Kafka class path than the whole analysis.
* Format: APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16. Encrypted, split and zip64 archives are refused.
*/
var Zip = class Zip {
	/** Entries in the order of the directory; folders are left out. */
	entries;
	#source;
	#path;
	constructor(path, source) {
		this.#path = path;
		this.#source = source;
		this.entries = this.#directory();
	}
	/** Opens a file; it stays open until {@link Zip.close}. Throws {@link UserError} where it is not a sound archive. */
	static open(path) {
		const source = openFile(path);
		try {
			return new Zip(path, source);
		} catch (error) {
			source.close();
			throw error;
		}
	}
	close() {
		this.#source.close();
	}
	/** The content of an entry; throws {@link UserError} where it is damaged. */
	read(entry) {
		const { offset, compressedSize, size } = entry;
		const likely = LOCAL_SIZE + entry.name.length + EXTRA_ROOM + compressedSize;
		const local = this.#source.read(offset, likely);
		if (local.length < LOCAL_SIZE || local.readUInt32LE(0) !== LOCAL_SIGNATURE) throw this.#damaged(`no local header for ${entry.name}`, offset);
		const skipped = LOCAL_SIZE + local.readUInt16LE(26) + local.readUInt16LE(28);
		const start = offset + skipped;
		const stored = skipped + compressedSize <= likely ? local.subarray(skipped, skipped + compressedSize) : this.#source.read(start, compressedSize);
		const content = entry.method === 0 ? Buffer.from(stored) : this.#inflate(entry, stored, start);
		if (content.length !== size) throw this.#damaged(`${entry.name} has ${content.length} bytes instead of ${size}`, start);
		if (crc32(content) !== entry.crc) throw this.#damaged(`the checksum of ${entry.name} differs`, start);
		return content;
	}
	#inflate(entry, stored, position) {
		if (entry.method !== 8) throw this.#damaged(`${entry.name} uses compression method ${entry.method}`, position);
		const size = Math.max(SMALLEST_CHUNK, entry.size);
		try {
			return inflateRawSync(stored, {
				chunkSize: size + 1,
				maxOutputLength: size
			});
		} catch (error) {
			throw this.#damaged(`${entry.name} cannot be decompressed (${messageOf(error)})`, position);
		}
	}
	#directory() {
		const { count, start, end } = this.#endRecord();
		const bytes = this.#source.read(start, end - start);
		const entries = [];
		let at = 0;
		for (let index = 0; index < count; index += 1) {
			if (at + CENTRAL_SIZE > bytes.length || bytes.readUInt32LE(at) !== CENTRAL_SIGNATURE) throw this.#damaged(`its directory ends after ${index} of ${count} entries`, start + at);
			const entry = entryAt(bytes, at);
			if (entry === void 0) throw this.#damaged("it is encrypted", start + at);
			if (!entry.name.endsWith("/")) entries.push(entry);
			const nameAndExtra = bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30);
			at += CENTRAL_SIZE + nameAndExtra + bytes.readUInt16LE(at + 32);
		}
		return entries;
	}
	#endRecord() {
		const from = Math.max(0, this.#source.size - END_SIZE - LONGEST_COMMENT);
		const tail = this.#source.read(from, this.#source.size - from);
		for (let at = tail.length - END_SIZE; at >= 0; at -= 1) {
			if (tail.readUInt32LE(at) !== END_SIGNATURE) continue;
			const start = tail.readUInt32LE(at + 16);
			if (start === ZIP64_MARK) throw this.#damaged("zip64 archives are not supported", from + at);
			return {
				count: tail.readUInt16LE(at + 10),
				start,
				end: Math.max(start, from + at)
			};
		}
		throw this.#damaged("it has no directory; it may be cut short", this.#source.size);
	}
	#damaged(why, position) {
		return new UserError(`${this.#path} is not a sound archive: ${why} (byte ${position}).`, { hint: "Fetch the file again." });
	}
};
/** The directory record at a position; undefined where its entry is encrypted. */
function entryAt(bytes, at) {
	if ((bytes.readUInt16LE(at + 8) & 1) !== 0) return void 0;
	const nameFrom = at + CENTRAL_SIZE;
	return {
		name: bytes.toString("utf8", nameFrom, nameFrom + bytes.readUInt16LE(at + 28)),
		method: bytes.readUInt16LE(at + 10),
		crc: bytes.readUInt32LE(at + 16),
		compressedSize: bytes.readUInt32LE(at + 20),
		size: bytes.readUInt32LE(at + 24),
		offset: bytes.readUInt32LE(at + 42)
	};
}
let sharedScratch;
function scratch() {
	sharedScratch ??= Buffer.allocUnsafeSlow(SCRATCH_SIZE);
	return sharedScratch;
}
function openFile(path) {
	let file;
	try {
		file = openSync(path, "r");
	} catch (error) {
		throw new UserError(`${path} cannot be read: ${messageOf(error)}.`, { cause: error });
	}
	return {
		size: fstatSync(file).size,
		read: (from, length) => {
			const bytes = length <= SCRATCH_SIZE ? scratch() : Buffer.allocUnsafeSlow(length);
			return bytes.subarray(0, readSync(file, bytes, 0, length, from));
		},
		close: () => closeSync(file)
	};
}

// src/metadata/classfile/symbols.ts
const SMALLEST_TABLE = 16384;
/** Multiplier of the FNV-1a hash. */
const FNV_PRIME = 16777619;
const FNV_BASIS = -2128831035;
/**
* The names in the class files of a class path, each kept once. The 10 000 classes of a Kafka repeat the
* same ones a million times over: a text is decoded where it is first met, and later two names are
* equal where they are the same object.
*/
var Symbols = class {
	#texts = [];
	#textIds = new HashIndex();
	/** Those with other characters than ASCII. */
	#others = /* @__PURE__ */ new Map();
	#selectors = [];
	#selectorIds = new PairIndex();
	#members = [];
	#memberIds = new PairIndex();
	/** The number of the text in these bytes (the class file's UTF-8, JVMS 4.4.7). */
	textId(bytes, from, to) {
		let hash = FNV_BASIS;
		let bits = 0;
		for (let at = from; at < to; at += 1) {
			const byte = bytes[at] ?? 0;
			bits |= byte;
			hash = Math.imul(hash ^ byte, FNV_PRIME);
		}
		if (bits >= 128) return this.#otherId(bytes.toString("utf8", from, to));
		for (let known = this.#textIds.first(hash); known >= 0; known = this.#textIds.next()) if (isText(this.#texts[known] ?? "", bytes, from, to)) return known;
		const id = this.#texts.push(bytes.toString("latin1", from, to)) - 1;
		this.#textIds.add(hash, id);
		return id;
	}
	text(id) {
		return this.#texts[id] ?? "";
	}
	/** Name and descriptor, given by their numbers, as one text. */
	selector(name, descriptor) {
		return this.#selectors[this.#selectorId(name, descriptor)] ?? "";
	}
	/** The number of a member, given by the numbers of its texts. */
	memberId(owner, name, descriptor) {
		const selectorId = this.#selectorId(name, descriptor);
		const id = this.#memberIds.idOf(owner, selectorId);
		if (id === this.#members.length) this.#members.push({
			id,
			owner: this.text(owner),
			name: this.text(name),
			descriptor: this.text(descriptor),
			selector: this.#selectors[selectorId] ?? ""
		});
		return id;
	}
	member(id) {
		return this.#members[id];
	}
	#selectorId(name, descriptor) {
		const id = this.#selectorIds.idOf(name, descriptor);
		if (id === this.#selectors.length) this.#selectors.push(this.text(name) + this.text(descriptor));
		return id;
	}
	#otherId(text) {
		const known = this.#others.get(text);
		if (known !== void 0) return known;
		const id = this.#texts.push(text) - 1;
		this.#others.set(text, id);
		return id;
	}
};
function isText(text, bytes, from, to) {
	if (text.length !== to - from) return false;
	for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) !== bytes[from + at]) return false;
	return true;
}
/** Numbers by a hash of what they stand for: open addressing in one array, at most half full. */
var HashIndex = class {
	/** Pairs of hash and number + 1; 0 where nothing is. */
	#table = new Int32Array(2 * SMALLEST_TABLE);
	#size = 0;
	#hash = 0;
	#slot = 0;
	/** The first number with that hash, or -1; {@link HashIndex.next} goes on from there. */
	first(hash) {
		this.#hash = hash;
		this.#slot = spread(hash) - 1;
		return this.next();
	}
	next() {
		const table = this.#table;
		const mask = table.length / 2 - 1;
		for (;;) {
			const slot = this.#slot + 1 & mask;
			this.#slot = slot;
			const entry = table[2 * slot + 1] ?? 0;
			if (entry === 0 || table[2 * slot] === this.#hash) return entry - 1;
		}
	}
	add(hash, id) {
		if (4 * this.#size >= this.#table.length) this.#grow();
		this.#put(hash, id + 1);
		this.#size += 1;
	}
	#put(hash, entry) {
		const mask = this.#table.length / 2 - 1;
		let at = spread(hash) & mask;
		while (this.#table[2 * at + 1] !== 0) at = at + 1 & mask;
		this.#table[2 * at] = hash;
		this.#table[2 * at + 1] = entry;
	}
	#grow() {
		const old = this.#table;
		this.#table = new Int32Array(2 * old.length);
		for (let at = 0; at < old.length; at += 2) {
			const entry = old[at + 1] ?? 0;
			if (entry !== 0) this.#put(old[at] ?? 0, entry);
		}
	}
};
/** Numbers pairs of numbers, from 0, in the order in which they are met. */
var PairIndex = class {
	#ids = new HashIndex();
	#pairs = [];
	idOf(one, other) {
		const hash = Math.imul(one, FNV_PRIME) ^ Math.imul(other, FNV_BASIS) | 0;
		for (let known = this.#ids.first(hash); known >= 0; known = this.#ids.next()) if (this.#pairs[2 * known] === one && this.#pairs[2 * known + 1] === other) return known;
		this.#pairs.push(one, other);
		const id = this.#pairs.length / 2 - 1;
		this.#ids.add(hash, id);
		return id;
	}
};
/** The high bits of a hash take part in where it goes. */
function spread(hash) {
	return hash ^ hash >>> 15;
}

// src/metadata/classpath/class-path.ts
const MULTI_RELEASE = /^META-INF\/versions\/(\d+)\/(.+)$/;
/** The Java that the native image is built with; of a multi-release jar its classes are taken. */
const TARGET_JAVA = 21;
/**
* The classes and resources of some jars, in class-path order: of two with the same name the first one
* counts. Jars stay compressed in memory; a class is parsed when it is first asked for.
*/
var ClassPath = class ClassPath {
	problems = [];
	jars = [];
	#zips = [];
	#symbols = new Symbols();
	#classes = /* @__PURE__ */ new Map();
	#parsed = /* @__PURE__ */ new Map();
	#resources = /* @__PURE__ */ new Map();
	/** Opens every jar it can; the others stand in `problems`. They stay open until {@link ClassPath.close}. */
	static open(jars) {
		const path = new ClassPath();
		for (const jar of jars) try {
			path.#add(jar, Zip.open(jar));
		} catch (error) {
			if (!(error instanceof UserError)) throw error;
			path.problems.push({
				file: jar,
				message: explain(error).text,
				fatal: true
			});
		}
		return path;
	}
	close() {
		for (const zip of this.#zips) zip.close();
	}
	/** Internal names of all classes, in the order of the class path. */
	classNames() {
		return this.#classes.keys();
	}
	has(name) {
		return this.#classes.has(name);
	}
	/** The jar that a class comes from. */
	jarOf(name) {
		return this.#classes.get(name)?.jar;
	}
	/** The class with an internal name; undefined where it is not here or damaged. */
	find(name) {
		const known = this.#parsed.get(name);
		if (known !== void 0 || this.#parsed.has(name)) return known;
		const parsed = this.#parse(name);
		this.#parsed.set(name, parsed);
		return parsed;
	}
	/** Every resource that is no class, by path; of the same path in several jars the first one first. */
	resources() {
		return this.#resources;
	}
	/** Notes that the code of a class cannot be read. */
	reportDamage(name, error) {
		const file = `${this.jarOf(name) ?? ""}!${name}.class`;
		const message = `${file} is not a sound class file: its code cannot be read (${error.message}).`;
		if (this.problems.some((problem) => problem.file === file)) return;
		this.problems.push({
			file,
			message,
			fatal: true
		});
	}
	#parse(name) {
		const resource = this.#classes.get(name);
		if (resource === void 0) return void 0;
		const origin = `${resource.jar}!${resource.path}`;
		try {
			const file = new ClassFile(resource.read(), origin, this.#symbols);
			if (file.major > 69) this.#tooNew(origin, file.major);
			return file;
		} catch (error) {
			if (!(error instanceof UserError)) throw error;
			this.problems.push({
				file: origin,
				message: error.message,
				fatal: true
			});
			return;
		}
	}
	#tooNew(file, major) {
		const message = `${file} is of class file version ${major}, newer than the ${69} this check knows; it was read as if it were that.`;
		this.problems.push({
			file,
			message,
			fatal: true
		});
	}
	#add(jar, zip) {
		const name = basename(jar);
		this.#zips.push(zip);
		this.jars.push(name);
		for (const [path, entry] of effectiveEntries(zip.entries)) {
			const resource = new ZippedResource(path, name, zip, entry);
			if (path.endsWith(".class")) this.#addClass(path.slice(0, -6), resource);
			else {
				const same = this.#resources.get(path);
				if (same === void 0) this.#resources.set(path, [resource]);
				else same.push(resource);
			}
		}
	}
	#addClass(name, resource) {
		if (!name.endsWith("-info") && !this.#classes.has(name)) this.#classes.set(name, resource);
	}
};
var ZippedResource = class {
	path;
	jar;
	#zip;
	#entry;
	constructor(path, jar, zip, entry) {
		this.path = path;
		this.jar = jar;
		this.#zip = zip;
		this.#entry = entry;
	}
	read() {
		return this.#zip.read(this.#entry);
	}
};
/** Of a multi-release jar the entries that the target Java sees, under their plain names. */
function effectiveEntries(entries) {
	const chosen = /* @__PURE__ */ new Map();
	const versions = /* @__PURE__ */ new Map();
	for (const entry of entries) {
		const versioned = entry.name.startsWith("META-INF/") ? MULTI_RELEASE.exec(entry.name) : null;
		const version = Number(versioned?.[1] ?? 0);
		const path = versioned?.[2] ?? entry.name;
		const known = versions.get(path) ?? (chosen.has(path) ? 0 : -1);
		if (version > TARGET_JAVA || version <= known) continue;
		chosen.set(path, entry);
		if (version > 0) versions.set(path, version);
	}
	return chosen;
}

// src/metadata/formats/write.ts
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

export { metadataOfJars as A, resourceKey as B, signatureOf as C, internal as D, dotted as E, Json as F, PRIMITIVES as H, concat as I, joinTypes as L, readFolder as M, UNIFIED_FILE as N, javaName as O, PER_KIND_FILES as P, mergeMetadata as R, instructionLength as S, describeMethod as T, elementClass as U, EMPTY as V, typeName as W, Reachability as _, Zip as a, lambdaOf as b, isNativeCode as c, readPluginCache as d, Registry as f, registeredRoots as g, serviceProviders as h, ClassPath as i, parseMetadata as j, isMetadataFile as k, readNativeLibrary as l, resourceMatcher as m, writePerKind as n, ARCHITECTURES as o, literalPath as p, writeUnified as r, isLinuxLibrary as s, typeJson as t, PLUGIN_CACHE as u, ACCESS as v, switchTargets as w, OP as x, inheritedMethod as y, methodKey as z };