// src/binary/options.ts
/** Parts of the JVM's monitoring that a native binary can have: `--enable-monitoring`. */
const MONITORING = [
	"heapdump",
	"jcmd",
	"jfr",
	"jmxclient",
	"jmxserver",
	"jvmstat",
	"nmt",
	"threaddump"
];
/**
* What the compiler aims at. `quick`: least build time; `size`: smallest code; `speed`: native-image's own level;
* `default`: `size` where the GraalVM has it and no profile tells which code is hot, else `speed` (decision 0021).
*/
const OPTIMIZATIONS = [
	"quick",
	"default",
	"size",
	"speed"
];
/**
* GraalVM 25.1, which came with Java 25 as 25.0 did, has no fallback images any more and takes the URL handlers
* from metadata; both are options in 25.0.
* https://www.graalvm.org/release-notes/25.1
*/
function isSince25i1({ release }) {
	const [feature = 0, second = 0] = release.split(".").map(Number);
	return feature > 25 || feature === 25 && second >= 1;
}

export { OPTIMIZATIONS as n, isSince25i1 as r, MONITORING as t };