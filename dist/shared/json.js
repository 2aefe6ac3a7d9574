// src/core/json.ts
/** JSON with sorted keys, two spaces and a final line feed: the same value always has the same bytes. */
function stableJson(value) {
	return `${JSON.stringify(sorted(value), void 0, 2)}\n`;
}
function sorted(value) {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== "object" || value === null) return value;
	const entries = Object.entries(value).toSorted(([a], [b]) => a < b ? -1 : 1);
	return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
}
/** The documents of a text that is one JSON document, or has one on each line. @throws SyntaxError */
function jsonDocuments(text) {
	try {
		return [JSON.parse(text)];
	} catch (error) {
		const lines = text.split("\n").filter((line) => line.trim() !== "");
		if (lines.length < 2) throw error;
		return lines.map((line) => JSON.parse(line));
	}
}

export { stableJson as n, jsonDocuments as t };