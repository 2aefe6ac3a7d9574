import { o as __toESM, t as __commonJSMin } from "./rolldown-runtime.js";
import { c as formatDuration, n as UsageError, o as messageOf, r as UserError } from "./errors.js";
import { a as Interrupted, c as DownloadError, d as webPage, f as hashFile, i as withLock, l as isPageType, m as createStatement, n as download, o as PATIENCE, p as hashOf, r as downloadText, s as withRetries, t as extractTarGz, u as tooLarge } from "./archive.js";
import { a as stableJson, i as writeFileAtomic, n as writeEvidence } from "./store.js";
import { a as thisMachine, i as platformOf, n as inspectHome, o as digestFolder, t as askNativeImage } from "./native-image.js";
import { d as record, p as string, r as array, u as object } from "./schemas.js";
import { n as tryCToolchain, t as describeMissing } from "./c-toolchain.js";
import { n as debug } from "./core.js";
import "./exec.js";
import { arch } from "node:os";
import { join, resolve } from "node:path";
import * as os from "os";
import * as path from "path";
import { ok } from "assert";
import * as fs from "fs";
import { access, readFile, rm, stat, writeFile } from "node:fs/promises";

// src/graalvm/version.ts
/**
* `latest`, a line (`21`, `25.0`), an innovation line (`25i3`, the same as `25.3`) or an exact version of
* three to five parts (`21.0.2`, `25.3.4.1`, `25.5.5.0.3`); undefined where it is none of these. These are
* no semantic versions: they are compared part by part.
*/
function parseWanted(text) {
	if (text === "latest") return "latest";
	const innovation = /^(\d{2})i(\d{1,2})$/.exec(text);
	if (innovation) return [Number(innovation[1]), Number(innovation[2])];
	return /^\d{1,3}(\.\d{1,4}){0,4}$/.test(text) ? parts(text) : void 0;
}
/** Whether the number is written out far enough to name one release, so that no list of releases is needed. */
function isExact(wanted, length) {
	return wanted !== "latest" && wanted.length >= length;
}
/** The numbers of a version, without a build after a plus sign. */
function parts(version) {
	return version.replace(/\+.*/, "").split(".").map(Number);
}
/** Part by part; a missing part counts as zero. Sorts oldest first. */
function compareVersions(a, b) {
	const [left, right] = [parts(a), parts(b)];
	for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
		const difference = (left[index] ?? 0) - (right[index] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}
function startsWith(version, prefix) {
	const own = parts(version);
	return prefix.every((part, index) => own[index] === part);
}
/**
* The Java version inside a GraalVM Community or Oracle GraalVM release. Innovation release 25.3.4.1 is the
* third of Java 25 and contains 25.0.4.1: so far the parts after the second are those of the JDK
* (25.1.3 → 25.0.3, 25.2.4 → 25.0.4, 25.4.4.1.1 → 25.0.4.1.1).
*/
function javaOfInnovation(version) {
	const [feature, , ...rest] = parts(version);
	return [
		feature,
		0,
		...rest
	].join(".");
}
/** From 25.1 on, a second part other than zero marks an innovation release. */
function isInnovation(version) {
	const [feature = 0, second = 0] = parts(version);
	return feature >= 25 && second > 0;
}

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

// src/io/http-json.ts
const TIME_LIMIT = 6e4;
/**
* Asks a service for JSON, with retries where it says "not now".
* @throws DownloadError in the manner of downloads, or what `explain` made of the answer
*/
async function fetchJson(host, request) {
	const text = await withRetries(host, request.url, PATIENCE, async () => {
		const response = await ask$1(host, request);
		const failure = response.ok ? void 0 : request.explain?.(response) ?? refusal(request.url, response);
		if (failure !== void 0) {
			await response.body?.cancel();
			throw failure;
		}
		if (isPageType(response)) throw webPage(request.url);
		return await bounded(response, request);
	});
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new DownloadError("content", `${request.url} does not answer with JSON: ${messageOf(error)}`, { cause: error });
	}
}
async function ask$1(host, { url, headers }) {
	try {
		const signal = AbortSignal.any([host.signal, AbortSignal.timeout(TIME_LIMIT)]);
		return await host.fetch(url, {
			headers: {
				accept: "application/json",
				...headers
			},
			signal
		});
	} catch (error) {
		host.signal.throwIfAborted();
		if (error instanceof UserError) throw error;
		throw new Interrupted(reasonOf(error), false);
	}
}
function refusal(url, response) {
	const answer = `${response.status} ${response.statusText}`.trim();
	if (response.status >= 500 || response.status === 429) return new Interrupted(`the server answers ${answer}`, true);
	const failure = response.status === 404 || response.status === 410 ? "not-found" : "refused";
	return new DownloadError(failure, `${url} is not given out: the server answers ${answer}.`);
}
async function bounded(response, { url, maxBytes }) {
	const pieces = [];
	let length = 0;
	try {
		for await (const piece of response.body ?? []) {
			length += piece.length;
			if (length > maxBytes) throw tooLarge(url, maxBytes);
			pieces.push(piece);
		}
	} catch (error) {
		if (error instanceof UserError) throw error;
		throw new Interrupted(`the connection broke off (${reasonOf(error)})`, true);
	}
	return Buffer.concat(pieces).toString("utf8");
}
function reasonOf(error) {
	return messageOf(error instanceof Error && error.cause !== void 0 ? error.cause : error);
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
	const ownOrigin = new URL(host.env.GITHUB_API_URL || "https://api.github.com").origin;
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
/**
* What a reader should know before using this version: a line without security fixes, the crash of native
* images built with JDK 21. Empty where there is nothing to say.
*/
function warningsFor(distribution, version, java, now) {
	const [feature] = parts(version);
	const ended = ENDED.find((line) => line.distribution === distribution && line.feature === feature && !isInnovation(version) && new Date(line.until) < now);
	const warnings = [];
	if (ended !== void 0) warnings.push(`${distribution} ${version} is of a line that has had no security updates since ${ended.until}; use ${ended.instead}.`);
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
		const [, hex, name] = /^([0-9a-f]{64})(?:\s+\*?(\S+))?\s*$/i.exec(line.trim()) ?? [];
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
async function digestOfFile(file, signal) {
	await access(file).catch(() => {
		throw new UserError(`There is no file ${file}.`, { hint: "Check the input archive." });
	});
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

// node_modules/semver/internal/constants.js
var require_constants = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SEMVER_SPEC_VERSION = "2.0.0";
	const MAX_LENGTH = 256;
	const MAX_SAFE_INTEGER = Number.MAX_SAFE_INTEGER || 
	/* istanbul ignore next */ 9007199254740991;
	const MAX_SAFE_COMPONENT_LENGTH = 16;
	const MAX_SAFE_BUILD_LENGTH = 250;
	const WHITESPACE_CHARACTERS = [
		"	",
		"\n",
		"\v",
		"\f",
		"\r",
		" ",
		"\xA0",
		" ",
		" ",
		" ",
		" ",
		" ",
		" ",
		" ",
		" ",
		" ",
		" ",
		" ",
		" ",
		"\u2028",
		"\u2029",
		" ",
		" ",
		"　",
		"﻿"
	];
	const RELEASE_TYPES = [
		"major",
		"premajor",
		"minor",
		"preminor",
		"patch",
		"prepatch",
		"prerelease"
	];
	module.exports = {
		MAX_LENGTH,
		MAX_SAFE_COMPONENT_LENGTH,
		MAX_SAFE_BUILD_LENGTH,
		MAX_SAFE_INTEGER,
		WHITESPACE_CHARACTERS,
		RELEASE_TYPES,
		SEMVER_SPEC_VERSION,
		FLAG_INCLUDE_PRERELEASE: 1,
		FLAG_LOOSE: 2
	};
}));

// node_modules/semver/internal/debug.js
var require_debug = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const debug = typeof process === "object" && process.env && process.env.NODE_DEBUG && /\bsemver\b/i.test(process.env.NODE_DEBUG) ? (...args) => console.error("SEMVER", ...args) : () => {};
	module.exports = debug;
}));

