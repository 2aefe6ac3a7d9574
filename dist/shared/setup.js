import { n as UsageError, r as UserError } from "./errors.js";
import { t as createStatement } from "./creation.js";
import { c as writeFileAtomic, r as writeEvidence } from "./store.js";
import { d as object, h as string, i as array, p as record } from "./schemas.js";
import { t as digestFolder } from "./folder-digest.js";
import { n as tryCToolchain, t as describeMissing } from "./c-toolchain.js";
import { a as javaOfInnovation, c as startsWith, d as platformOf, f as thisMachine, i as isInnovation, l as inspectHome, n as compareVersions, o as parseWanted, r as isExact, s as parts, t as askNativeImage } from "./native-image.js";
import { n as formatDuration } from "./units.js";
import { l as DownloadError } from "./http-request.js";
import { t as fetchJson } from "./http-json.js";
import { n as hashFile, r as hashOf } from "./hash.js";
import { i as withLock, n as download, r as downloadText, t as extractTarGz } from "./archive.js";
import { n as stableJson } from "./json.js";
import { t as openToolCache } from "./tool-cache.js";
import { join, resolve } from "node:path";
import { readFile, rm, stat } from "node:fs/promises";

// src/graalvm/publisher.ts
/**
* The newest version that begins as wanted.
* @throws UserError that says what exists
*/
function newest(name, versions, wanted) {
	const best = newestOf(versions, wanted);
	if (best === void 0) throw unknownVersion(name, wantedText(wanted), versions);
	return best;
}
function newestOf(versions, wanted) {
	return (wanted === "latest" ? versions : versions.filter((each) => startsWith(each, wanted))).toSorted(compareVersions).at(-1);
}
function unknownVersion(name, asked, versions) {
	const shown = versions.toSorted(compareVersions).reverse().slice(0, 12);
	return new UserError(`There is no ${name} ${asked}.`, { hint: shown.length === 0 ? "No release of it was found at all; check github-api and mirror." : `There are, newest first: ${shown.join(", ")}${versions.length > shown.length ? ", …" : ""}.` });
}
function notBuiltFor(name, machine, instead) {
	const libc = machine.libc === "musl" ? " with musl" : "";
	return new UserError(`There is no ${name} for ${platformOf(machine)}${libc}.`, { hint: instead });
}
function wantedText(wanted) {
	return wanted === "latest" ? "release" : wanted.join(".");
}

// src/graalvm/mandrel.ts
const REPOSITORY$2 = "graalvm/mandrel";
/** Mandrel has had numbers of its own up to Java 24: https://github.com/graalvm/mandrel/releases */
const LINES = [
	[17, [23, 0]],
	[21, [23, 1]],
	[22, [24, 0]],
	[23, [24, 1]],
	[24, [24, 2]]
];
/** Mandrel, built on OpenJDK by Red Hat for Quarkus. */
const mandrel = {
	async find(sources, wanted) {
		const { machine } = sources;
		if (machine.os !== "linux" || machine.libc === "musl") throw notBuiltFor("mandrel", machine, "graalvm-community is built for macOS, liberica-nik for musl.");
		const own = toMandrel(wanted);
		const version = isExact(own, 4) ? own.join(".") : newest("mandrel", await versions$1(sources), own);
		const arch = machine.arch === "amd64" ? "amd64" : "aarch64";
		const file = `mandrel-java${javaOfMandrel(version)}-linux-${arch}-${version}-Final.tar.gz`;
		return {
			distribution: "mandrel",
			version,
			url: `https://github.com/${REPOSITORY$2}/releases/download/mandrel-${version}-Final/${file}`,
			sha256: "beside"
		};
	},
	versions: versions$1
};
async function versions$1({ github }) {
	return (await github.tags(REPOSITORY$2, "mandrel-")).flatMap((tag) => /^mandrel-(\d+(?:\.\d+){3})-Final$/.exec(tag)?.[1] ?? []);
}
/**
* A Java version in Mandrel's numbers, whose third part is the update of Java: `21` → 23.1, `21.0.12` → 23.1.12.
* What can be both is Java's if it is one part (`23`), Mandrel's if it has more (`23.1.12.0`).
*/
function toMandrel(wanted) {
	if (wanted === "latest") return wanted;
	const [java = 0, , ...updates] = wanted;
	const line = wanted.length > 1 && LINES.some(([, line]) => line[0] === java && java > 22) ? void 0 : LINES.find(([each]) => each === java)?.[1];
	return line === void 0 ? wanted : [...line, ...updates];
}
function javaOfMandrel(version) {
	return LINES.find(([, line]) => startsWith(version, line))?.[0] ?? parts(version)[0] ?? 0;
}

