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

export { fence as a, details as i, cell as n, plain as o, code as r, table as s, bold as t };