// node_modules/semver/internal/re.js
var require_re = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { MAX_SAFE_COMPONENT_LENGTH, MAX_SAFE_BUILD_LENGTH, MAX_LENGTH } = require_constants();
	const debug = require_debug();
	exports = module.exports = {};
	const re = exports.re = [];
	const safeRe = exports.safeRe = [];
	const src = exports.src = [];
	const safeSrc = exports.safeSrc = [];
	const t = exports.t = {};
	let R = 0;
	const LETTERDASHNUMBER = "[a-zA-Z0-9-]";
	const safeRegexReplacements = [
		["\\s", 1],
		["\\d", MAX_LENGTH],
		[LETTERDASHNUMBER, MAX_SAFE_BUILD_LENGTH]
	];
	const makeSafeRegex = (value) => {
		for (const [token, max] of safeRegexReplacements) value = value.split(`${token}*`).join(`${token}{0,${max}}`).split(`${token}+`).join(`${token}{1,${max}}`);
		return value;
	};
	const createToken = (name, value, isGlobal) => {
		const safe = makeSafeRegex(value);
		const index = R++;
		debug(name, index, value);
		t[name] = index;
		src[index] = value;
		safeSrc[index] = safe;
		re[index] = new RegExp(value, isGlobal ? "g" : void 0);
		safeRe[index] = new RegExp(safe, isGlobal ? "g" : void 0);
	};
	createToken("NUMERICIDENTIFIER", "0|[1-9]\\d*");
	createToken("NUMERICIDENTIFIERLOOSE", "\\d+");
	createToken("NONNUMERICIDENTIFIER", `\\d*[a-zA-Z-]${LETTERDASHNUMBER}*`);
	createToken("MAINVERSION", `(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})`);
	createToken("MAINVERSIONLOOSE", `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})`);
	createToken("PRERELEASEIDENTIFIER", `(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIER]})`);
	createToken("PRERELEASEIDENTIFIERLOOSE", `(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIERLOOSE]})`);
	createToken("PRERELEASE", `(?:-(${src[t.PRERELEASEIDENTIFIER]}(?:\\.${src[t.PRERELEASEIDENTIFIER]})*))`);
	createToken("PRERELEASELOOSE", `(?:-?(${src[t.PRERELEASEIDENTIFIERLOOSE]}(?:\\.${src[t.PRERELEASEIDENTIFIERLOOSE]})*))`);
	createToken("BUILDIDENTIFIER", `${LETTERDASHNUMBER}+`);
	createToken("BUILD", `(?:\\+(${src[t.BUILDIDENTIFIER]}(?:\\.${src[t.BUILDIDENTIFIER]})*))`);
	createToken("FULLPLAIN", `v?${src[t.MAINVERSION]}${src[t.PRERELEASE]}?${src[t.BUILD]}?`);
	createToken("FULL", `^${src[t.FULLPLAIN]}$`);
	createToken("LOOSEPLAIN", `[v=\\s]*${src[t.MAINVERSIONLOOSE]}${src[t.PRERELEASELOOSE]}?${src[t.BUILD]}?`);
	createToken("LOOSE", `^${src[t.LOOSEPLAIN]}$`);
	createToken("GTLT", "((?:<|>)?=?)");
	createToken("XRANGEIDENTIFIERLOOSE", `${src[t.NUMERICIDENTIFIERLOOSE]}|x|X|\\*`);
	createToken("XRANGEIDENTIFIER", `${src[t.NUMERICIDENTIFIER]}|x|X|\\*`);
	createToken("XRANGEPLAIN", `[v=\\s]*(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:${src[t.PRERELEASE]})?${src[t.BUILD]}?)?)?`);
	createToken("XRANGEPLAINLOOSE", `[v=\\s]*(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:${src[t.PRERELEASELOOSE]})?${src[t.BUILD]}?)?)?`);
	createToken("XRANGE", `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAIN]}$`);
	createToken("XRANGELOOSE", `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAINLOOSE]}$`);
	createToken("COERCEPLAIN", `(^|[^\\d])(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}})(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?`);
	createToken("COERCE", `${src[t.COERCEPLAIN]}(?:$|[^\\d])`);
	createToken("COERCEFULL", src[t.COERCEPLAIN] + `(?:${src[t.PRERELEASE]})?(?:${src[t.BUILD]})?(?:$|[^\\d])`);
	createToken("COERCERTL", src[t.COERCE], true);
	createToken("COERCERTLFULL", src[t.COERCEFULL], true);
	createToken("LONETILDE", "(?:~>?)");
	createToken("TILDETRIM", `(\\s*)${src[t.LONETILDE]}\\s+`, true);
	exports.tildeTrimReplace = "$1~";
	createToken("TILDE", `^${src[t.LONETILDE]}${src[t.XRANGEPLAIN]}$`);
	createToken("TILDELOOSE", `^${src[t.LONETILDE]}${src[t.XRANGEPLAINLOOSE]}$`);
	createToken("LONECARET", "(?:\\^)");
	createToken("CARETTRIM", `(\\s*)${src[t.LONECARET]}\\s+`, true);
	exports.caretTrimReplace = "$1^";
	createToken("CARET", `^${src[t.LONECARET]}${src[t.XRANGEPLAIN]}$`);
	createToken("CARETLOOSE", `^${src[t.LONECARET]}${src[t.XRANGEPLAINLOOSE]}$`);
	createToken("COMPARATORLOOSE", `^${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]})$|^$`);
	createToken("COMPARATOR", `^${src[t.GTLT]}\\s*(${src[t.FULLPLAIN]})$|^$`);
	createToken("COMPARATORTRIM", `(\\s*)${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]}|${src[t.XRANGEPLAIN]})`, true);
	exports.comparatorTrimReplace = "$1$2$3";
	createToken("HYPHENRANGE", `^\\s*(${src[t.XRANGEPLAIN]})\\s+-\\s+(${src[t.XRANGEPLAIN]})\\s*$`);
	createToken("HYPHENRANGELOOSE", `^\\s*(${src[t.XRANGEPLAINLOOSE]})\\s+-\\s+(${src[t.XRANGEPLAINLOOSE]})\\s*$`);
	createToken("STAR", "(<|>)?=?\\s*\\*");
	createToken("GTE0", "^\\s*>=\\s*0\\.0\\.0\\s*$");
	createToken("GTE0PRE", "^\\s*>=\\s*0\\.0\\.0-0\\s*$");
}));

// node_modules/semver/internal/parse-options.js
var require_parse_options = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const looseOption = Object.freeze({ loose: true });
	const emptyOpts = Object.freeze({});
	const parseOptions = (options) => {
		if (!options) return emptyOpts;
		if (typeof options !== "object") return looseOption;
		return options;
	};
	module.exports = parseOptions;
}));

// node_modules/semver/internal/identifiers.js
var require_identifiers = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const numeric = /^[0-9]+$/;
	const compareIdentifiers = (a, b) => {
		if (typeof a === "number" && typeof b === "number") return a === b ? 0 : a < b ? -1 : 1;
		const anum = numeric.test(a);
		const bnum = numeric.test(b);
		if (anum && bnum) {
			a = +a;
			b = +b;
		}
		return a === b ? 0 : anum && !bnum ? -1 : bnum && !anum ? 1 : a < b ? -1 : 1;
	};
	const rcompareIdentifiers = (a, b) => compareIdentifiers(b, a);
	module.exports = {
		compareIdentifiers,
		rcompareIdentifiers
	};
}));

// node_modules/semver/classes/semver.js
var require_semver$1 = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const debug = require_debug();
	const { MAX_LENGTH, MAX_SAFE_INTEGER } = require_constants();
	const { safeRe: re, t } = require_re();
	const parseOptions = require_parse_options();
	const { compareIdentifiers } = require_identifiers();
	const isPrereleaseIdentifier = (prerelease, identifier) => {
		const identifiers = identifier.split(".");
		if (identifiers.length > prerelease.length) return false;
		for (let i = 0; i < identifiers.length; i++) if (compareIdentifiers(prerelease[i], identifiers[i]) !== 0) return false;
		return true;
	};
	var SemVer = class SemVer {
		constructor(version, options) {
			options = parseOptions(options);
			if (version instanceof SemVer) {
				if (version.loose === !!options.loose && version.includePrerelease === !!options.includePrerelease) return version;
				else version = version.version;
			} else if (typeof version !== "string") throw new TypeError(`Invalid version. Must be a string. Got type "${typeof version}".`);
			if (version.length > MAX_LENGTH) throw new TypeError(`version is longer than ${MAX_LENGTH} characters`);
			debug("SemVer", version, options);
			this.options = options;
			this.loose = !!options.loose;
			this.includePrerelease = !!options.includePrerelease;
			const m = version.trim().match(options.loose ? re[t.LOOSE] : re[t.FULL]);
			if (!m) throw new TypeError(`Invalid Version: ${version}`);
			this.raw = version;
			this.major = +m[1];
			this.minor = +m[2];
			this.patch = +m[3];
			if (this.major > MAX_SAFE_INTEGER || this.major < 0) throw new TypeError("Invalid major version");
			if (this.minor > MAX_SAFE_INTEGER || this.minor < 0) throw new TypeError("Invalid minor version");
			if (this.patch > MAX_SAFE_INTEGER || this.patch < 0) throw new TypeError("Invalid patch version");
			if (!m[4]) this.prerelease = [];
			else this.prerelease = m[4].split(".").map((id) => {
				if (/^[0-9]+$/.test(id)) {
					const num = +id;
					if (num >= 0 && num < MAX_SAFE_INTEGER) return num;
				}
				return id;
			});
			this.build = m[5] ? m[5].split(".") : [];
			this.format();
		}
		format() {
			this.version = `${this.major}.${this.minor}.${this.patch}`;
			if (this.prerelease.length) this.version += `-${this.prerelease.join(".")}`;
			return this.version;
		}
		toString() {
			return this.version;
		}
		compare(other) {
			debug("SemVer.compare", this.version, this.options, other);
			if (!(other instanceof SemVer)) {
				if (typeof other === "string" && other === this.version) return 0;
				other = new SemVer(other, this.options);
			}
			if (other.version === this.version) return 0;
			return this.compareMain(other) || this.comparePre(other);
		}
		compareMain(other) {
			if (!(other instanceof SemVer)) other = new SemVer(other, this.options);
			if (this.major < other.major) return -1;
			if (this.major > other.major) return 1;
			if (this.minor < other.minor) return -1;
			if (this.minor > other.minor) return 1;
			if (this.patch < other.patch) return -1;
			if (this.patch > other.patch) return 1;
			return 0;
		}
		comparePre(other) {
			if (!(other instanceof SemVer)) other = new SemVer(other, this.options);
			if (this.prerelease.length && !other.prerelease.length) return -1;
			else if (!this.prerelease.length && other.prerelease.length) return 1;
			else if (!this.prerelease.length && !other.prerelease.length) return 0;
			let i = 0;
			do {
				const a = this.prerelease[i];
				const b = other.prerelease[i];
				debug("prerelease compare", i, a, b);
				if (a === void 0 && b === void 0) return 0;
				else if (b === void 0) return 1;
				else if (a === void 0) return -1;
				else if (a === b) continue;
				else return compareIdentifiers(a, b);
			} while (++i);
		}
		compareBuild(other) {
			if (!(other instanceof SemVer)) other = new SemVer(other, this.options);
			let i = 0;
			do {
				const a = this.build[i];
				const b = other.build[i];
				debug("build compare", i, a, b);
				if (a === void 0 && b === void 0) return 0;
				else if (b === void 0) return 1;
				else if (a === void 0) return -1;
				else if (a === b) continue;
				else return compareIdentifiers(a, b);
			} while (++i);
		}
		inc(release, identifier, identifierBase) {
			if (release.startsWith("pre")) {
				if (!identifier && identifierBase === false) throw new Error("invalid increment argument: identifier is empty");
				if (identifier) {
					const match = `-${identifier}`.match(this.options.loose ? re[t.PRERELEASELOOSE] : re[t.PRERELEASE]);
					if (!match || match[1] !== identifier) throw new Error(`invalid identifier: ${identifier}`);
				}
			}
			switch (release) {
				case "premajor":
					this.prerelease.length = 0;
					this.patch = 0;
					this.minor = 0;
					this.major++;
					this.inc("pre", identifier, identifierBase);
					break;
				case "preminor":
					this.prerelease.length = 0;
					this.patch = 0;
					this.minor++;
					this.inc("pre", identifier, identifierBase);
					break;
				case "prepatch":
					this.prerelease.length = 0;
					this.inc("patch", identifier, identifierBase);
					this.inc("pre", identifier, identifierBase);
					break;
				case "prerelease":
					if (this.prerelease.length === 0) this.inc("patch", identifier, identifierBase);
					this.inc("pre", identifier, identifierBase);
					break;
				case "release":
					if (this.prerelease.length === 0) throw new Error(`version ${this.raw} is not a prerelease`);
					this.prerelease.length = 0;
					break;
				case "major":
					if (this.minor !== 0 || this.patch !== 0 || this.prerelease.length === 0) this.major++;
					this.minor = 0;
					this.patch = 0;
					this.prerelease = [];
					break;
				case "minor":
					if (this.patch !== 0 || this.prerelease.length === 0) this.minor++;
					this.patch = 0;
					this.prerelease = [];
					break;
				case "patch":
					if (this.prerelease.length === 0) this.patch++;
					this.prerelease = [];
					break;
				case "pre": {
					const base = Number(identifierBase) ? 1 : 0;
					if (this.prerelease.length === 0) this.prerelease = [base];
					else {
						let i = this.prerelease.length;
						while (--i >= 0) if (typeof this.prerelease[i] === "number") {
							this.prerelease[i]++;
							i = -2;
						}
						if (i === -1) {
							if (identifier === this.prerelease.join(".") && identifierBase === false) throw new Error("invalid increment argument: identifier already exists");
							this.prerelease.push(base);
						}
					}
					if (identifier) {
						let prerelease = [identifier, base];
						if (identifierBase === false) prerelease = [identifier];
						if (isPrereleaseIdentifier(this.prerelease, identifier)) {
							const prereleaseBase = this.prerelease[identifier.split(".").length];
							if (isNaN(prereleaseBase)) this.prerelease = prerelease;
						} else this.prerelease = prerelease;
					}
					break;
				}
				default: throw new Error(`invalid increment argument: ${release}`);
			}
			this.raw = this.format();
			if (this.build.length) this.raw += `+${this.build.join(".")}`;
			return this;
		}
	};
	module.exports = SemVer;
}));