// src/graalvm/choice.ts
/**
* Whether the GraalVM that GRAALVM_HOME names is used: always where nothing else is asked for, else where it
* is what is asked for. A warning says why it is not.
*/
async function isNamedOneWanted(host, machine, request, home) {
	if (askedText(request) !== "") {
		const problem = await misfitOf(host, machine, request, home);
		if (problem !== void 0) {
			host.log.warn(`GRAALVM_HOME is not used. ${problem}`);
			return false;
		}
	}
	host.log.info(`Using the GraalVM that GRAALVM_HOME names: ${home}`);
	return true;
}
async function misfitOf(host, machine, request, home) {
	try {
		await inspectHome(home, machine);
		demandAsked(request, home, await askNativeImage(host, home));
		return;
	} catch (error) {
		if (error instanceof UserError && !host.signal.aborted) return error.message;
		throw error;
	}
}
/**
* A folder has to be what `distribution` and `java-version` ask for, as far as they ask.
* @throws UserError where it is something else
*/
function demandAsked(request, home, found) {
	const { distribution, version } = request.asked;
	const wanted = parseWanted(version ?? "latest") ?? "latest";
	if ((wanted === "latest" || startsWith(found.java, wanted) || startsWith(found.release, wanted)) && (distribution === void 0 || distribution === found.distribution)) return;
	throw different(home, found, askedText(request));
}
/**
* An archive has to contain what its name says: the Java line always, the distribution where it is a known one.
* @throws UserError where it does not
*/
function demandRelease({ distribution }, release, found) {
	const [java] = distribution === "mandrel" ? [javaOfMandrel(release.version)] : parts(release.version);
	if ((found.distribution === void 0 || found.distribution === distribution) && parts(found.java)[0] === java) return;
	throw different(release.from, found, `${distribution} ${release.version}`);
}
/** `mandrel 21`; empty where nothing was asked for. */
function askedText({ asked }) {
	return [asked.distribution, asked.version].filter((each) => each !== void 0).join(" ");
}
function different(what, found, asked) {
	return new UserError(`${what} is ${found.vendor} for Java ${found.java}, not ${asked}.`, { hint: "Check distribution, java-version, home and mirror against each other." });
}

// src/graalvm/github-api.ts
const PUBLIC_API = "https://api.github.com";
const MAX_BYTES$2 = 32 * 1024 ** 2;
const refs = array(object({ ref: string() }));
const release = object({
	tag_name: string(),
	assets: array(object({
		name: string(),
		browser_download_url: string(),
		/** `sha256:…`, computed by GitHub when the file was uploaded; files from before June 2025 have none. */
		digest: string().nullish()
	}))
});
/**
* The part of GitHub's API that lists releases. The token goes along only where `base` is of the origin that
* it belongs to: that of GITHUB_API_URL, which on GitHub Enterprise Server is not the public one.
*/
function createGitHubApi(host, base, token) {
	const ownOrigin = new URL(host.env.GITHUB_API_URL || PUBLIC_API).origin;
	const mayHaveToken = token !== void 0 && new URL(base).origin === ownOrigin;
	const headers = {
		accept: "application/vnd.github+json",
		"user-agent": "kafka-native",
		...mayHaveToken ? { authorization: `Bearer ${token}` } : {}
	};
	const get = async (path, schema) => {
		const url = `${base.replace(/\/+$/, "")}/${path}`;
		const explain = (response) => rateLimit(response, host.clock.now(), mayHaveToken);
		const answer = schema.safeParse(await fetchJson(host, {
			url,
			headers,
			maxBytes: MAX_BYTES$2,
			explain
		}));
		if (answer.success) return answer.data;
		throw new UserError(`${url} does not answer as GitHub's API does.`, { hint: "Check github-api, or name an archive." });
	};
	return {
		async tags(repository, prefix) {
			return (await get(`repos/${repository}/git/matching-refs/tags/${prefix}`, refs)).map(({ ref }) => ref.replace("refs/tags/", ""));
		},
		release: (repository, tag) => get(`repos/${repository}/releases/tags/${encodeURIComponent(tag)}`, release)
	};
}
/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api */
function rateLimit(response, now, hasToken) {
	if (!(response.headers.get("x-ratelimit-remaining") === "0") || response.status !== 403 && response.status !== 429) return void 0;
	const seconds = Number(response.headers.get("x-ratelimit-reset") ?? NaN);
	const reset = Number.isFinite(seconds) && seconds > 0 ? /* @__PURE__ */ new Date(seconds * 1e3) : void 0;
	const until = reset === void 0 ? "" : ` until ${reset.toISOString().replace(/\.\d+Z$/, "Z")} (in ${formatDuration(Math.max(0, reset.getTime() - now.getTime()))})`;
	return new DownloadError("unreachable", `The rate limit of GitHub's API is used up${until}.`, { hint: hasToken ? "Wait, or name an exact version, which needs no list of releases." : "Give a github-token, or name an exact version, which needs no list of releases." });
}

