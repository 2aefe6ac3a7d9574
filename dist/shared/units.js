// src/core/units.ts
const DURATION = {
	ms: 1,
	s: 1e3,
	m: 6e4,
	h: 36e5
};
const BYTES = {
	"": 1,
	k: 1024,
	m: 1024 ** 2,
	g: 1024 ** 3
};
/** `500ms`, `30s`, `5m`, `2h` → milliseconds; undefined where it is none of these. */
function parseDuration(text) {
	const match = /^(\d{1,9})(ms|s|m|h)$/.exec(text.trim());
	return match ? Number(match[1]) * (DURATION[match[2] ?? ""] ?? NaN) : void 0;
}
/** `1024`, `512k`, `64m`, `2g` (powers of 1024, upper case allowed) → bytes; undefined otherwise. */
function parseBytes(text) {
	const match = /^(\d{1,12})([kmg]?)$/.exec(text.trim().toLowerCase());
	return match ? Number(match[1]) * (BYTES[match[2] ?? ""] ?? NaN) : void 0;
}
/** 1234 → `1.23 s`, 61 000 → `1 min 1 s`, 12 → `12 ms`. */
function formatDuration(ms) {
	if (ms < 999.5) return `${Math.round(ms)} ms`;
	if (ms < 59950) return `${(ms / 1e3).toFixed(ms < 9995 ? 2 : 1)} s`;
	const seconds = Math.round(ms / 1e3);
	return [
		[Math.floor(seconds / 3600), "h"],
		[Math.floor(seconds % 3600 / 60), "min"],
		[seconds % 60, "s"]
	].filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`).join(" ");
}
/** 1536 → `1.5 KiB`. */
function formatBytes(bytes) {
	const units = [
		"B",
		"KiB",
		"MiB",
		"GiB",
		"TiB"
	];
	let value = bytes;
	let index = 0;
	while (value >= 1023.95 && index < units.length - 1) {
		value /= 1024;
		index += 1;
	}
	return `${index === 0 ? value : value.toFixed(1)} ${units[index]}`;
}
/** `2026-11-20 09:32 UTC`. */
function formatTime(time) {
	const iso = typeof time === "string" ? new Date(time).toISOString() : time.toISOString();
	return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

export { parseDuration as a, parseBytes as i, formatDuration as n, formatTime as r, formatBytes as t };