// node_modules/semver/functions/parse.js
var require_parse = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const parse = (version, options, throwErrors = false) => {
		if (version instanceof SemVer) return version;
		try {
			return new SemVer(version, options);
		} catch (er) {
			if (!throwErrors) return null;
			throw er;
		}
	};
	module.exports = parse;
}));

// node_modules/semver/functions/valid.js
var require_valid$1 = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const parse = require_parse();
	const valid = (version, options) => {
		const v = parse(version, options);
		return v ? v.version : null;
	};
	module.exports = valid;
}));

// node_modules/semver/functions/clean.js
var require_clean = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const parse = require_parse();
	const clean = (version, options) => {
		const s = parse(version.trim().replace(/^[=v]+/, ""), options);
		return s ? s.version : null;
	};
	module.exports = clean;
}));

// node_modules/semver/functions/inc.js
var require_inc = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const inc = (version, release, options, identifier, identifierBase) => {
		if (typeof options === "string") {
			identifierBase = identifier;
			identifier = options;
			options = void 0;
		}
		try {
			return new SemVer(version instanceof SemVer ? version.version : version, options).inc(release, identifier, identifierBase).version;
		} catch (er) {
			return null;
		}
	};
	module.exports = inc;
}));

// node_modules/semver/functions/diff.js
var require_diff = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const parse = require_parse();
	const diff = (version1, version2) => {
		const v1 = parse(version1, null, true);
		const v2 = parse(version2, null, true);
		const comparison = v1.compare(v2);
		if (comparison === 0) return null;
		const v1Higher = comparison > 0;
		const highVersion = v1Higher ? v1 : v2;
		const lowVersion = v1Higher ? v2 : v1;
		const highHasPre = !!highVersion.prerelease.length;
		if (!!lowVersion.prerelease.length && !highHasPre) {
			if (!lowVersion.patch && !lowVersion.minor) return "major";
			if (lowVersion.compareMain(highVersion) === 0) {
				if (lowVersion.minor && !lowVersion.patch) return "minor";
				return "patch";
			}
		}
		const prefix = highHasPre ? "pre" : "";
		if (v1.major !== v2.major) return prefix + "major";
		if (v1.minor !== v2.minor) return prefix + "minor";
		if (v1.patch !== v2.patch) return prefix + "patch";
		return "prerelease";
	};
	module.exports = diff;
}));

// node_modules/semver/functions/major.js
var require_major = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const major = (a, loose) => new SemVer(a, loose).major;
	module.exports = major;
}));

// node_modules/semver/functions/minor.js
var require_minor = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const minor = (a, loose) => new SemVer(a, loose).minor;
	module.exports = minor;
}));

// node_modules/semver/functions/patch.js
var require_patch = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const patch = (a, loose) => new SemVer(a, loose).patch;
	module.exports = patch;
}));

// node_modules/semver/functions/prerelease.js
var require_prerelease = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const parse = require_parse();
	const prerelease = (version, options) => {
		const parsed = parse(version, options);
		return parsed && parsed.prerelease.length ? parsed.prerelease : null;
	};
	module.exports = prerelease;
}));

// node_modules/semver/functions/compare.js
var require_compare = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const compare = (a, b, loose) => new SemVer(a, loose).compare(new SemVer(b, loose));
	module.exports = compare;
}));

// node_modules/semver/functions/rcompare.js
var require_rcompare = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const rcompare = (a, b, loose) => compare(b, a, loose);
	module.exports = rcompare;
}));

// node_modules/semver/functions/compare-loose.js
var require_compare_loose = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const compareLoose = (a, b) => compare(a, b, true);
	module.exports = compareLoose;
}));

// node_modules/semver/functions/compare-build.js
var require_compare_build = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const compareBuild = (a, b, loose) => {
		const versionA = new SemVer(a, loose);
		const versionB = new SemVer(b, loose);
		return versionA.compare(versionB) || versionA.compareBuild(versionB);
	};
	module.exports = compareBuild;
}));

// node_modules/semver/functions/sort.js
var require_sort = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compareBuild = require_compare_build();
	const sort = (list, loose) => list.sort((a, b) => compareBuild(a, b, loose));
	module.exports = sort;
}));

// node_modules/semver/functions/rsort.js
var require_rsort = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compareBuild = require_compare_build();
	const rsort = (list, loose) => list.sort((a, b) => compareBuild(b, a, loose));
	module.exports = rsort;
}));

// node_modules/semver/functions/gt.js
var require_gt = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const gt = (a, b, loose) => compare(a, b, loose) > 0;
	module.exports = gt;
}));

// node_modules/semver/functions/lt.js
var require_lt = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const lt = (a, b, loose) => compare(a, b, loose) < 0;
	module.exports = lt;
}));

// node_modules/semver/functions/eq.js
var require_eq = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const eq = (a, b, loose) => compare(a, b, loose) === 0;
	module.exports = eq;
}));

// node_modules/semver/functions/neq.js
var require_neq = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const neq = (a, b, loose) => compare(a, b, loose) !== 0;
	module.exports = neq;
}));

// node_modules/semver/functions/gte.js
var require_gte = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const gte = (a, b, loose) => compare(a, b, loose) >= 0;
	module.exports = gte;
}));

// node_modules/semver/functions/lte.js
var require_lte = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const lte = (a, b, loose) => compare(a, b, loose) <= 0;
	module.exports = lte;
}));

// node_modules/semver/functions/cmp.js
var require_cmp = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const eq = require_eq();
	const neq = require_neq();
	const gt = require_gt();
	const gte = require_gte();
	const lt = require_lt();
	const lte = require_lte();
	const cmp = (a, op, b, loose) => {
		switch (op) {
			case "===":
				if (typeof a === "object") a = a.version;
				if (typeof b === "object") b = b.version;
				return a === b;
			case "!==":
				if (typeof a === "object") a = a.version;
				if (typeof b === "object") b = b.version;
				return a !== b;
			case "":
			case "=":
			case "==": return eq(a, b, loose);
			case "!=": return neq(a, b, loose);
			case ">": return gt(a, b, loose);
			case ">=": return gte(a, b, loose);
			case "<": return lt(a, b, loose);
			case "<=": return lte(a, b, loose);
			default: throw new TypeError(`Invalid operator: ${op}`);
		}
	};
	module.exports = cmp;
}));

// node_modules/semver/functions/coerce.js
var require_coerce = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const parse = require_parse();
	const { safeRe: re, t } = require_re();
	const coerce = (version, options) => {
		if (version instanceof SemVer) return version;
		if (typeof version === "number") version = String(version);
		if (typeof version !== "string") return null;
		options = options || {};
		let match = null;
		if (!options.rtl) match = version.match(options.includePrerelease ? re[t.COERCEFULL] : re[t.COERCE]);
		else {
			const coerceRtlRegex = options.includePrerelease ? re[t.COERCERTLFULL] : re[t.COERCERTL];
			let next;
			while ((next = coerceRtlRegex.exec(version)) && (!match || match.index + match[0].length !== version.length)) {
				if (!match || next.index + next[0].length !== match.index + match[0].length) match = next;
				coerceRtlRegex.lastIndex = next.index + next[1].length + next[2].length;
			}
			coerceRtlRegex.lastIndex = -1;
		}
		if (match === null) return null;
		const major = match[2];
		const minor = match[3] || "0";
		const patch = match[4] || "0";
		const prerelease = options.includePrerelease && match[5] ? `-${match[5]}` : "";
		const build = options.includePrerelease && match[6] ? `+${match[6]}` : "";
		return parse(`${major}.${minor}.${patch}${prerelease}${build}`, options);
	};
	module.exports = coerce;
}));

