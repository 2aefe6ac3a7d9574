import { t as defineCommand } from "./command.js";
import { c as path, d as text, f as url, n as choice, t as bool } from "./inputs.js";

// src/actions/setup-graalvm/comparison.ts
/** What the action's README says beyond its inputs; each claim about the other action was read in its source. */
const comparison = `## Which GraalVM

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

// src/actions/setup-graalvm/command.ts
const setupGraalvmCommand = defineCommand({
	name: "setup-graalvm",
	title: "Set up GraalVM",
	description: "Finds or installs a GraalVM, checks every download against its SHA-256, proves that native-image runs and can link here, and leaves a toolchain statement.",
	branding: {
		icon: "package",
		color: "orange"
	},
	inputs: {
		distribution: choice("graalvm-community", "mandrel", "liberica-nik", "graalvm")({ description: "Whose GraalVM: Community, Mandrel, Liberica NIK, or Oracle GraalVM (under Oracle’s own licence). Left out, it is graalvm-community, or what GRAALVM_HOME names." }),
		"java-version": text({ description: "Which version: a Java line (`21`, `25`: its newest release), an innovation line (`25i3`), an exact version (`21.0.2`, `25.3.4.1`, for Mandrel `23.1.12.0`) or `latest`. Left out, it is 25, or what GRAALVM_HOME names." }),
		home: path({ description: "A GraalVM that is here already; nothing is installed then. Left out, the variable GRAALVM_HOME counts where it fits what is asked for; `none` ignores it." }),
		archive: text({ description: "Path or address of a GraalVM archive (`.tar.gz`) to install instead of a release; its `.sha256` is expected beside it." }),
		checksum: text({ description: "SHA-256 (64 hexadecimal digits) that the archive must have; it takes the place of the publisher’s." }),
		"allow-unverified": bool({
			description: "Install an archive for which there is no SHA-256 at all.",
			default: "false"
		}),
		mirror: url({ description: "Where archives are downloaded from instead of the publisher’s host; the path behind the host stays the same, and the `.sha256` is read there, too." }),
		"github-api": url({
			description: "The GitHub API that lists the releases.",
			default: "https://api.github.com"
		}),
		"github-token": text({
			description: "Token for the list of releases, for a higher rate limit: without one, the runners of a network share 60 requests an hour. It is sent to the origin of GITHUB_API_URL and to no other.",
			actionDefault: "${{ github.token }}",
			secret: true
		}),
		"install-dir": path({ description: "Where GraalVMs are kept. Left out, it is the runner’s tool cache, elsewhere the cache folder of this program." }),
		"check-toolchain": choice("fail", "warn", "skip")({
			description: "Whether gcc, its linker and zlib are tried, and what happens where native-image could not link: the step fails, or warns.",
			default: "fail"
		}),
		static: bool({
			description: "Try also what a static image needs: static C library, libz.a, libstdc++.a.",
			default: "false"
		}),
		"evidence-dir": path({
			description: "Where the statement goes.",
			default: "out/evidence"
		})
	},
	outputs: {
		home: { description: "Folder of the GraalVM; also GRAALVM_HOME and JAVA_HOME, its bin first in PATH." },
		version: { description: "Exact version in the publisher’s numbering; for a GraalVM that was here, its Java version." },
		"java-version": { description: "Exact Java version." },
		distribution: { description: "Which distribution native-image says it is, or `unknown`." },
		"vendor-version": { description: "What the vendor calls it, such as `GraalVM CE 21.0.2+13.1`." },
		"cache-hit": { description: "`true` where it came from the tool cache, with unchanged content." },
		digest: { description: "SHA-256 over everything in the folder." },
		evidence: { description: "Path of the toolchain statement." }
	},
	example: {
		distribution: "graalvm-community",
		"java-version": "25"
	},
	notes: comparison,
	async run(host, inputs) {
		const { setupGraalvm } = await import("./setup2.js");
		return await setupGraalvm(host, inputs);
	}
});

export { setupGraalvmCommand as t };