// src/graalvm/lines.ts
/** What is asked for where nothing is said; docs/decisions/0010 says why. */
const DEFAULT_DISTRIBUTION = "graalvm-community";
/**
* Dates: https://endoflife.date/graalvm-ce and https://endoflife.date/mandrel; for Community 25 the plan in
* https://github.com/oracle/graal/issues/12649, after which Community has innovation releases only.
*/
const ENDED = [
	ce(17, "2023-10-24", "mandrel 21 or 25"),
	ce(21, "2024-03-19", "mandrel 21"),
	ce(22, "2024-09-17", "mandrel 25"),
	ce(23, "2025-03-18", "mandrel 25"),
	ce(24, "2025-09-16", "mandrel 25"),
	ce(25, "2026-01-31", "graalvm-community 25 (its innovation releases) or mandrel 25")
];
/** Javas that are no long-term ones, and the day on which the next one took over: nobody's builds of them get fixes. */
const SHORT_TERM = /* @__PURE__ */ new Map([
	[20, "2023-09-19"],
	[22, "2024-09-17"],
	[23, "2025-03-18"],
	[24, "2025-09-16"]
]);
/**
* What a reader should know before using this version: a line without security fixes, the crash of native
* images built with JDK 21. Empty where there is nothing to say.
*/
function warningsFor(distribution, version, java, now) {
	const [feature] = parts(version);
	const ended = ENDED.find((line) => line.distribution === distribution && line.feature === feature && !isInnovation(version) && new Date(line.until) < now);
	const warnings = [];
	if (ended !== void 0) warnings.push(`${distribution} ${version} is of a line that has had no security updates since ${ended.until}; use ${ended.instead}.`);
	const since = SHORT_TERM.get(parts(java)[0] ?? 0);
	if (ended === void 0 && since !== void 0 && new Date(since) < now) warnings.push(`Java ${java} is of a line that has had no security updates since ${since}; use ${distribution ?? "a GraalVM"} for Java 21 or 25.`);
	if (distribution === "mandrel" && compareVersions(version, "23.1") < 0) warnings.push(`mandrel ${version} is of a line that ended with 23.0.6.0; use mandrel 21 or 25.`);
	if (parts(java)[0] === 21) warnings.push(SEGFAULT);
	return warnings;
}
/** https://github.com/apache/kafka/pull/22059 (KAFKA-20314) */
const SEGFAULT = "Native images built with JDK 21 call getpwuid on a side thread: 2–5 % of the starts of a native Kafka end with a segmentation fault. JDK 25 has the fix; with 21, start the binary with -Duser.name and -Duser.home.";
/** Which licence applies; only Oracle's needs saying. */
function licenceNote(distribution) {
	if (distribution !== "graalvm") return void 0;
	return "Oracle GraalVM comes under the GraalVM Free Terms and Conditions (GFTC); updates of a long-term line after its free period need the Oracle Technology Network terms: https://www.oracle.com/downloads/licenses/graal-free-license.html";
}
function ce(feature, until, instead) {
	return {
		distribution: "graalvm-community",
		feature,
		until,
		instead
	};
}

// src/graalvm/checksum.ts
const MAX_BYTES$1 = 65536;
/**
* What the archive is compared with: the `checksum` input, else what the publisher says.
* @returns undefined where there is nothing and the user waived it
* @throws UserError where there is nothing and the user did not
*/
async function expectedSum(host, request, archive) {
	if (request.checksum !== void 0) return {
		hex: request.checksum,
		by: "the input checksum"
	};
	if (typeof archive.sha256 === "object") return archive.sha256;
	const beside = archive.sha256 === "beside" ? await besideFile(host, archive.url) : void 0;
	if (beside !== void 0) return beside;
	if (!request.allowUnverified) throw new UnpublishedChecksum(archive.url);
	host.log.warn(`${archive.url} is used without a checksum, because allow-unverified is set.`);
}
/** There is nothing that a file could be compared with. */
var UnpublishedChecksum = class extends UserError {
	name = "UnpublishedChecksum";
	constructor(from) {
		super(`No SHA-256 is published for ${from}.`, { hint: "Give the input checksum, or set allow-unverified to take it as it is." });
	}
};
async function besideFile(host, url) {
	const address = `${url}.sha256`;
	try {
		return {
			hex: parseSha256(await downloadText(host, address, MAX_BYTES$1), fileName(url), address),
			by: address
		};
	} catch (error) {
		if (error instanceof DownloadError && error.failure === "not-found") return void 0;
		throw error;
	}
}
/**
* Bare digits, or `sha256sum`'s lines with names.
* @throws UserError where it has no digest for that file
*/
function parseSha256(text, file, from) {
	for (const line of text.split("\n")) {
		const [, hex, name] = /^([0-9a-f]{64})(?:\s+\*?(.+?))?\s*$/i.exec(line.trim()) ?? [];
		if (hex !== void 0 && (name === void 0 || fileName(name) === file)) return hex.toLowerCase();
	}
	throw new UserError(`${from} holds no SHA-256 of ${file}.`, { hint: "It is damaged or belongs to another file; nothing was installed." });
}
/** Last part of an address or path, without its query. */
function fileName(address) {
	const path = URL.canParse(address) ? decodeURIComponent(new URL(address).pathname) : address;
	return path.slice(path.lastIndexOf("/") + 1);
}