// node_modules/semver/functions/truncate.js
var require_truncate = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const parse = require_parse();
	const constants = require_constants();
	const SemVer = require_semver$1();
	const truncate = (version, truncation, options) => {
		if (!constants.RELEASE_TYPES.includes(truncation)) return null;
		const clonedVersion = cloneInputVersion(version, options);
		return clonedVersion && doTruncation(clonedVersion, truncation);
	};
	const cloneInputVersion = (version, options) => {
		const versionStringToParse = version instanceof SemVer ? version.version : version;
		return parse(versionStringToParse, options);
	};
	const doTruncation = (version, truncation) => {
		if (isPrerelease(truncation)) return version.version;
		version.prerelease = [];
		switch (truncation) {
			case "major":
				version.minor = 0;
				version.patch = 0;
				break;
			case "minor": version.patch = 0;
		}
		return version.format();
	};
	const isPrerelease = (type) => {
		return type.startsWith("pre");
	};
	module.exports = truncate;
}));

// node_modules/semver/internal/lrucache.js
var require_lrucache = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var LRUCache = class {
		constructor() {
			this.max = 1e3;
			this.map = /* @__PURE__ */ new Map();
		}
		get(key) {
			const value = this.map.get(key);
			if (value === void 0) return;
			else {
				this.map.delete(key);
				this.map.set(key, value);
				return value;
			}
		}
		delete(key) {
			return this.map.delete(key);
		}
		set(key, value) {
			if (!this.delete(key) && value !== void 0) {
				if (this.map.size >= this.max) {
					const firstKey = this.map.keys().next().value;
					this.delete(firstKey);
				}
				this.map.set(key, value);
			}
			return this;
		}
	};
	module.exports = LRUCache;
}));

// node_modules/semver/internal/trim-comparator-whitespace.js
var require_trim_comparator_whitespace = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { MAX_LENGTH, MAX_SAFE_BUILD_LENGTH, WHITESPACE_CHARACTERS } = require_constants();
	/**
	* Remembers the last two rows of digits so their characters need not be reread.
	* Positions start at -1 until a row has been found.
	*
	* @typedef {object} DigitRunCache
	* @property {number} start The first character of the most recently found row.
	* @property {number} end The position after that row's last character.
	* @property {number} previousStart The first character of the previous row.
	* @property {number} previousEnd The position after the previous row.
	*/
	const whitespace = /* @__PURE__ */ new Uint8Array(65536);
	for (const char of WHITESPACE_CHARACTERS) whitespace[char.charCodeAt(0)] = 1;
	/**
	* Checks whether a character is whitespace, like a space, tab, or newline.
	* Looking past the end of the string returns false.
	*
	* @param {string|undefined} char One character, or undefined past the string's end.
	* @returns {boolean} Whether the character is whitespace.
	* @example isWhitespace(' ') // true
	* @example isWhitespace('1') // false
	*/
	const isWhitespace = (char) => char !== void 0 && whitespace[char.charCodeAt(0)] === 1;
	/**
	* Checks for v, =, or whitespace before the version number.
	* These are historical version prefixes, not range operators:
	* < and > are handled separately, as are tilde and caret ranges.
	*
	* @param {string|undefined} char One character to check.
	* @returns {boolean} Whether the character can belong to a version prefix.
	* @example isVersionPrefix('=') // true
	* @example isVersionPrefix('>') // false
	*/
	const isVersionPrefix = (char) => char === "v" || char === "=" || isWhitespace(char);
	/**
	* Checks whether a character is one of the digits 0 through 9.
	*
	* @param {string|undefined} char One character to check.
	* @returns {boolean} Whether the character is an ASCII digit.
	* @example isDigit('7') // true
	* @example isDigit('.') // false
	*/
	const isDigit = (char) => char !== void 0 && char >= "0" && char <= "9";
	/**
	* Checks whether a character is an English letter, uppercase or lowercase.
	*
	* @param {string|undefined} char One character to check.
	* @returns {boolean} Whether the character is an ASCII letter.
	* @example isLetter('b') // true
	* @example isLetter('7') // false
	*/
	const isLetter = (char) => char !== void 0 && (char >= "a" && char <= "z" || char >= "A" && char <= "Z");
	/**
	* Checks for a letter, digit, or hyphen: the characters allowed inside
	* prerelease and build names such as beta-1.
	*
	* @param {string|undefined} char One character to check.
	* @returns {boolean} Whether the character can be part of an identifier.
	* @example isIdentifierCharacter('-') // true
	* @example isIdentifierCharacter('.') // false; dots separate identifiers
	*/
	const isIdentifierCharacter = (char) => isDigit(char) || isLetter(char) || char === "-";
	/**
	* Checks whether a version component can begin here: with a digit or
	* a wildcard such as x, X, or *.
	*
	* @param {string|undefined} char One character to check.
	* @returns {boolean} Whether a number or wildcard can start with this character.
	* @example isVersionStart('x') // true
	* @example isVersionStart('v') // false; v belongs to the prefix
	*/
	const isVersionStart = (char) => isDigit(char) || char === "x" || char === "X" || char === "*";
	/**
	* Finds the end of a row of digits, but returns no more than limit digits.
	* Remembers the last two rows so looking at them again does not reread them.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position of the first character to check.
	* @param {number} limit The most digit characters the returned match can include.
	* @param {DigitRunCache} digitRuns Shared cache of digit-run positions, updated in place.
	* @returns {number} The position after the matched digits, or start if none match.
	* @example findDigitsEndIndex('123abc', 0, 10, digitRuns) // 3, pointing at a
	* @example findDigitsEndIndex('123abc', 0, 2, digitRuns) // 2, pointing at the unread 3
	*/
	const findDigitsEndIndex = (range, start, limit, digitRuns) => {
		if (!isDigit(range[start])) return start;
		if (start >= digitRuns.start && start < digitRuns.end) return Math.min(start + limit, digitRuns.end);
		if (start >= digitRuns.previousStart && start < digitRuns.previousEnd) return Math.min(start + limit, digitRuns.previousEnd);
		let end = start + 1;
		while (isDigit(range[end])) end++;
		digitRuns.previousStart = digitRuns.start;
		digitRuns.previousEnd = digitRuns.end;
		digitRuns.start = start;
		digitRuns.end = end;
		return Math.min(start + limit, end);
	};
	/**
	* Reads a number using the old regex's length and leading-zero rules.
	* Strict mode reads just the first zero in 012; loose mode can read all three.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position where the number should begin.
	* @param {boolean} loose Whether to allow leading zeros.
	* @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
	* @returns {number} The position after the matched digits, not their numeric value.
	* @example findVersionNumberEndIndex('012', 0, false, digitRuns) // 1
	* @example findVersionNumberEndIndex('012', 0, true, digitRuns) // 3
	*/
	const findVersionNumberEndIndex = (range, start, loose, digitRuns) => {
		if (!loose && range[start] === "0") return start + 1;
		return findDigitsEndIndex(range, start, loose ? MAX_LENGTH : MAX_LENGTH + 1, digitRuns);
	};
	/**
	* Reads one piece of a prerelease name, such as beta or 1 in beta.1.
	* Tries the letter-or-hyphen form first, then the number-only form.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position where the identifier should begin.
	* @param {boolean} loose Whether numeric identifiers may have leading zeros.
	* @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
	* @returns {number} The position after the identifier, or start if none matches.
	* @example findPrereleaseIdentifierEndIndex('beta.1', 0, false, digitRuns) // 4, at the dot
	* @example findPrereleaseIdentifierEndIndex('001beta', 0, false, digitRuns) // 7
	*/
	const findPrereleaseIdentifierEndIndex = (range, start, loose, digitRuns) => {
		const digitsEnd = findDigitsEndIndex(range, start, MAX_LENGTH, digitRuns);
		if (isLetter(range[digitsEnd]) || range[digitsEnd] === "-") {
			let end = digitsEnd + 1;
			const limit = end + MAX_SAFE_BUILD_LENGTH;
			while (end < limit && isIdentifierCharacter(range[end])) end++;
			return end;
		}
		return findVersionNumberEndIndex(range, start, loose, digitRuns);
	};
	/**
	* Reads a prerelease suffix such as -beta.1, one dot-separated piece at a time.
	* Loose mode also allows the name without its opening hyphen.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position where the suffix should begin, including -.
	* @param {boolean} loose Whether the opening hyphen is optional and zeros allowed.
	* @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
	* @returns {number} The position after the matched suffix, or start if absent.
	* @example findPrereleaseEndIndex('-beta.1+sha', 0, false, digitRuns) // 7, at the plus
	* @example findPrereleaseEndIndex('beta', 0, false, digitRuns) // 0; no opening hyphen
	*/
	const findPrereleaseEndIndex = (range, start, loose, digitRuns) => {
		const hyphen = range[start] === "-";
		if (!loose && !hyphen) return start;
		const identifierStart = start + (hyphen ? 1 : 0);
		let end = findPrereleaseIdentifierEndIndex(range, identifierStart, loose, digitRuns);
		if (end === identifierStart) {
			if (!loose || !hyphen) return start;
			end = findPrereleaseIdentifierEndIndex(range, start, loose, digitRuns);
		}
		while (range[end] === ".") {
			const next = findPrereleaseIdentifierEndIndex(range, end + 1, loose, digitRuns);
			if (next === end + 1) break;
			end = next;
		}
		return end;
	};
	/**
	* Reads one build-name piece, such as sha or 123 in +sha.123.
	* Stops at a disallowed character or the old regex's length limit.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position where the identifier should begin.
	* @returns {number} The position after the identifier, or start if none matches.
	* @example findBuildIdentifierEndIndex('sha.123', 0) // 3, at the dot
	* @example findBuildIdentifierEndIndex('001', 0) // 3; leading zeros are allowed
	*/
	const findBuildIdentifierEndIndex = (range, start) => {
		let end = start;
		while (end - start < MAX_SAFE_BUILD_LENGTH && isIdentifierCharacter(range[end])) end++;
		return end;
	};
	/**
	* Reads optional build metadata such as +sha.123.
	* Leaves the position unchanged if there is no plus sign followed by a name.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position where the opening + should be.
	* @returns {number} The position after the matched metadata, or start if absent.
	* @example findBuildEndIndex('+sha.123 <2', 0) // 8, at the space
	* @example findBuildEndIndex('+', 0) // 0; a plus sign alone is not a match
	*/
	const findBuildEndIndex = (range, start) => {
		if (range[start] !== "+") return start;
		let end = findBuildIdentifierEndIndex(range, start + 1);
		if (end === start + 1) return start;
		while (range[end] === ".") {
			const next = findBuildIdentifierEndIndex(range, end + 1);
			if (next === end + 1) break;
			end = next;
		}
		return end;
	};
	/**
	* Reads three numbers separated by dots, then any prerelease and build suffixes.
	* Uses loose rules, so forms such as 01.02.03beta can match here.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position of the first number, after any prefix.
	* @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
	* @returns {number} The position after the version match, or start if none matches.
	* @example findLooseFullVersionEndIndex('1.2.3-beta+sha <2', 0, digitRuns) // 14
	* @example findLooseFullVersionEndIndex('1.2', 0, digitRuns) // 0; needs three numbers
	*/
	const findLooseFullVersionEndIndex = (range, start, digitRuns) => {
		let end = start;
		for (let component = 0; component < 3; component++) {
			const next = findVersionNumberEndIndex(range, end, true, digitRuns);
			if (next === end) return start;
			end = next;
			if (component < 2) {
				if (range[end] !== ".") return start;
				end++;
			}
		}
		const prereleaseEnd = findPrereleaseEndIndex(range, end, true, digitRuns);
		return findBuildEndIndex(range, prereleaseEnd);
	};
	/**
	* Reads one component of a partial or wildcard version, such as 2 or x in 2.x.
	* Numbers use strict leading-zero rules; wildcards take up one character.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position where the component should begin.
	* @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
	* @returns {number} The position after the component, or start if none matches.
	* @example findPartialVersionComponentEndIndex('2.x', 0, digitRuns) // 1, at the dot
	* @example findPartialVersionComponentEndIndex('2.x', 2, digitRuns) // 3, after x
	*/
	const findPartialVersionComponentEndIndex = (range, start, digitRuns) => {
		if (isDigit(range[start])) return findVersionNumberEndIndex(range, start, false, digitRuns);
		return isVersionStart(range[start]) ? start + 1 : start;
	};
	/**
	* Reads up to three components, allowing forms such as 1, 1.2, or 1.x.
	* After the third component, also reads any strict prerelease and build suffixes.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position of a number or wildcard, after any prefix.
	* @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
	* @returns {number} The position after the matched version text.
	* @example findPartialVersionEndIndex('1.x <2', 0, digitRuns) // 3, at the space
	* @example findPartialVersionEndIndex('1.', 0, digitRuns) // 1; the trailing dot is unread
	*/
	const findPartialVersionEndIndex = (range, start, digitRuns) => {
		let end = findPartialVersionComponentEndIndex(range, start, digitRuns);
		for (let component = 0; component < 2; component++) {
			if (range[end] !== ".") return end;
			const next = findPartialVersionComponentEndIndex(range, end + 1, digitRuns);
			if (next === end + 1) return end;
			end = next;
		}
		const prereleaseEnd = findPrereleaseEndIndex(range, end, false, digitRuns);
		return findBuildEndIndex(range, prereleaseEnd);
	};
	/**
	* Finds where a version match ends, without deciding whether the range is valid.
	* Tries a loose full version first, then a partial or wildcard version, just
	* like the old regex's LOOSEPLAIN and XRANGEPLAIN alternatives.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position of a number or wildcard, after any prefix.
	* @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
	* @returns {number} The position where scanning the next candidate can resume.
	* @example findVersionEndIndex('1.2.3 <2', 0, digitRuns) // 5, at the space
	* @example findVersionEndIndex('1.x <2', 0, digitRuns) // 3, at the space
	*/
	const findVersionEndIndex = (range, start, digitRuns) => {
		const fullVersionEnd = findLooseFullVersionEndIndex(range, start, digitRuns);
		return fullVersionEnd !== start ? fullVersionEnd : findPartialVersionEndIndex(range, start, digitRuns);
	};
	/**
	* Finds the one whitespace character the old replacement would remove.
	* Keeps leading whitespace, skips an optional operator, and checks immediately
	* after it. Returns -1 if there is nothing to remove.
	*
	* @param {string} range The text containing a candidate already found by the caller.
	* @param {number} matchStart The candidate's position, including leading whitespace.
	* @returns {number} The position of the removable whitespace, or -1 if absent.
	* @example findRemovableWhitespaceIndex(' > 1', 0) // 2; keep the space at position 0
	* @example findRemovableWhitespaceIndex('>1', 0) // -1
	*/
	const findRemovableWhitespaceIndex = (range, matchStart) => {
		let position = matchStart;
		if (isWhitespace(range[position])) position++;
		if (range[position] === "<" || range[position] === ">") position++;
		if (range[position] === "=") position++;
		return isWhitespace(range[position]) ? position : -1;
	};
	/**
	* Joins an operator to its version, turning > 1.2.3 into >1.2.3.
	* Copies everything else according to the old regex's matching rules.
	* Moves forward through prefixes and whole versions to avoid repeatedly
	* searching the same characters on long inputs.
	*
	* @param {string} range The range text to process; the original string is unchanged.
	* @returns {string} The range with matched operator whitespace removed.
	* @example trimComparatorWhitespace('> 1.2.3 < 2') // '>1.2.3 <2'
	* @example trimComparatorWhitespace('> invalid') // '> invalid'
	*/
	const trimComparatorWhitespace = (range) => {
		let result = "";
		let copyFrom = 0;
		let cursor = 0;
		const digitRuns = {
			start: -1,
			end: -1,
			previousStart: -1,
			previousEnd: -1
		};
		while (cursor < range.length) {
			const matchStart = cursor;
			if (range[cursor] === "<" || range[cursor] === ">") cursor++;
			else if (!isVersionPrefix(range[cursor]) && !isVersionStart(range[cursor])) {
				cursor++;
				continue;
			}
			while (cursor < range.length && isVersionPrefix(range[cursor])) cursor++;
			if (!isVersionStart(range[cursor])) continue;
			const whitespacePosition = findRemovableWhitespaceIndex(range, matchStart);
			if (whitespacePosition !== -1) {
				result += range.slice(copyFrom, whitespacePosition);
				copyFrom = whitespacePosition + 1;
			}
			cursor = findVersionEndIndex(range, cursor, digitRuns);
		}
		return result + range.slice(copyFrom);
	};
	module.exports = trimComparatorWhitespace;
}));

