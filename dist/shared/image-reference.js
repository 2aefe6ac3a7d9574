import { r as UserError } from "./errors.js";
import { b as union, f as looseObject, n as hashOf, s as array, v as string } from "./hash.js";
import { a as withRetries, i as get, n as PATIENCE, o as DownloadError, t as Interrupted } from "./http-request.js";

// src/io/registry.ts
const MANIFESTS = [
	"application/vnd.oci.image.index.v1+json",
	"application/vnd.oci.image.manifest.v1+json",
	"application/vnd.docker.distribution.manifest.list.v2+json",
	"application/vnd.docker.distribution.manifest.v2+json"
].join(", ");
/** Far above any manifest or list of tags. */
const MAX_BYTES = 4 * 1024 ** 2;
const MAX_PAGES = 100;
/** Docker Hub's API has another name than its images. */
const API_HOSTS = { "docker.io": "registry-1.docker.io" };
const token = union([looseObject({ token: string().min(1) }).transform((each) => each.token), looseObject({ access_token: string().min(1) }).transform((each) => each.access_token)]);
const tagList = looseObject({ tags: array(string()).nullish() });
/** Retries where a registry is busy or says "not now"; patience can be shortened. */
function openRegistry(host, patience = {}) {
	const limits = {
		...PATIENCE,
		...patience
	};
	const tokens = /* @__PURE__ */ new Map();
	async function read(image, path, maxBytes = MAX_BYTES) {
		const url = new URL(path, `${originOf(image.registry)}/v2/${image.path}/`).href;
		const scope = `${image.registry}/${image.path}`;
		return await withRetries(host, url, limits, async () => {
			const known = tokens.get(scope);
			const response = await ask(host, url, known, limits);
			if (response.status !== 401 || known !== void 0) return await replyOf(url, response, maxBytes);
			await response.body?.cancel();
			tokens.set(scope, await anonymousToken(host, response, image.path, limits));
			return await replyOf(url, await ask(host, url, tokens.get(scope), limits), maxBytes);
		});
	}
	return {
		async manifest(image) {
			const { bytes, headers } = await read(image, `manifests/${image.digest ?? image.tag ?? "latest"}`);
			const digest = `sha256:${hashOf(bytes, "sha256")}`;
			if (image.digest !== void 0 && image.digest !== digest) throw new DownloadError("checksum", `${image.registry} gives another manifest for ${image.digest}.`);
			const text = bytes.toString("utf8");
			const json = jsonOf(text, image);
			const declared = looseObject({ mediaType: string() }).safeParse(json);
			return {
				digest,
				mediaType: declared.success ? declared.data.mediaType : headers.get("content-type") ?? "",
				text,
				json
			};
		},
		async blob(image, digest, maxBytes) {
			const { bytes } = await read(image, `blobs/${digest}`, maxBytes);
			if (`sha256:${hashOf(bytes, "sha256")}` === digest) return bytes;
			throw new DownloadError("checksum", `${image.registry} gives another blob for ${digest}.`);
		},
		async tags(image) {
			const tags = [];
			let path = "tags/list?n=1000";
			for (let page = 0; path !== void 0; page += 1) {
				if (page === MAX_PAGES) throw new DownloadError("too-large", `${image.path} has too many tags to list.`);
				const { bytes, headers } = await read(image, path);
				tags.push(...tagList.parse(jsonOf(bytes.toString("utf8"), image)).tags ?? []);
				path = /<([^>]+)>;\s*rel="?next"?/.exec(headers.get("link") ?? "")?.[1];
			}
			return tags;
		}
	};
}
/** Registries on this machine speak HTTP, all others HTTPS: the rule of Docker and Trivy. */
function originOf(registry) {
	const host = API_HOSTS[registry] ?? registry;
	return `${/^(localhost|127\.\d+\.\d+\.\d+)(:\d+)?$/.test(host) ? "http" : "https"}://${host}`;
}
async function ask(host, url, bearer, limits) {
	const headers = {
		accept: MANIFESTS,
		...bearer === void 0 ? {} : { authorization: `Bearer ${bearer}` }
	};
	let challenge;
	const watching = {
		...host,
		async fetch(input, init) {
			const response = await host.fetch(input, init);
			if (response.status === 401) challenge = response;
			return response;
		}
	};
	try {
		return (await get(watching, url, headers, limits)).response;
	} catch (error) {
		if (challenge !== void 0) return challenge;
		throw error;
	}
}
async function replyOf(url, response, maxBytes = MAX_BYTES) {
	if (response.status === 401) {
		await response.body?.cancel();
		throw new DownloadError("refused", `${url} is not given out without a login (401).`, { hint: "Only public images are read, since no login is handed to the scanner; scan a docker save file or an OCI layout instead." });
	}
	const pieces = [];
	let length = 0;
	try {
		for await (const piece of response.body ?? []) {
			length += piece.length;
			if (length > maxBytes) throw new DownloadError("too-large", `${url} is larger than expected.`);
			pieces.push(piece);
		}
	} catch (error) {
		if (error instanceof DownloadError) throw error;
		throw new Interrupted("the connection broke off", true);
	}
	return {
		bytes: Buffer.concat(pieces),
		headers: response.headers
	};
}
/** What a public registry hands to everybody who asks. Source: https://distribution.github.io/distribution/spec/auth/token/ */
async function anonymousToken(host, response, path, limits) {
	const challenge = response.headers.get("www-authenticate") ?? "";
	const realm = /realm="([^"]+)"/.exec(challenge)?.[1];
	const service = /service="([^"]+)"/.exec(challenge)?.[1];
	if (realm === void 0 || !URL.canParse(realm)) throw new DownloadError("refused", `${response.url} asks for a login of an unknown kind.`);
	const url = new URL(realm);
	if (service !== void 0) url.searchParams.set("service", service);
	url.searchParams.set("scope", `repository:${path}:pull`);
	const { bytes } = await replyOf(url.href, (await get(host, url.href, {}, limits)).response);
	const parsed = token.safeParse(jsonOf(bytes.toString("utf8"), { registry: url.host }));
	if (parsed.success) return parsed.data;
	throw new DownloadError("content", `${url.origin} does not answer with a token.`);
}
function jsonOf(text, { registry }) {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new DownloadError("content", `${registry} does not answer with JSON.`, { cause: error });
	}
}

