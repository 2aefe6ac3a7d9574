import { arch, cpus, freemem, platform, release, totalmem, type } from "node:os";

// src/io/machine.ts
function describeMachine() {
	const all = cpus();
	return {
		os: `${type()} ${release()}`,
		cpu: all[0]?.model.trim() || "unknown",
		cpus: Math.max(1, all.length),
		memoryBytes: totalmem()
	};
}
/** How many processes of this size fit beside each other, one per processor at most, one at least. */
function roomFor(bytesEach) {
	return Math.max(1, Math.min(cpus().length, Math.floor(freemem() / bytesEach)));
}
const ARCHITECTURES = { x64: "amd64" };
/** `linux/amd64`, `linux/arm64`: as OCI images name platforms. */
function ociPlatform(os = platform(), architecture = arch()) {
	return `${os}/${ARCHITECTURES[architecture] ?? architecture}`;
}

export { ociPlatform as n, roomFor as r, describeMachine as t };