// node_modules/semver/classes/range.js
var require_range = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SPACE_CHARACTERS = /\s+/g;
	var Range = class Range {
		constructor(range, options) {
			options = parseOptions(options);
			if (range instanceof Range) {
				if (range.loose === !!options.loose && range.includePrerelease === !!options.includePrerelease) return range;
				else return new Range(range.raw, options);
			}
			if (range instanceof Comparator) {
				this.raw = range.value;
				this.set = [[range]];
				this.formatted = void 0;
				return this;
			}
			this.options = options;
			this.loose = !!options.loose;
			this.includePrerelease = !!options.includePrerelease;
			this.raw = range.trim().replace(SPACE_CHARACTERS, " ");
			this.set = this.raw.split("||").map((r) => this.parseRange(r.trim())).filter((c) => c.length);
			if (!this.set.length) throw new TypeError(`Invalid SemVer Range: ${this.raw}`);
			if (this.set.length > 1) {
				const first = this.set[0];
				this.set = this.set.filter((c) => !isNullSet(c[0]));
				if (this.set.length === 0) this.set = [first];
				else if (this.set.length > 1) {
					for (const c of this.set) if (c.length === 1 && isAny(c[0])) {
						this.set = [c];
						break;
					}
				}
			}
			this.formatted = void 0;
		}
		get range() {
			if (this.formatted === void 0) {
				this.formatted = "";
				for (let i = 0; i < this.set.length; i++) {
					if (i > 0) this.formatted += "||";
					const comps = this.set[i];
					for (let k = 0; k < comps.length; k++) {
						if (k > 0) this.formatted += " ";
						this.formatted += comps[k].toString().trim();
					}
				}
			}
			return this.formatted;
		}
		format() {
			return this.range;
		}
		toString() {
			return this.range;
		}
		parseRange(range) {
			range = range.replace(BUILDSTRIPRE, "");
			const memoKey = ((this.options.includePrerelease && FLAG_INCLUDE_PRERELEASE) | (this.options.loose && FLAG_LOOSE)) + ":" + range;
			const cached = cache.get(memoKey);
			if (cached) return cached;
			const loose = this.options.loose;
			const hr = loose ? re[t.HYPHENRANGELOOSE] : re[t.HYPHENRANGE];
			range = range.replace(hr, hyphenReplace(this.options.includePrerelease));
			debug("hyphen replace", range);
			range = trimComparatorWhitespace(range);
			debug("comparator trim", range);
			range = range.replace(re[t.TILDETRIM], tildeTrimReplace);
			debug("tilde trim", range);
			range = range.replace(re[t.CARETTRIM], caretTrimReplace);
			debug("caret trim", range);
			let rangeList = range.split(" ").map((comp) => parseComparator(comp, this.options)).join(" ").split(/\s+/).map((comp) => replaceGTE0(comp, this.options));
			if (loose) rangeList = rangeList.filter((comp) => {
				debug("loose invalid filter", comp, this.options);
				return !!comp.match(re[t.COMPARATORLOOSE]);
			});
			debug("range list", rangeList);
			const rangeMap = /* @__PURE__ */ new Map();
			const comparators = rangeList.map((comp) => new Comparator(comp, this.options));
			for (const comp of comparators) {
				if (isNullSet(comp)) return [comp];
				rangeMap.set(comp.value, comp);
			}
			if (rangeMap.size > 1 && rangeMap.has("")) rangeMap.delete("");
			const result = [...rangeMap.values()];
			cache.set(memoKey, result);
			return result;
		}
		intersects(range, options) {
			if (!(range instanceof Range)) throw new TypeError("a Range is required");
			return this.set.some((thisComparators) => {
				return isSatisfiable(thisComparators, options) && range.set.some((rangeComparators) => {
					return isSatisfiable(rangeComparators, options) && thisComparators.every((thisComparator) => {
						return rangeComparators.every((rangeComparator) => {
							return thisComparator.intersects(rangeComparator, options);
						});
					});
				});
			});
		}
		test(version) {
			if (!version) return false;
			if (typeof version === "string") try {
				version = new SemVer(version, this.options);
			} catch (er) {
				return false;
			}
			for (let i = 0; i < this.set.length; i++) if (testSet(this.set[i], version, this.options)) return true;
			return false;
		}
	};
	module.exports = Range;
	const cache = new (require_lrucache())();
	const parseOptions = require_parse_options();
	const Comparator = require_comparator();
	const debug = require_debug();
	const SemVer = require_semver$1();
	const trimComparatorWhitespace = require_trim_comparator_whitespace();
	const { safeRe: re, src, t, tildeTrimReplace, caretTrimReplace } = require_re();
	const { FLAG_INCLUDE_PRERELEASE, FLAG_LOOSE } = require_constants();
	const BUILDSTRIPRE = new RegExp(src[t.BUILD], "g");
	const isNullSet = (c) => c.value === "<0.0.0-0";
	const isAny = (c) => c.value === "";
	const isSatisfiable = (comparators, options) => {
		let result = true;
		const remainingComparators = comparators.slice();
		let testComparator = remainingComparators.pop();
		while (result && remainingComparators.length) {
			result = remainingComparators.every((otherComparator) => {
				return testComparator.intersects(otherComparator, options);
			});
			testComparator = remainingComparators.pop();
		}
		return result;
	};
	const parseComparator = (comp, options) => {
		comp = comp.replace(re[t.BUILD], "");
		debug("comp", comp, options);
		comp = replaceCarets(comp, options);
		debug("caret", comp);
		comp = replaceTildes(comp, options);
		debug("tildes", comp);
		comp = replaceXRanges(comp, options);
		debug("xrange", comp);
		comp = replaceStars(comp, options);
		debug("stars", comp);
		return comp;
	};
	const isX = (id) => !id || id.toLowerCase() === "x" || id === "*";
	const invalidXRangeOrder = (M, m, p) => isX(M) && !isX(m) || isX(m) && p && !isX(p);
	const replaceTildes = (comp, options) => {
		return comp.trim().split(/\s+/).map((c) => replaceTilde(c, options)).join(" ");
	};
	const replaceTilde = (comp, options) => {
		const r = options.loose ? re[t.TILDELOOSE] : re[t.TILDE];
		const z = options.includePrerelease ? "-0" : "";
		return comp.replace(r, (_, M, m, p, pr) => {
			debug("tilde", comp, _, M, m, p, pr);
			let ret;
			if (isX(M)) ret = "";
			else if (isX(m)) ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`;
			else if (isX(p)) ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`;
			else if (pr) {
				debug("replaceTilde pr", pr);
				ret = `>=${M}.${m}.${p}-${pr} <${M}.${+m + 1}.0-0`;
			} else ret = `>=${M}.${m}.${p} <${M}.${+m + 1}.0-0`;
			debug("tilde return", ret);
			return ret;
		});
	};
	const replaceCarets = (comp, options) => {
		return comp.trim().split(/\s+/).map((c) => replaceCaret(c, options)).join(" ");
	};
	const replaceCaret = (comp, options) => {
		debug("caret", comp, options);
		const r = options.loose ? re[t.CARETLOOSE] : re[t.CARET];
		const z = options.includePrerelease ? "-0" : "";
		return comp.replace(r, (_, M, m, p, pr) => {
			debug("caret", comp, _, M, m, p, pr);
			let ret;
			if (isX(M)) ret = "";
			else if (isX(m)) ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`;
			else if (isX(p)) {
				if (M === "0") ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`;
				else ret = `>=${M}.${m}.0${z} <${+M + 1}.0.0-0`;
			} else if (pr) {
				debug("replaceCaret pr", pr);
				if (M === "0") {
					if (m === "0") ret = `>=${M}.${m}.${p}-${pr} <${M}.${m}.${+p + 1}-0`;
					else ret = `>=${M}.${m}.${p}-${pr} <${M}.${+m + 1}.0-0`;
				} else ret = `>=${M}.${m}.${p}-${pr} <${+M + 1}.0.0-0`;
			} else {
				debug("no pr");
				if (M === "0") {
					if (m === "0") ret = `>=${M}.${m}.${p} <${M}.${m}.${+p + 1}-0`;
					else ret = `>=${M}.${m}.${p} <${M}.${+m + 1}.0-0`;
				} else ret = `>=${M}.${m}.${p} <${+M + 1}.0.0-0`;
			}
			debug("caret return", ret);
			return ret;
		});
	};
	const replaceXRanges = (comp, options) => {
		debug("replaceXRanges", comp, options);
		return comp.split(/\s+/).map((c) => replaceXRange(c, options)).join(" ");
	};
	const replaceXRange = (comp, options) => {
		comp = comp.trim();
		const r = options.loose ? re[t.XRANGELOOSE] : re[t.XRANGE];
		return comp.replace(r, (ret, gtlt, M, m, p, pr) => {
			debug("xRange", comp, ret, gtlt, M, m, p, pr);
			if (invalidXRangeOrder(M, m, p)) return comp;
			const xM = isX(M);
			const xm = xM || isX(m);
			const xp = xm || isX(p);
			const anyX = xp;
			if (gtlt === "=" && anyX) gtlt = "";
			pr = options.includePrerelease ? "-0" : "";
			if (xM) {
				if (gtlt === ">" || gtlt === "<") ret = "<0.0.0-0";
				else ret = "*";
			} else if (gtlt && anyX) {
				if (xm) m = 0;
				p = 0;
				if (gtlt === ">") {
					gtlt = ">=";
					if (xm) {
						M = +M + 1;
						m = 0;
						p = 0;
					} else {
						m = +m + 1;
						p = 0;
					}
				} else if (gtlt === "<=") {
					gtlt = "<";
					if (xm) M = +M + 1;
					else m = +m + 1;
				}
				if (gtlt === "<") pr = "-0";
				ret = `${gtlt + M}.${m}.${p}${pr}`;
			} else if (xm) ret = `>=${M}.0.0${pr} <${+M + 1}.0.0-0`;
			else if (xp) ret = `>=${M}.${m}.0${pr} <${M}.${+m + 1}.0-0`;
			debug("xRange return", ret);
			return ret;
		});
	};
	const replaceStars = (comp, options) => {
		debug("replaceStars", comp, options);
		return comp.trim().replace(re[t.STAR], "");
	};
	const replaceGTE0 = (comp, options) => {
		debug("replaceGTE0", comp, options);
		return comp.trim().replace(re[options.includePrerelease ? t.GTE0PRE : t.GTE0], "");
	};
	const hyphenReplace = (incPr) => ($0, from, fM, fm, fp, fpr, fb, to, tM, tm, tp, tpr) => {
		if (isX(fM)) from = "";
		else if (isX(fm)) from = `>=${fM}.0.0${incPr ? "-0" : ""}`;
		else if (isX(fp)) from = `>=${fM}.${fm}.0${incPr ? "-0" : ""}`;
		else if (fpr) from = `>=${from}`;
		else from = `>=${from}${incPr ? "-0" : ""}`;
		if (isX(tM)) to = "";
		else if (isX(tm)) to = `<${+tM + 1}.0.0-0`;
		else if (isX(tp)) to = `<${tM}.${+tm + 1}.0-0`;
		else if (tpr) to = `<=${tM}.${tm}.${tp}-${tpr}`;
		else if (incPr) to = `<${tM}.${tm}.${+tp + 1}-0`;
		else to = `<=${to}`;
		return `${from} ${to}`.trim();
	};
	const testSet = (set, version, options) => {
		for (let i = 0; i < set.length; i++) if (!set[i].test(version)) return false;
		if (version.prerelease.length && !options.includePrerelease) {
			for (let i = 0; i < set.length; i++) {
				debug(set[i].semver);
				if (set[i].semver === Comparator.ANY) continue;
				if (set[i].semver.prerelease.length > 0) {
					const allowed = set[i].semver;
					if (allowed.major === version.major && allowed.minor === version.minor && allowed.patch === version.patch) return true;
				}
			}
			return false;
		}
		return true;
	};
}));