// src/graalvm/installation.ts
/** The archives have 200 to 400 MB. */
const MAX_ARCHIVE = 1.5 * 1024 ** 3;
/** They unpack to about three times their size, in some thousand files. A bomb unpacks to a thousand times. */
const MAX_RATIO = 12;
const SMALL = 64 * 1024 ** 2;
const MAX_ENTRIES = 2e4;
/**
* Brings an archive to its place in the tool cache: download (or read), compare, unpack, look whether it is a
* GraalVM for this machine, let it `prove` that it runs, and only then declare it finished. Nothing of it stays
* where one of these fails.
*/
async function install(host, machine, shelf, incoming, prove) {
	const place = shelf.place(incoming.version);
	const label = `is installing ${fileName(incoming.from)}`;
	return await withLock(host, `${place}.lock`, { label }, async () => {
		const there = await shelf.find(incoming.version);
		if (there !== void 0 && isSame(there, incoming)) return there;
		await shelf.clear(incoming.version);
		const forget = host.defer(() => shelf.clear(incoming.version));
		try {
			const archiveSha256 = await unpackChecked(host, incoming, place);
			const home = homeIn(place, machine);
			await inspectHome(home, machine, fileName(incoming.from));
			await prove(home);
			await shelf.finish(incoming.version, {
				version: incoming.version,
				from: incoming.from,
				archiveSha256,
				...incoming.expected === void 0 ? {} : { verifiedBy: incoming.expected.by },
				folderSha256: await digestFolder(place, host.signal)
			});
		} catch (error) {
			await shelf.clear(incoming.version);
			throw error;
		} finally {
			forget();
		}
		const shelved = await shelf.find(incoming.version);
		if (shelved === void 0) throw new UserError(`${place} was changed while GraalVM was installed there.`);
		return shelved;
	});
}
/** On macOS the archive holds a bundle with the JDK inside. */
function homeIn(place, machine) {
	return machine.os === "macos" ? join(place, "Contents", "Home") : place;
}
/** Whether what is in the tool cache came from the very archive that is expected; never where none is known. */
function isSame({ note }, { expected }) {
	return expected?.hex === note.archiveSha256;
}
function isAddress(archive) {
	return /^https?:\/\//i.test(archive);
}
async function unpackChecked(host, incoming, place) {
	const isRemote = isAddress(incoming.from);
	const file = isRemote ? `${place}.tar.gz` : resolve(host.dirs.work, incoming.from);
	try {
		if (isRemote) await fetchArchive(host, incoming, file);
		const sha256 = await digestOfFile(file, host.signal);
		if (incoming.expected !== void 0 && incoming.expected.hex !== sha256) throw new UserError(`${file} is not the expected archive: its SHA-256 is ${sha256}, ${incoming.expected.by} says ${incoming.expected.hex}.`, { hint: "It was altered, cut off or replaced; nothing of it was unpacked." });
		const maxBytes = Math.max(SMALL, MAX_RATIO * (await stat(file)).size);
		await host.log.group(`Unpacking ${fileName(incoming.from)}`, () => extractTarGz(host, file, place, {
			strip: 1,
			maxBytes,
			maxEntries: MAX_ENTRIES
		}));
		return sha256;
	} finally {
		if (isRemote) await rm(file, { force: true });
	}
}
async function fetchArchive(host, incoming, file) {
	host.log.info(`Downloading ${incoming.from}`);
	await download(host, {
		url: incoming.from,
		to: file,
		maxBytes: MAX_ARCHIVE,
		label: fileName(incoming.from),
		...incoming.expected === void 0 ? {} : { checksum: {
			algorithm: "sha256",
			hex: incoming.expected.hex
		} }
	});
}
/** @throws UserError where it is none */
async function demandFile(file) {
	if ((await stat(file).catch(() => void 0))?.isFile()) return;
	throw new UserError(`There is no file ${file}.`, { hint: "The input archive is the path or the address of a .tar.gz; for a folder there is home." });
}
async function digestOfFile(file, signal) {
	await demandFile(file);
	return await hashFile(file, "sha256", signal);
}

// src/graalvm/community.ts
const REPOSITORY$1 = "graalvm/graalvm-ce-builds";
/** GraalVM Community: JDK lines under `jdk-V`, from Java 25 on innovation releases under `graal-V`. */
const community = {
	async find(sources, wanted) {
		const { machine } = sources;
		if (machine.libc === "musl") throw notBuiltFor("graalvm-community", machine, "liberica-nik is built for musl.");
		const version = isExact(wanted, 3) ? wanted.join(".") : newest("graalvm-community", await versions(sources), wanted);
		const tag = `${isInnovation(version) ? "graal" : "jdk"}-${version}`;
		return {
			distribution: "graalvm-community",
			version,
			url: `https://github.com/${REPOSITORY$1}/releases/download/${tag}/graalvm-community-jdk-${fileSuffix(version, machine)}`,
			sha256: "beside"
		};
	},
	versions
};
async function versions({ github }) {
	return (await Promise.all([github.tags(REPOSITORY$1, "jdk-"), github.tags(REPOSITORY$1, "graal-")])).flat().flatMap((tag) => /^(?:jdk|graal)-(\d+(?:\.\d+){2,4})$/.exec(tag)?.[1] ?? []);
}
/**
* `21.0.2_linux-x64_bin.tar.gz`, `25i3-25.0.4.1_linux-aarch64_bin.tar.gz`: what Community and Oracle have in
* common. Innovation release 25.3.4.1 is `25i3` and names the Java version, too.
*/
function fileSuffix(version, machine) {
	const [feature, second] = parts(version);
	return `${isInnovation(version) ? `${feature}i${second}-${javaOfInnovation(version)}` : version}_${machine.os}-${machine.arch === "amd64" ? "x64" : "aarch64"}_bin.tar.gz`;
}