// src/io/image-reference.ts
const PATH = /^[a-z0-9]+([._-]+[a-z0-9]+)*(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const HOST = /^[A-Za-z0-9.-]+(:\d{1,5})?$/;
const DEFAULT_REGISTRY = "docker.io";
/**
* Reads `[registry/]path[:tag][@sha256:…]` with Docker's defaults: docker.io, `library/`, tag `latest`.
* @throws UserError where it is no such name
*/
function parseImageReference(text) {
	const [name = "", digest, ...rest] = text.split("@");
	const slash = name.indexOf("/");
	const first = slash < 0 ? "" : name.slice(0, slash);
	const named = first.includes(".") || first.includes(":") || first === "localhost";
	const registry = named ? first : DEFAULT_REGISTRY;
	const remainder = named ? name.slice(slash + 1) : name;
	const colon = remainder.indexOf(":");
	const given = colon < 0 ? remainder : remainder.slice(0, colon);
	const tag = colon < 0 ? void 0 : remainder.slice(colon + 1);
	const path = registry === DEFAULT_REGISTRY && !given.includes("/") ? `library/${given}` : given;
	if (!(rest.length === 0 && HOST.test(registry) && PATH.test(path) && (tag === void 0 || TAG.test(tag)) && (digest === void 0 || DIGEST.test(digest)))) throw new UserError(`"${text}" is no name of an image.`, { hint: "Give it as registry.example/path/name:tag or registry.example/path/name@sha256:…." });
	return {
		registry,
		path,
		tag: tag ?? (digest === void 0 ? "latest" : void 0),
		digest
	};
}
/** `registry/path`, without tag and digest. */
function repositoryOf({ registry, path }) {
	return `${registry}/${path}`;
}

export { originOf as a, openRegistry as i, repositoryOf as n, MANIFESTS as r, parseImageReference as t };