// node_modules/semver/classes/comparator.js
var require_comparator = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const ANY = Symbol("SemVer ANY");
	var Comparator = class Comparator {
		static get ANY() {
			return ANY;
		}
		constructor(comp, options) {
			options = parseOptions(options);
			if (comp instanceof Comparator) {
				if (comp.loose === !!options.loose) return comp;
				else comp = comp.value;
			}
			comp = comp.trim().split(/\s+/).join(" ");
			debug("comparator", comp, options);
			this.options = options;
			this.loose = !!options.loose;
			this.parse(comp);
			if (this.semver === ANY) this.value = "";
			else this.value = this.operator + this.semver.version;
			debug("comp", this);
		}
		parse(comp) {
			const r = this.options.loose ? re[t.COMPARATORLOOSE] : re[t.COMPARATOR];
			const m = comp.match(r);
			if (!m) throw new TypeError(`Invalid comparator: ${comp}`);
			this.operator = m[1] !== void 0 ? m[1] : "";
			if (this.operator === "=") this.operator = "";
			if (!m[2]) this.semver = ANY;
			else this.semver = new SemVer(m[2], this.options.loose);
		}
		toString() {
			return this.value;
		}
		test(version) {
			debug("Comparator.test", version, this.options.loose);
			if (this.semver === ANY || version === ANY) return true;
			if (typeof version === "string") try {
				version = new SemVer(version, this.options);
			} catch (er) {
				return false;
			}
			return cmp(version, this.operator, this.semver, this.options);
		}
		intersects(comp, options) {
			if (!(comp instanceof Comparator)) throw new TypeError("a Comparator is required");
			if (this.operator === "") {
				if (this.value === "") return true;
				return new Range(comp.value, options).test(this.value);
			} else if (comp.operator === "") {
				if (comp.value === "") return true;
				return new Range(this.value, options).test(comp.semver);
			}
			options = parseOptions(options);
			if (options.includePrerelease && (this.value === "<0.0.0-0" || comp.value === "<0.0.0-0")) return false;
			if (!options.includePrerelease && (this.value.startsWith("<0.0.0") || comp.value.startsWith("<0.0.0"))) return false;
			if (this.operator.startsWith(">") && comp.operator.startsWith(">")) return true;
			if (this.operator.startsWith("<") && comp.operator.startsWith("<")) return true;
			if (this.semver.version === comp.semver.version && this.operator.includes("=") && comp.operator.includes("=")) return true;
			if (cmp(this.semver, "<", comp.semver, options) && this.operator.startsWith(">") && comp.operator.startsWith("<")) return true;
			if (cmp(this.semver, ">", comp.semver, options) && this.operator.startsWith("<") && comp.operator.startsWith(">")) return true;
			return false;
		}
	};
	module.exports = Comparator;
	const parseOptions = require_parse_options();
	const { safeRe: re, t } = require_re();
	const cmp = require_cmp();
	const debug = require_debug();
	const SemVer = require_semver$1();
	const Range = require_range();
}));