// src/graalvm/liberica.ts
const REPOSITORY = "bell-sw/LibericaNIK";
/** Liberica Native Image Kit of BellSoft; its versions are those of the Java inside. */
const liberica = {
	async find({ github, machine }, wanted) {
		const tags = parseTags(await github.tags(REPOSITORY, ""));
		const chosen = newestTag(tags, wanted);
		if (chosen === void 0) {
			const known = tags.map(({ java }) => java.replace(/\+.*/, ""));
			throw unknownVersion("liberica-nik", wantedText(wanted), [...new Set(known)]);
		}
		return archiveOf$1(await github.release(REPOSITORY, chosen.tag), chosen, machine);
	},
	async versions({ github }) {
		const tags = parseTags(await github.tags(REPOSITORY, ""));
		return [...new Set(tags.map(({ java }) => java.replace(/\+.*/, "")))];
	}
};
/** Two shapes are in use: `jdk-JAVA` and `NIK-JAVA`, both with a build number after a plus sign. */
function parseTags(tags) {
	return tags.flatMap((tag) => {
		const java = /^(?:jdk|\d+(?:\.\d+)*(?:\+\d+)?)-(\d+(?:\.\d+)*(?:\+\d+)?)$/.exec(tag)?.[1];
		return java === void 0 ? [] : [{
			tag,
			java
		}];
	});
}
function newestTag(tags, wanted) {
	const split = (java) => java.split("+");
	return tags.filter(({ java }) => wanted === "latest" || startsWith(split(java)[0], wanted)).toSorted((a, b) => {
		const [[left, leftBuild], [right, rightBuild]] = [split(a.java), split(b.java)];
		return compareVersions(left, right) || Number(leftBuild ?? 0) - Number(rightBuild ?? 0);
	}).at(-1);
}
function archiveOf$1(release, { java, tag }, machine) {
	const suffix = `-${platform(machine)}.tar.gz`;
	const asset = release.assets.find(({ name }) => name.startsWith(`bellsoft-liberica-vm-openjdk${java}-`) && name.endsWith(suffix));
	if (asset === void 0) throw new UserError(`liberica-nik ${java} (${tag}) has no archive for ${platform(machine)}.`, { hint: "Choose another version, or name an archive." });
	const hex = /^sha256:([0-9a-f]{64})$/.exec(asset.digest ?? "")?.[1];
	const hasFile = release.assets.some(({ name }) => name === `${asset.name}.sha256`);
	return {
		distribution: "liberica-nik",
		version: java,
		url: asset.browser_download_url,
		sha256: hasFile ? "beside" : hex === void 0 ? "unpublished" : {
			hex,
			by: "the GitHub release"
		}
	};
}
function platform(machine) {
	if (machine.libc === "musl") return machine.arch === "amd64" ? "linux-x64-musl" : "linux-aarch64-musl";
	return `${machine.os}-${machine.arch === "amd64" ? "amd64" : "aarch64"}`;
}

// src/graalvm/oracle.ts
const DOWNLOADS = "https://download.oracle.com/graalvm";
const PAGES = "https://www.oracle.com";
const INDEX = `${PAGES}/a/tech/docs/graalvm-downloads.json`;
const MAX_BYTES = 8 * 1024 ** 2;
/** Title of a product → its releases, each described by a JSON file of its own. */
const index = record(string(), object({
	Title: string().optional(),
	Releases: record(string(), object({ "JSON File": string() })).optional()
}));
const files = object({ Packages: object({ Core: object({ Files: record(string(), object({
	File: string(),
	Hash: array(string()).optional()
})) }) }) });
/** Oracle GraalVM: long-term lines at script-friendly addresses, the rest through Oracle's index. */
const oracle = {
	async find(sources, wanted) {
		const { machine } = sources;
		if (machine.libc === "musl") throw notBuiltFor("graalvm", machine, "liberica-nik is built for musl.");
		if (isExact(wanted, 3) && !isInnovation(wanted.join("."))) return exactLongTerm(sources, wanted.join("."));
		const listed = await list(sources, wanted);
		return archiveOf(listed, newest("graalvm", [...new Set(listed.map((each) => each.version))], wanted));
	},
	async versions(sources) {
		return [...new Set((await list(sources, "latest")).map(({ version }) => version))];
	}
};
/** A first release (`25.0.0`) has only its feature number in the file's name. */
function exactLongTerm({ machine }, version) {
	const [feature, ...updates] = parts(version);
	const name = updates.every((part) => part === 0) ? `${feature}` : version;
	return {
		distribution: "graalvm",
		version,
		url: `${DOWNLOADS}/${feature}/archive/graalvm-jdk-${fileSuffix(name, machine)}`,
		sha256: "beside"
	};
}
function archiveOf(listed, version) {
	const { file, hash } = listed.find((each) => each.version === version) ?? {
		file: "",
		hash: []
	};
	if (file.includes("/otn/")) throw new UserError(`Oracle gives out GraalVM ${version} only after a login (${file}).`, { hint: "Download it yourself and name it as archive with its checksum, or choose another version." });
	const hex = hash[0] === "SHA256" && /^[0-9a-f]{64}$/i.test(hash[1] ?? "") ? hash[1] : void 0;
	return {
		distribution: "graalvm",
		version,
		url: file,
		sha256: hex === void 0 ? "beside" : {
			hex: hex.toLowerCase(),
			by: "Oracle’s index of downloads"
		}
	};
}
/** Every archive for this machine whose release may be the one that is wanted. */
async function list({ host, machine }, wanted) {
	const products = await ask(host, INDEX, index);
	const releases = Object.values(products).filter((product) => product.Title === "Oracle GraalVM").flatMap((product) => Object.entries(product.Releases ?? {})).filter(([name]) => wanted === "latest" || name.startsWith(`${wanted[0]}`)).map(([, release]) => new URL(release["JSON File"], PAGES).href);
	const pages = await Promise.all(releases.map((url) => ask(host, url, files)));
	const suffix = fileSuffix("V", machine).slice(1);
	return pages.flatMap((page) => Object.values(page.Packages.Core.Files)).flatMap(({ File: file, Hash: hash = [] }) => {
		const version = file.endsWith(suffix) ? versionOfFile(file) : void 0;
		return version === void 0 ? [] : [{
			version,
			file,
			hash
		}];
	});
}
/** `…/graalvm-jdk-25i4-25.0.4.1.1_linux-x64_bin.tar.gz` → `25.4.4.1.1`; the numbering of Community. */
function versionOfFile(file) {
	const [, feature, second, java] = /\/graalvm-jdk-(?:(\d+)i(\d+)-)?(\d+(?:\.\d+)*)_[a-z]+-[a-z0-9]+_bin\.tar\.gz$/.exec(file) ?? [];
	if (java === void 0) return void 0;
	return feature === void 0 ? java : [
		feature,
		second,
		...java.split(".").slice(2)
	].join(".");
}
async function ask(host, url, schema) {
	const answer = schema.safeParse(await fetchJson(host, {
		url,
		maxBytes: MAX_BYTES
	}));
	if (answer.success) return answer.data;
	throw new UserError(`${url} is not the list of downloads that it used to be.`, { hint: "Name an exact version such as 25.0.4, or an archive." });
}

