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
* GraalVM 25.1, which came with Java 25 as 25.0 did, has no fallback images any more and takes the URL handlers
* from metadata; both are options in 25.0.
* https://www.graalvm.org/release-notes/25.1
*/
function isSince25i1({ release }) {
	const [feature = 0, second = 0] = release.split(".").map(Number);
	return feature > 25 || feature === 25 && second >= 1;
}

export { isSince25i1 as n, MONITORING as t };