// node_modules/semver/functions/satisfies.js
var require_satisfies = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Range = require_range();
	const satisfies = (version, range, options) => {
		try {
			range = new Range(range, options);
		} catch (er) {
			return false;
		}
		return range.test(version);
	};
	module.exports = satisfies;
}));

// node_modules/semver/ranges/to-comparators.js
var require_to_comparators = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Range = require_range();
	const toComparators = (range, options) => new Range(range, options).set.map((comp) => comp.map((c) => c.value).join(" ").trim().split(" "));
	module.exports = toComparators;
}));

// node_modules/semver/ranges/max-satisfying.js
var require_max_satisfying = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const Range = require_range();
	const maxSatisfying = (versions, range, options) => {
		let max = null;
		let maxSV = null;
		let rangeObj = null;
		try {
			rangeObj = new Range(range, options);
		} catch (er) {
			return null;
		}
		versions.forEach((v) => {
			if (rangeObj.test(v)) {
				if (!max || maxSV.compare(v) === -1) {
					max = v;
					maxSV = new SemVer(max, options);
				}
			}
		});
		return max;
	};
	module.exports = maxSatisfying;
}));

// node_modules/semver/ranges/min-satisfying.js
var require_min_satisfying = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const Range = require_range();
	const minSatisfying = (versions, range, options) => {
		let min = null;
		let minSV = null;
		let rangeObj = null;
		try {
			rangeObj = new Range(range, options);
		} catch (er) {
			return null;
		}
		versions.forEach((v) => {
			if (rangeObj.test(v)) {
				if (!min || minSV.compare(v) === 1) {
					min = v;
					minSV = new SemVer(min, options);
				}
			}
		});
		return min;
	};
	module.exports = minSatisfying;
}));

// node_modules/semver/ranges/min-version.js
var require_min_version = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const Range = require_range();
	const gt = require_gt();
	const minVersion = (range, loose) => {
		range = new Range(range, loose);
		let minver = new SemVer("0.0.0");
		if (range.test(minver)) return minver;
		minver = new SemVer("0.0.0-0");
		if (range.test(minver)) return minver;
		minver = null;
		for (let i = 0; i < range.set.length; ++i) {
			const comparators = range.set[i];
			let setMin = null;
			comparators.forEach((comparator) => {
				const compver = new SemVer(comparator.semver.version);
				switch (comparator.operator) {
					case ">":
						if (compver.prerelease.length === 0) compver.patch++;
						else compver.prerelease.push(0);
						compver.raw = compver.format();
					case "":
					case ">=":
						if (!setMin || gt(compver, setMin)) setMin = compver;
						break;
					case "<":
					case "<=": break;
					/* istanbul ignore next */
					default: throw new Error(`Unexpected operation: ${comparator.operator}`);
				}
			});
			if (setMin && (!minver || gt(minver, setMin))) minver = setMin;
		}
		if (minver && range.test(minver)) return minver;
		return null;
	};
	module.exports = minVersion;
}));

// node_modules/semver/ranges/valid.js
var require_valid = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Range = require_range();
	const validRange = (range, options) => {
		try {
			return new Range(range, options).range || "*";
		} catch (er) {
			return null;
		}
	};
	module.exports = validRange;
}));

// node_modules/semver/ranges/outside.js
var require_outside = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const Comparator = require_comparator();
	const { ANY } = Comparator;
	const Range = require_range();
	const satisfies = require_satisfies();
	const gt = require_gt();
	const lt = require_lt();
	const lte = require_lte();
	const gte = require_gte();
	const outside = (version, range, hilo, options) => {
		version = new SemVer(version, options);
		range = new Range(range, options);
		let gtfn, ltefn, ltfn, comp, ecomp;
		switch (hilo) {
			case ">":
				gtfn = gt;
				ltefn = lte;
				ltfn = lt;
				comp = ">";
				ecomp = ">=";
				break;
			case "<":
				gtfn = lt;
				ltefn = gte;
				ltfn = gt;
				comp = "<";
				ecomp = "<=";
				break;
			default: throw new TypeError("Must provide a hilo val of \"<\" or \">\"");
		}
		if (satisfies(version, range, options)) return false;
		for (let i = 0; i < range.set.length; ++i) {
			const comparators = range.set[i];
			let high = null;
			let low = null;
			comparators.forEach((comparator) => {
				if (comparator.semver === ANY) comparator = new Comparator(">=0.0.0");
				high = high || comparator;
				low = low || comparator;
				if (gtfn(comparator.semver, high.semver, options)) high = comparator;
				else if (ltfn(comparator.semver, low.semver, options)) low = comparator;
			});
			if (high.operator === comp || high.operator === ecomp) return false;
			if ((!low.operator || low.operator === comp) && ltefn(version, low.semver)) return false;
			else if (low.operator === ecomp && ltfn(version, low.semver)) return false;
		}
		return true;
	};
	module.exports = outside;
}));

// node_modules/semver/ranges/gtr.js
var require_gtr = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const outside = require_outside();
	const gtr = (version, range, options) => outside(version, range, ">", options);
	module.exports = gtr;
}));

// node_modules/semver/ranges/ltr.js
var require_ltr = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const outside = require_outside();
	const ltr = (version, range, options) => outside(version, range, "<", options);
	module.exports = ltr;
}));

// node_modules/semver/ranges/intersects.js
var require_intersects = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Range = require_range();
	const intersects = (r1, r2, options) => {
		r1 = new Range(r1, options);
		r2 = new Range(r2, options);
		return r1.intersects(r2, options);
	};
	module.exports = intersects;
}));

// node_modules/semver/ranges/simplify.js
var require_simplify = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const satisfies = require_satisfies();
	const compare = require_compare();
	module.exports = (versions, range, options) => {
		const set = [];
		let first = null;
		let prev = null;
		const v = versions.sort((a, b) => compare(a, b, options));
		for (const version of v) if (satisfies(version, range, options)) {
			prev = version;
			if (!first) first = version;
		} else {
			if (prev) set.push([first, prev]);
			prev = null;
			first = null;
		}
		if (first) set.push([first, null]);
		const ranges = [];
		for (const [min, max] of set) if (min === max) ranges.push(min);
		else if (!max && min === v[0]) ranges.push("*");
		else if (!max) ranges.push(`>=${min}`);
		else if (min === v[0]) ranges.push(`<=${max}`);
		else ranges.push(`${min} - ${max}`);
		const simplified = ranges.join(" || ");
		const original = typeof range.raw === "string" ? range.raw : String(range);
		return simplified.length < original.length ? simplified : range;
	};
}));