// src/graalvm/publishers.ts
const PUBLISHERS = {
	"graalvm-community": community,
	mandrel,
	"liberica-nik": liberica,
	graalvm: oracle
};

// src/graalvm/shelf.ts
const note = object({
	version: string(),
	/** Where the archive came from. */
	from: string(),
	archiveSha256: string(),
	/** What its digest was compared with; absent where the user waived it. */
	verifiedBy: string().optional(),
	/** Digest of the folder after unpacking; see {@link digestFolder}. */
	folderSha256: string()
});
/**
* Each GraalVM has a note beside its folder. What the folder contains is compared with the note on every use,
* so that a tool cache which another job wrote to is not trusted blindly.
*/
function openShelf(root, tool, signal) {
	const cache = openToolCache(root);
	const place = (version) => cache.place(tool, toSemver(version));
	return {
		async find(version) {
			const home = cache.find(tool, toSemver(version));
			const found = home === void 0 ? void 0 : await readNote(home);
			if (home === void 0 || found === void 0) return void 0;
			return await digestFolder(home, signal) === found.folderSha256 ? {
				home,
				note: found
			} : void 0;
		},
		async versions() {
			return (await Promise.all(cache.versions(tool).map((semver) => readNote(cache.place(tool, semver))))).flatMap((each) => each?.version ?? []);
		},
		place,
		async clear(version) {
			const home = place(version);
			await rm(`${home}.complete`, { force: true });
			await rm(home, {
				recursive: true,
				force: true
			});
		},
		async finish(version, written) {
			await writeFileAtomic(noteFile(place(version)), stableJson(written));
			await cache.complete(tool, toSemver(version));
		}
	};
}
/**
* The tool cache knows semantic versions only: `25.3.4.1` → `25.3.4-1`, `25.5.5.0.3` → `25.5.5-0.3`,
* `25.0.4.1+2` → `25.0.4-1.b2`.
*/
function toSemver(version) {
	const [numbers = "", build] = version.split("+");
	const [major = "0", minor = "0", patch = "0", ...rest] = numbers.split(".");
	const extra = [...rest, ...build === void 0 ? [] : [`b${build}`]];
	return `${[
		major,
		minor,
		patch
	].join(".")}${extra.length > 0 ? `-${extra.join(".")}` : ""}`;
}
function noteFile(home) {
	return `${home}.source.json`;
}
async function readNote(home) {
	try {
		return note.parse(JSON.parse(await readFile(noteFile(home), "utf8")));
	} catch {
		return;
	}
}

