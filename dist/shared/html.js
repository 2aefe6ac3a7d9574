// src/core/html.ts
/** Markup that may go into a page as it is. Only this file makes it. */
var Markup = class {
	source;
	constructor(source) {
		this.source = source;
	}
	toString() {
		return this.source;
	}
};
/** A template whose values stay text wherever they stand: between tags, or in a quoted attribute. */
function html(strings, ...parts) {
	return new Markup(strings.map((string, index) => string + partText(parts[index])).join(""));
}
/** The contents of `style` and `script`, which know no escapes. Never for anything that came from outside. */
function trusted(source) {
	if (/<\/(style|script)/i.test(source)) throw new Error("Trusted source would end its own element");
	return new Markup(source);
}
function partText(part) {
	if (part === void 0 || part === false) return "";
	if (part instanceof Markup) return part.source;
	if (typeof part === "object") return part.map(partText).join("");
	return String(part).toWellFormed().replace(UNPRINTABLE, "�").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;").replaceAll("'", "&#39;");
}
/** Control characters, and those that turn the direction of text: a log line must not rewrite the report. */
const UNPRINTABLE = /[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2066-\u2069]/gu;

export { trusted as n, html as t };