import { B as resourceKey, W as typeName, z as methodKey } from "./write.js";

// src/metadata/agent/registrations.ts
/**
* Everything that a metadata registers as one line each, the smallest parts apart: `reflection a.B`,
* `reflection a.B.<init>()`, `jni a.B#field`, `resources …`. Two metadata that register the same have the same
* lines, whatever their format and order.
*/
function registrations(metadata) {
	return /* @__PURE__ */ new Set([
		...metadata.reflection.flatMap((entry) => ofType("reflection", entry)),
		...metadata.jni.flatMap((entry) => ofType("jni", entry)),
		...metadata.resources.map((entry) => `resources ${resourceKey(entry)}`),
		...metadata.bundles.flatMap(({ name, locales, classNames, condition }) => ["", ...[...locales, ...classNames].map((part) => ` ${part}`)].map((part) => `bundle ${name}${part}${when(condition)}`)),
		...metadata.proxies.map(({ interfaces, condition }) => `proxy ${interfaces.join(", ")}${when(condition)}`),
		...metadata.serialization.map(({ type, condition }) => `serialization ${typeName(type)}${when(condition)}`)
	]);
}
function differenceOf(baseline, current) {
	const [before, after] = [registrations(baseline), registrations(current)];
	return {
		added: [...after].filter((line) => !before.has(line)).toSorted(),
		removed: [...before].filter((line) => !after.has(line)).toSorted()
	};
}
function ofType(kind, entry) {
	const name = typeName(entry.type);
	const condition = when(entry.condition);
	const line = (what) => `${kind} ${name}${what}${condition}`;
	return [
		line(""),
		...entry.flags.map((flag) => line(` ${flag}`)),
		...entry.methods.map((method) => line(`.${methodKey(method)}`)),
		...entry.queriedMethods.map((method) => line(`.${methodKey(method)} (query)`)),
		...entry.fields.map((field) => line(`#${field}`))
	];
}
function when(condition) {
	return condition === void 0 ? "" : ` when ${condition}`;
}

export { registrations as n, differenceOf as t };