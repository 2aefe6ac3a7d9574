// src/core/text.ts
/** `1 check`, `2 checks`. */
function countOf(number, thing) {
	return `${number} ${thing}${number === 1 ? "" : "s"}`;
}
/** The first few of a list in words, the rest as a number: `a, b and 3 more`. */
function firstOf(items, shown = 5) {
	const rest = items.length - shown;
	return items.slice(0, shown).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

export { firstOf as n, countOf as t };