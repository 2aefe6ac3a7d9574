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

// src/core/markdown.ts
/**
* Text that stays text in GitHub's Markdown: no markup, no HTML, no mention (a zero-width space breaks the
* name after an at sign), no line breaks.
*/
function plain(text) {
	return oneLine(text).replace(/[\\`*_[\]#|~]/g, "\\$&").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("@", "@​");
}
/** Plain text for a cell of a table. */
const cell = plain;
function bold(text) {
	return `**${plain(text)}**`;
}
/** A code span, also for text with backticks; safe in a cell. */
function code(text) {
	const content = oneLine(text).replaceAll("|", "\\|");
	const marks = "`".repeat(longestRun(content) + 1);
	const pad = content.startsWith("`") || content.endsWith("`") || content === "" ? " " : "";
	return `${marks}${pad}${content}${pad}${marks}`;
}
/** A code block that its content cannot leave. */
function fence(text) {
	const marks = "`".repeat(Math.max(3, longestRun(text) + 1));
	return `${marks}text\n${text}\n${marks}`;
}
function details(summary, body) {
	return `<details><summary>${summary.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("@", "@​")}</summary>\n\n${body}\n\n</details>`;
}
function table(head, rows) {
	const line = (cells) => `| ${cells.join(" | ")} |`;
	return [
		line(head),
		line(head.map(() => "---")),
		...rows.map(line)
	].join("\n");
}
function oneLine(text) {
	return text.replace(/\s+/g, " ").trim();
}
function longestRun(text) {
	return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}

export { fence as a, html as c, details as i, trusted as l, cell as n, plain as o, code as r, table as s, bold as t };