// src/graalvm/provision.ts
const OFFLINE = "In a closed network name an exact version and a mirror, an archive with its checksum, or a GraalVM by GRAALVM_HOME.";
/** The archive that the user named, by path or address. */
async function provideArchive(sources, request, archive) {
	const { host, machine } = sources;
	const expected = isAddress(archive) ? await expectedSum(host, request, {
		url: archive,
		sha256: "beside"
	}) : await localSum(host, request, resolve(host.dirs.work, archive));
	const version = `0.0.0+${(expected?.hex ?? hashOf(archive, "sha256")).slice(0, 16)}`;
	const shelf = openShelf(request.toolCache, "kafka-native-graalvm-archive", host.signal);
	const incoming = {
		version,
		from: archive,
		expected
	};
	const there = await shelf.find(version);
	const isHit = there !== void 0 && isSame(there, incoming);
	const prove = async (home) => void await askNativeImage(host, home);
	return provided(sources, isHit ? there : await install(host, machine, shelf, incoming, prove), isHit ? "tool-cache" : "archive", void 0);
}
/** A release of a distribution: from the tool cache, else downloaded. */
async function provideRelease(sources, request) {
	const { host, machine } = sources;
	const tool = `kafka-native-${request.distribution}${machine.libc === "musl" ? "-musl" : ""}`;
	const shelf = openShelf(request.toolCache, tool, host.signal);
	const found = await findArchive(sources, request, shelf);
	if ("note" in found) return provided(sources, found, "tool-cache", found.note.version);
	const there = await shelf.find(found.version);
	if (there !== void 0 && mayBeUsed(there, request)) return provided(sources, there, "tool-cache", found.version);
	const archive = mirrored(found, request.mirror);
	try {
		const expected = await expectedSum(host, request, archive);
		const release = {
			version: found.version,
			from: archive.url
		};
		const prove = async (home) => demandRelease(request, release, await askNativeImage(host, home));
		return provided(sources, await install(host, machine, shelf, {
			...release,
			expected
		}, prove), "download", found.version);
	} catch (error) {
		throw await explained(sources, found, error);
	}
}
/**
* The release that is meant. Where the list of releases is out of reach, the newest that lies in the tool cache
* is as good an answer as there is.
*/
async function findArchive(sources, request, shelf) {
	const { distribution, wanted } = request;
	try {
		const archive = await PUBLISHERS[distribution].find(sources, wanted);
		const asked = request.asked.version ?? "25";
		if (asked !== archive.version) sources.host.log.info(`${distribution} ${asked} is ${archive.version}.`);
		return archive;
	} catch (error) {
		if (!(error instanceof DownloadError) || error.failure !== "unreachable") throw error;
		const cached = await newestCached(request, shelf);
		if (cached === void 0) throw new UserError(`Which ${distribution} releases exist could not be found out: ${error.message}`, {
			hint: `${error.hint ?? ""} ${OFFLINE}`.trim(),
			cause: error
		});
		sources.host.log.warn(`${error.message} Using ${distribution} ${cached.note.version} of the tool cache.`);
		return cached;
	}
}
async function newestCached(request, shelf) {
	const version = newestOf(await shelf.versions(), inOwnNumbers(request));
	const cached = version === void 0 ? void 0 : await shelf.find(version);
	return cached !== void 0 && mayBeUsed(cached, request) ? cached : void 0;
}
function inOwnNumbers({ distribution, wanted }) {
	return distribution === "mandrel" ? toMandrel(wanted) : wanted;
}
/** A tool that once came in unverified does not pass for a verified one. */
function mayBeUsed({ note }, request) {
	if (request.checksum !== void 0) return request.checksum === note.archiveSha256;
	return note.verifiedBy !== void 0 || request.allowUnverified;
}
/** The mirror stands in for the publisher's scheme and host; the path stays. */
function mirrored(archive, mirror) {
	if (mirror === void 0) return archive;
	const { pathname } = new URL(archive.url);
	return {
		...archive,
		url: `${mirror.replace(/\/+$/, "")}${pathname}`
	};
}
/**
* An archive that does not exist, or has no checksum, most often is a version that does not exist. Where
* nothing answers, the ways around the network are named.
*/
async function explained(sources, archive, error) {
	if (error instanceof DownloadError && error.failure === "unreachable") return new UserError(error.message, {
		hint: `${error.hint ?? ""} ${OFFLINE}`.trim(),
		cause: error
	});
	if (!(error instanceof DownloadError && error.failure === "not-found") && !(error instanceof UnpublishedChecksum)) return error;
	const { distribution, version } = archive;
	try {
		const versions = await PUBLISHERS[distribution].versions(sources);
		return versions.includes(version) ? error : unknownVersion(distribution, version, versions);
	} catch {
		sources.host.log.debug("The list of releases is out of reach; the error stays as it is.");
		return error;
	}
}
async function localSum(host, request, file) {
	if (request.checksum !== void 0) return {
		hex: request.checksum,
		by: "the input checksum"
	};
	await demandFile(file);
	const beside = `${file}.sha256`;
	const text = await readFile(beside, "utf8").catch(() => void 0);
	if (text !== void 0) return {
		hex: parseSha256(text, fileName(file), beside),
		by: beside
	};
	if (!request.allowUnverified) throw new UnpublishedChecksum(file);
	host.log.warn(`${file} is used without a checksum, because allow-unverified is set.`);
}
function provided({ machine }, { home, note }, source, version) {
	return {
		home: homeIn(home, machine),
		source,
		from: note.from,
		version,
		archive: {
			sha256: note.archiveSha256,
			verifiedBy: note.verifiedBy
		},
		folderSha256: machine.os === "macos" ? void 0 : note.folderSha256
	};
}

// src/graalvm/request.ts
/** @throws UsageError with everything that contradicts */
function readRequest(host, inputs) {
	const version = inputs["java-version"];
	const wanted = parseWanted(version ?? "25");
	const problems = [];
	if (wanted === void 0) problems.push(`java-version: "${version}" is no version; expected 21, 25, 25i3, an exact version such as 21.0.2 or 25.3.4.1, or latest`);
	if (inputs.checksum !== void 0 && !/^[0-9a-f]{64}$/i.test(inputs.checksum)) problems.push(`checksum: "${inputs.checksum}" is no SHA-256; expected 64 hexadecimal digits`);
	for (const other of [
		"archive",
		"checksum",
		"mirror"
	]) if (inputs.home !== void 0 && inputs.home !== "none" && inputs[other] !== void 0) problems.push(`home and ${other} exclude each other: with home nothing is installed`);
	if (inputs.archive !== void 0 && (version !== void 0 || inputs.distribution !== void 0)) problems.push("archive excludes distribution and java-version: the archive is what it is");
	if (problems.length > 0 || wanted === void 0) throw new UsageError(problems);
	return {
		distribution: inputs.distribution ?? "graalvm-community",
		wanted,
		asked: {
			distribution: inputs.distribution,
			version
		},
		archive: inputs.archive,
		checksum: inputs.checksum?.toLowerCase(),
		allowUnverified: inputs["allow-unverified"],
		mirror: inputs.mirror,
		toolCache: resolve(host.dirs.work, inputs["install-dir"] ?? (host.env.RUNNER_TOOL_CACHE || `${host.dirs.cache}/tools`))
	};
}

