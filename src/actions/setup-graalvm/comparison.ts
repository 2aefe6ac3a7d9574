/** What the action's README says beyond its inputs; each claim about the other action was read in its source. */
export const comparison = `## Which GraalVM

Left to itself the action takes what \`GRAALVM_HOME\` names, else the newest GraalVM Community for Java 25. Java 21
is not the default: native images built with it crash in 2–5 % of their starts, and Community's 21.0.2 has had no
security updates since March 2024. A version of an ended line is installed with a warning that names a patched
one. [docs/graalvm.md](../../docs/graalvm.md) has the details, closed networks included.

## Compared with graalvm/setup-graalvm

As of its version 1.6.3 (July 2026), read in its source; later versions may differ.

| | this action | graalvm/setup-graalvm |
| --- | --- | --- |
| SHA-256 of downloads | every one, before it is unpacked; where none is published the step fails unless told otherwise | only from Oracle's download service (GDS); Community, Mandrel, Liberica and download.oracle.com unchecked |
| Archive | names, links, number of entries and unpacked size are bounded; unpacked beside its place, then moved | unpacked by \`tar\` |
| Wrong architecture, no \`native-image\` inside | said before it is declared installed | not looked at |
| \`native-image\` | is run, its answer is output and evidence | \`java --version\` is run |
| gcc, linker, zlib | tried by linking with them; the missing package is named | not looked at |
| Java line without exact version | resolved; exact version in log, output and evidence | resolved; not an output |
| \`25\` for Community | the newest release for Java 25, innovation releases included | 25.0.2, the last of the JDK line |
| Versions of four and five parts (\`25.3.4.1\`, \`25.5.5.0.3\`) | compared part by part | skipped as no semantic versions; fixed in 1.6.5 |
| Rate limit of GitHub's API | exact Community and Mandrel versions need no API; the message says when the limit ends; falls back on the tool cache | exact versions of Mandrel and of Community's JDK line need no API; else the API's error |
| Closed network | \`home\`, \`GRAALVM_HOME\`, \`archive\` with \`checksum\`, \`mirror\`, \`github-api\` | no input |
| Tool cache | content compared with its digest on every use | found by name and version |
| Ended lines | warning with a patched alternative | a notice for Java 20 and for releases before 23.0 |
| Outputs | home, version, Java version, distribution, vendor version, cache-hit, digest, evidence | cache-hit (of its dependency cache) |
| Evidence | in-toto statement of the toolchain | none |
| On a terminal | \`kafka-native setup-graalvm\` | no |
| Windows, GraalVM before 23.0, \`dev\` and early-access builds, Enterprise with a token | no | yes |
| Caches of Maven, Gradle, sbt; musl toolchain; SBOM submission; comments on pull requests | no (use \`actions/cache\`; other actions of this suite) | yes |`;