// node_modules/semver/ranges/subset.js
var require_subset = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Range = require_range();
	const Comparator = require_comparator();
	const { ANY } = Comparator;
	const satisfies = require_satisfies();
	const compare = require_compare();
	const subset = (sub, dom, options = {}) => {
		if (sub === dom) return true;
		sub = new Range(sub, options);
		dom = new Range(dom, options);
		let sawNonNull = false;
		OUTER: for (const simpleSub of sub.set) {
			for (const simpleDom of dom.set) {
				const isSub = simpleSubset(simpleSub, simpleDom, options);
				sawNonNull = sawNonNull || isSub !== null;
				if (isSub) continue OUTER;
			}
			if (sawNonNull) return false;
		}
		return true;
	};
	const minimumVersionWithPreRelease = [new Comparator(">=0.0.0-0")];
	const minimumVersion = [new Comparator(">=0.0.0")];
	const simpleSubset = (sub, dom, options) => {
		if (sub === dom) return true;
		if (sub.length === 1 && sub[0].semver === ANY) {
			if (dom.length === 1 && dom[0].semver === ANY) return true;
			else if (options.includePrerelease) sub = minimumVersionWithPreRelease;
			else sub = minimumVersion;
		}
		if (dom.length === 1 && dom[0].semver === ANY) {
			if (options.includePrerelease) return true;
			else dom = minimumVersion;
		}
		const eqSet = /* @__PURE__ */ new Set();
		let gt, lt;
		for (const c of sub) if (c.operator === ">" || c.operator === ">=") gt = higherGT(gt, c, options);
		else if (c.operator === "<" || c.operator === "<=") lt = lowerLT(lt, c, options);
		else eqSet.add(c.semver);
		if (eqSet.size > 1) return null;
		let gtltComp;
		if (gt && lt) {
			gtltComp = compare(gt.semver, lt.semver, options);
			if (gtltComp > 0) return null;
			else if (gtltComp === 0 && (gt.operator !== ">=" || lt.operator !== "<=")) return null;
		}
		for (const eq of eqSet) {
			if (gt && !satisfies(eq, String(gt), options)) return null;
			if (lt && !satisfies(eq, String(lt), options)) return null;
			for (const c of dom) if (!satisfies(eq, String(c), options)) return false;
			return true;
		}
		let higher, lower;
		let hasDomLT, hasDomGT;
		let needDomLTPre = lt && !options.includePrerelease && lt.semver.prerelease.length ? lt.semver : false;
		let needDomGTPre = gt && !options.includePrerelease && gt.semver.prerelease.length ? gt.semver : false;
		if (needDomLTPre && needDomLTPre.prerelease.length === 1 && lt.operator === "<" && needDomLTPre.prerelease[0] === 0) needDomLTPre = false;
		for (const c of dom) {
			hasDomGT = hasDomGT || c.operator === ">" || c.operator === ">=";
			hasDomLT = hasDomLT || c.operator === "<" || c.operator === "<=";
			if (gt) {
				if (needDomGTPre) {
					if (c.semver.prerelease && c.semver.prerelease.length && c.semver.major === needDomGTPre.major && c.semver.minor === needDomGTPre.minor && c.semver.patch === needDomGTPre.patch) needDomGTPre = false;
				}
				if (c.operator === ">" || c.operator === ">=") {
					higher = higherGT(gt, c, options);
					if (higher === c && higher !== gt) return false;
				} else if (gt.operator === ">=" && !c.test(gt.semver)) return false;
			}
			if (lt) {
				if (needDomLTPre) {
					if (c.semver.prerelease && c.semver.prerelease.length && c.semver.major === needDomLTPre.major && c.semver.minor === needDomLTPre.minor && c.semver.patch === needDomLTPre.patch) needDomLTPre = false;
				}
				if (c.operator === "<" || c.operator === "<=") {
					lower = lowerLT(lt, c, options);
					if (lower === c && lower !== lt) return false;
				} else if (lt.operator === "<=" && !c.test(lt.semver)) return false;
			}
			if (!c.operator && (lt || gt) && gtltComp !== 0) return false;
		}
		if (gt && hasDomLT && !lt && gtltComp !== 0) return false;
		if (lt && hasDomGT && !gt && gtltComp !== 0) return false;
		if (needDomGTPre || needDomLTPre) return false;
		return true;
	};
	const higherGT = (a, b, options) => {
		if (!a) return b;
		const comp = compare(a.semver, b.semver, options);
		return comp > 0 ? a : comp < 0 ? b : b.operator === ">" && a.operator === ">=" ? b : a;
	};
	const lowerLT = (a, b, options) => {
		if (!a) return b;
		const comp = compare(a.semver, b.semver, options);
		return comp < 0 ? a : comp > 0 ? b : b.operator === "<" && a.operator === "<=" ? b : a;
	};
	module.exports = subset;
}));

// node_modules/semver/index.js
var require_semver = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const internalRe = require_re();
	const constants = require_constants();
	const SemVer = require_semver$1();
	const identifiers = require_identifiers();
	const parse = require_parse();
	const valid = require_valid$1();
	const clean = require_clean();
	const inc = require_inc();
	const diff = require_diff();
	const major = require_major();
	const minor = require_minor();
	const patch = require_patch();
	const prerelease = require_prerelease();
	const compare = require_compare();
	const rcompare = require_rcompare();
	const compareLoose = require_compare_loose();
	const compareBuild = require_compare_build();
	const sort = require_sort();
	const rsort = require_rsort();
	const gt = require_gt();
	const lt = require_lt();
	const eq = require_eq();
	const neq = require_neq();
	const gte = require_gte();
	const lte = require_lte();
	const cmp = require_cmp();
	const coerce = require_coerce();
	const truncate = require_truncate();
	const Comparator = require_comparator();
	const Range = require_range();
	const satisfies = require_satisfies();
	const toComparators = require_to_comparators();
	const maxSatisfying = require_max_satisfying();
	const minSatisfying = require_min_satisfying();
	const minVersion = require_min_version();
	const validRange = require_valid();
	const outside = require_outside();
	const gtr = require_gtr();
	const ltr = require_ltr();
	const intersects = require_intersects();
	const simplifyRange = require_simplify();
	const subset = require_subset();
	module.exports = {
		parse,
		valid,
		clean,
		inc,
		diff,
		major,
		minor,
		patch,
		prerelease,
		compare,
		rcompare,
		compareLoose,
		compareBuild,
		sort,
		rsort,
		gt,
		lt,
		eq,
		neq,
		gte,
		lte,
		cmp,
		coerce,
		truncate,
		Comparator,
		Range,
		satisfies,
		toComparators,
		maxSatisfying,
		minSatisfying,
		minVersion,
		validRange,
		outside,
		gtr,
		ltr,
		intersects,
		simplifyRange,
		subset,
		SemVer,
		re: internalRe.re,
		src: internalRe.src,
		tokens: internalRe.t,
		SEMVER_SPEC_VERSION: constants.SEMVER_SPEC_VERSION,
		RELEASE_TYPES: constants.RELEASE_TYPES,
		compareIdentifiers: identifiers.compareIdentifiers,
		rcompareIdentifiers: identifiers.rcompareIdentifiers
	};
}));

// node_modules/@actions/tool-cache/lib/manifest.js
var import_semver = /* @__PURE__ */ __toESM(require_semver(), 1);
var __awaiter$2 = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};

// node_modules/@actions/tool-cache/lib/retry-helper.js
var __awaiter$1 = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};

// node_modules/@actions/tool-cache/lib/tool-cache.js
var __awaiter = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const IS_WINDOWS = process.platform === "win32";
const IS_MAC = process.platform === "darwin";
/**
* Finds the path to a tool version in the local installed tool cache
*
* @param toolName      name of the tool
* @param versionSpec   version of the tool
* @param arch          optional arch.  defaults to arch of computer
*/
function find(toolName, versionSpec, arch) {
	if (!toolName) throw new Error("toolName parameter is required");
	if (!versionSpec) throw new Error("versionSpec parameter is required");
	arch = arch || os.arch();
	if (!isExplicitVersion(versionSpec)) versionSpec = evaluateVersions(findAllVersions(toolName, arch), versionSpec);
	let toolPath = "";
	if (versionSpec) {
		versionSpec = import_semver.clean(versionSpec) || "";
		const cachePath = path.join(_getCacheDirectory(), toolName, versionSpec, arch);
		debug(`checking cache: ${cachePath}`);
		if (fs.existsSync(cachePath) && fs.existsSync(`${cachePath}.complete`)) {
			debug(`Found tool in cache ${toolName} ${versionSpec} ${arch}`);
			toolPath = cachePath;
		} else debug("not found");
	}
	return toolPath;
}
/**
* Finds the paths to all versions of a tool that are installed in the local tool cache
*
* @param toolName  name of the tool
* @param arch      optional arch.  defaults to arch of computer
*/
function findAllVersions(toolName, arch) {
	const versions = [];
	arch = arch || os.arch();
	const toolPath = path.join(_getCacheDirectory(), toolName);
	if (fs.existsSync(toolPath)) {
		const children = fs.readdirSync(toolPath);
		for (const child of children) if (isExplicitVersion(child)) {
			const fullPath = path.join(toolPath, child, arch || "");
			if (fs.existsSync(fullPath) && fs.existsSync(`${fullPath}.complete`)) versions.push(child);
		}
	}
	return versions;
}
/**
* Check if version string is explicit
*
* @param versionSpec      version string to check
*/
function isExplicitVersion(versionSpec) {
	const c = import_semver.clean(versionSpec) || "";
	debug(`isExplicit: ${c}`);
	const valid = import_semver.valid(c) != null;
	debug(`explicit? ${valid}`);
	return valid;
}
/**
* Get the highest satisfiying semantic version in `versions` which satisfies `versionSpec`
*
* @param versions        array of versions to evaluate
* @param versionSpec     semantic version spec to satisfy
*/
function evaluateVersions(versions, versionSpec) {
	let version = "";
	debug(`evaluating ${versions.length} versions`);
	versions = versions.sort((a, b) => {
		if (import_semver.gt(a, b)) return 1;
		return -1;
	});
	for (let i = versions.length - 1; i >= 0; i--) {
		const potential = versions[i];
		if (import_semver.satisfies(potential, versionSpec)) {
			version = potential;
			break;
		}
	}
	if (version) debug(`matched: ${version}`);
	else debug("match not found");
	return version;
}
/**
* Gets RUNNER_TOOL_CACHE
*/
function _getCacheDirectory() {
	const cacheDirectory = process.env["RUNNER_TOOL_CACHE"] || "";
	ok(cacheDirectory, "Expected RUNNER_TOOL_CACHE to be defined");
	return cacheDirectory;
}

// src/io/tool-cache.ts
/**
* Reads with `@actions/tool-cache`, so that what that package stored is found, and what is stored here is
* found by it. Its `cacheDir` is not used: it copies a tool file by file into its place, twice the disk and
* not safe with two jobs at once; here a tool is unpacked beside its place and moved there.
*/
function openToolCache(root) {
	const place = (tool, version) => join(root, tool, version, arch());
	return {
		find: (tool, version) => within(root, () => find(tool, version)) || void 0,
		versions: (tool) => within(root, () => findAllVersions(tool)),
		place,
		complete: (tool, version) => writeFile(`${place(tool, version)}.complete`, "")
	};
}
/**
* The package knows its folder only from this variable, which it reads anew each time, and it prints `::debug::`
* lines whether or not a runner reads them. Both calls are synchronous, so nothing else can happen meanwhile.
*/
function within(root, work) {
	const before = process.env.RUNNER_TOOL_CACHE;
	const write = process.stdout.write;
	process.env.RUNNER_TOOL_CACHE = root;
	if (process.env.GITHUB_ACTIONS !== "true") process.stdout.write = () => true;
	try {
		return work();
	} finally {
		process.stdout.write = write;
		if (before === void 0) delete process.env.RUNNER_TOOL_CACHE;
		else process.env.RUNNER_TOOL_CACHE = before;
	}
}

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

export { setupGraalvm };