// src/graalvm/summary.ts
/** What the job summary says of a GraalVM: one table, the warnings below. */
function summaryOf({ nativeImage, provided, version, platform, digest, warnings, cToolchain }) {
	return [
		"### GraalVM",
		"",
		...[
			"| | |",
			"| --- | --- |",
			...[
				["GraalVM", nativeImage.vendor],
				["Release", `${nativeImage.distribution ?? "unknown"} ${version}, Java ${nativeImage.java}, ${platform}`],
				["From", `${provided.from} (${provided.source})`],
				["Archive checked against", provided.archive?.verifiedBy ?? (provided.archive ? "nothing" : "no archive")],
				["SHA-256 of the folder", digest],
				["C toolchain", cToolchain === void 0 ? "not looked at" : toolchainText(cToolchain)]
			].map(([name, value]) => `| ${name} | ${cell(value ?? "")} |`)
		],
		"",
		...warnings.map((warning) => `- ⚠ ${cell(warning)}`),
		""
	].join("\n");
}
function toolchainText({ compiler, linker, missing }) {
	if (missing.length > 0) return `missing: ${missing.join(", ")}`;
	return [compiler, linker].filter((each) => each !== void 0).join("; ");
}
function cell(text) {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("|", "\\|").replaceAll("\n", " ");
}

// src/graalvm/setup.ts
/**
* Finds or installs a GraalVM, proves that it runs here, and leaves a toolchain statement about it.
* @throws UserError, UsageError for everything that keeps it from running
*/
async function setupGraalvm(host, inputs) {
	const request = readRequest(host, inputs);
	const machine = await thisMachine();
	const github = createGitHubApi(host, inputs["github-api"], inputs["github-token"]);
	const cToolchain = await checkToolchain(host, inputs);
	const provided = await provide({
		host,
		machine,
		github
	}, request, inputs.home);
	await inspectHome(provided.home, machine);
	const nativeImage = await askNativeImage(host, provided.home);
	if (provided.source === "home") demandAsked(request, provided.home, nativeImage);
	const version = provided.version ?? nativeImage.release;
	const ready = {
		provided,
		nativeImage,
		version,
		digest: provided.folderSha256 ?? await digestFolder(provided.home, host.signal),
		warnings: warningsFor(nativeImage.distribution, version, nativeImage.java, host.clock.now()),
		cToolchain,
		platform: platformOf(machine)
	};
	tell(host, ready);
	return outcomeOf(ready, await writeStatement(host, inputs, request, ready));
}
async function checkToolchain(host, inputs) {
	if (inputs["check-toolchain"] === "skip") return void 0;
	const toolchain = await tryCToolchain(host, { forStatic: inputs.static });
	const missing = describeMissing(toolchain);
	if (missing === void 0) return toolchain;
	if (inputs["check-toolchain"] === "fail") throw new UserError(missing.message, { hint: missing.hint });
	host.log.warn(`${missing.message} ${missing.hint}`);
	return toolchain;
}
async function provide(sources, request, home) {
	const { host, machine } = sources;
	if (home !== void 0 && home !== "none") return fromHome(resolve(host.dirs.work, home));
	if (request.archive !== void 0) return await provideArchive(sources, request, request.archive);
	const named = home === "none" ? void 0 : host.env.GRAALVM_HOME || void 0;
	if (named !== void 0 && await isNamedOneWanted(host, machine, request, named)) return fromHome(named);
	return await provideRelease(sources, request);
}
function fromHome(home) {
	return {
		home,
		source: "home",
		from: home,
		version: void 0,
		archive: void 0,
		folderSha256: void 0
	};
}
function tell(host, { nativeImage, provided, warnings }) {
	host.log.info(`${nativeImage.vendor}, Java ${nativeImage.java}, in ${provided.home}`);
	for (const warning of warnings) host.log.warn(warning);
	const licence = licenceNote(nativeImage.distribution);
	if (licence !== void 0) host.log.info(licence);
}
async function writeStatement(host, inputs, request, ready) {
	const { provided, nativeImage, cToolchain } = ready;
	const requested = askedText(request);
	const statement = createStatement({
		name: `graalvm-${ready.version}`,
		digest: { sha256: ready.digest }
	}, "toolchain", {
		distribution: nativeImage.distribution ?? "unknown",
		version: ready.version,
		...requested === "" ? {} : { requested },
		javaVersion: nativeImage.java,
		vendorVersion: nativeImage.vendor,
		platform: ready.platform,
		source: provided.source,
		from: provided.from,
		...provided.archive === void 0 ? {} : { archive: withoutUndefined(provided.archive) },
		warnings: [...ready.warnings],
		...cToolchain === void 0 ? {} : { cToolchain: withoutUndefined({
			compiler: cToolchain.compiler,
			linker: cToolchain.linker,
			missing: [...cToolchain.missing]
		}) }
	});
	return await writeEvidence(resolve(host.dirs.work, inputs["evidence-dir"]), statement);
}
function outcomeOf(ready, evidence) {
	const { provided, nativeImage, version, digest } = ready;
	return {
		verdict: "passed",
		message: `GraalVM is ready: ${nativeImage.vendor} for Java ${nativeImage.java} in ${provided.home}.`,
		outputs: {
			home: provided.home,
			version,
			"java-version": nativeImage.java,
			distribution: nativeImage.distribution ?? "unknown",
			"vendor-version": nativeImage.vendor,
			"cache-hit": provided.source === "tool-cache",
			digest,
			evidence
		},
		env: {
			GRAALVM_HOME: provided.home,
			JAVA_HOME: provided.home
		},
		path: [join(provided.home, "bin")],
		summary: summaryOf(ready)
	};
}
/** An absent key is no key: the schemas refuse `undefined`. */
function withoutUndefined(value) {
	return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== void 0));
}

export { setupGraalvm as t };