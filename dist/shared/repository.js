import { n as formatDuration } from "./units.js";
import { i as codeOf, o as messageOf, r as UserError } from "./errors.js";
import { b as ZodError, h as string, i as array, l as looseObject, p as record, s as int } from "./schemas.js";
import { r as hashOf } from "./hash.js";
import { c as withRetries, i as causeOf, n as NOT_NOW, o as reasonOf, r as PATIENCE, s as retryAfter, t as Interrupted } from "./http-request.js";
import { t as dockerEnvironment } from "./docker-environment.js";
import { i as tokenService, n as originOf, r as tokenAnswer, t as MANIFESTS } from "./registry-api.js";
import { homedir } from "node:os";
import { join } from "node:path";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

// src/io/registry-credentials.ts
const config = looseObject({
	auths: record(string(), looseObject({
		auth: string().optional(),
		identitytoken: string().optional()
	})).default({}),
	credsStore: string().optional(),
	credHelpers: record(string(), string()).default({})
});
const helped = looseObject({
	Username: string(),
	Secret: string()
});
const HELPER_MS = 3e4;
/** What Docker files its own registry under. */
const DOCKER_HUB = "https://index.docker.io/v1/";
/**
* The login for a registry that "docker login" left, in Docker's configuration or with a helper program.
* Secrets are masked in the log from here on.
* @returns undefined where there is none
*/
async function credentialsOf(host, registry) {
	const folder = host.env.DOCKER_CONFIG || join(host.env.HOME || homedir(), ".docker");
	const parsed = await readConfig(join(folder, "config.json"));
	if (parsed === void 0) return void 0;
	const names = registry === "docker.io" ? [DOCKER_HUB, "docker.io"] : [registry, `https://${registry}`];
	for (const name of names) {
		const helper = parsed.credHelpers[name] ?? parsed.credsStore;
		const found = (helper === void 0 ? void 0 : await askHelper(host, helper, name)) ?? inConfig(parsed.auths[name]);
		if (found !== void 0) {
			host.log.secret(found.kind === "password" ? found.password : found.token);
			return found;
		}
	}
}
async function readConfig(file) {
	try {
		return config.parse(JSON.parse(await readFile(file, "utf8")));
	} catch (error) {
		if (codeOf(error) === "ENOENT") return void 0;
		const reason = error instanceof ZodError ? "it is not in its form" : messageOf(error);
		throw new UserError(`Docker's configuration ${file} cannot be read: ${reason}.`, { cause: error });
	}
}
function inConfig(entry) {
	if (entry?.identitytoken) return {
		kind: "identity-token",
		token: entry.identitytoken
	};
	const [, username, password] = /^([^:]+):(.*)$/s.exec(Buffer.from(entry?.auth ?? "", "base64").toString()) ?? [];
	if (username === void 0 || password === void 0) return void 0;
	return {
		kind: "password",
		username,
		password
	};
}
/** Source: https://github.com/docker/docker-credential-helpers, "get". */
async function askHelper(host, helper, name) {
	const { exitCode, stdout } = await host.exec([`docker-credential-${helper}`, "get"], {
		timeoutMs: HELPER_MS,
		input: name,
		env: dockerEnvironment(host.env)
	});
	const parsed = exitCode === 0 ? helped.safeParse(JSON.parse(stdout)) : void 0;
	if (parsed?.success !== true) return void 0;
	const { Username: username, Secret: secret } = parsed.data;
	if (username === "<token>") return {
		kind: "identity-token",
		token: secret
	};
	return {
		kind: "password",
		username,
		password: secret
	};
}

// src/io/registry-session.ts
const errors = looseObject({ errors: array(looseObject({
	code: string(),
	message: string().default("")
})) });
/** The answer to an upload comes when all of it was sent: ten minutes where others have half a minute. */
const UPLOAD_PATIENCE = 20;
/** Opens a repository; nothing is asked before the first request. */
function openSession(host, image, { push, patience }) {
	const limits = {
		...PATIENCE,
		...patience
	};
	const name = `${image.registry}/${image.path}`;
	const base = `${originOf(image.registry)}/v2/${image.path}/`;
	let authorization;
	async function once(request) {
		const url = new URL(request.path, base);
		const ask = async () => await send(host, url, request, authorizationFor(url, base, authorization), limits);
		let response = await ask();
		if (response.status === 401) {
			await response.body?.cancel();
			authorization = await logIn(host, response, image, push, limits);
			response = await ask();
		}
		if (response.ok || response.status === 404) return response;
		throw await failureOf(host, name, push, response);
	}
	const retrying = (work) => withRetries(host, base, limits, work);
	return {
		name,
		once,
		retrying,
		request: (request) => retrying(() => once(request))
	};
}
/** A login is for its registry; an upload or a blob may be elsewhere. */
function authorizationFor(url, base, authorization) {
	return url.origin === new URL(base).origin ? authorization : void 0;
}
async function send(host, url, { method, headers = {}, body }, authorization, { headersMs }) {
	const timeout = new AbortController();
	const limitMs = body === void 0 ? headersMs : headersMs * UPLOAD_PATIENCE;
	const timer = setTimeout(() => timeout.abort(), limitMs);
	try {
		return await host.fetch(url, {
			method,
			headers: {
				...headers,
				...authorization === void 0 ? {} : { authorization }
			},
			signal: AbortSignal.any([host.signal, timeout.signal]),
			...body === void 0 ? {} : {
				body: await body(),
				duplex: "half"
			}
		});
	} catch (error) {
		host.signal.throwIfAborted();
		const cause = causeOf(error);
		if (cause instanceof UserError || cause instanceof Interrupted) throw cause;
		if (timeout.signal.aborted) throw new Interrupted(`no answer within ${formatDuration(limitMs)}`, true);
		throw new Interrupted(reasonOf(error), true);
	} finally {
		clearTimeout(timer);
	}
}
/** Source: https://distribution.github.io/distribution/spec/auth/ */
async function logIn(host, response, image, push, limits) {
	const challenge = response.headers.get("www-authenticate") ?? "";
	const credentials = await credentialsOf(host, image.registry);
	const basic = credentials?.kind === "password" ? basicOf(credentials) : void 0;
	if (/^basic\b/i.test(challenge)) {
		if (basic !== void 0) return basic;
		throw new UserError(`${image.registry} asks for a login.`, { hint: `Run "docker login ${image.registry}".` });
	}
	const from = tokenService(challenge);
	if (from === void 0) throw new UserError(`${image.registry} asks for a login of an unknown kind: "${challenge}".`);
	const { realm, service } = from;
	const answer = await send(host, ...tokenRequest(realm, service, `repository:${image.path}:${push ? "pull,push" : "pull"}`, credentials), basic, limits);
	if (!answer.ok) throw await failureOf(host, `${image.registry}/${image.path}`, push, answer);
	const parsed = tokenAnswer.safeParse(await answer.json());
	if (parsed.success) return `Bearer ${parsed.data}`;
	throw new UserError(`${new URL(realm).origin} does not answer with a token.`);
}
function tokenRequest(realm, service, scope, credentials) {
	const fields = new URLSearchParams({
		scope,
		...service === void 0 ? {} : { service }
	});
	const url = new URL(realm);
	if (credentials?.kind === "identity-token") {
		fields.set("grant_type", "refresh_token");
		fields.set("client_id", "kafka-native");
		fields.set("refresh_token", credentials.token);
		return [url, {
			method: "POST",
			path: "",
			body: async () => fields
		}];
	}
	for (const [key, value] of fields) url.searchParams.set(key, value);
	return [url, {
		method: "GET",
		path: ""
	}];
}
function basicOf({ username, password }) {
	return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}
async function failureOf(host, name, push, response) {
	const { status, statusText } = response;
	const text = await response.text().catch(() => "");
	if (NOT_NOW.has(status)) return new Interrupted(`the registry answers ${status} ${statusText}`, true, retryAfter(host, response));
	const told = errors.safeParse(jsonOf(text));
	const reason = told.success ? told.data.errors.map(({ code, message }) => `${code} ${message}`.trim()).join("; ") : statusText;
	const denied = status === 401 || status === 403;
	return new UserError(`${name} refuses (${status}): ${reason}.`, denied ? { hint: `Run "docker login" for it with an account that may ${push ? "push" : "pull"}.` } : {});
}
function jsonOf(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}

// src/io/repository.ts
/** What a manifest says of another thing; source: OCI image specification, descriptor.md. */
const descriptor = looseObject({
	mediaType: string(),
	digest: string().regex(/^sha256:[0-9a-f]{64}$/),
	size: int().nonnegative(),
	artifactType: string().optional(),
	platform: looseObject({
		os: string(),
		architecture: string(),
		variant: string().optional()
	}).optional(),
	annotations: record(string(), string()).optional()
});
const content = looseObject({
	mediaType: string().optional(),
	artifactType: string().optional(),
	manifests: array(descriptor).optional(),
	config: descriptor.optional(),
	layers: array(descriptor).optional(),
	subject: descriptor.optional(),
	annotations: record(string(), string()).optional()
});
const OCI_INDEX = "application/vnd.oci.image.index.v1+json";
/** Four MiB: what registries take. */
const MAX_MANIFEST = 4 * 1024 ** 2;
/** By tag or digest; undefined where there is none. @throws UserError where the bytes are not the digest's */
async function readManifest(session, reference) {
	const response = await session.request({
		method: "GET",
		path: `manifests/${reference}`,
		headers: { accept: MANIFESTS }
	});
	if (response.status === 404) return void 0;
	const bytes = new Uint8Array(await response.arrayBuffer());
	const digest = `sha256:${hashOf(bytes, "sha256")}`;
	if (reference.startsWith("sha256:") && reference !== digest) throw new UserError(`${session.name} gives other content for ${reference}: ${digest}.`);
	if (bytes.length > MAX_MANIFEST) throw new UserError(`${session.name}@${digest} is too large for a manifest.`);
	return rawManifest(bytes, response.headers.get("content-type") ?? "", `${session.name}@${digest}`);
}
function rawManifest(bytes, fallbackType, name) {
	let json;
	try {
		json = JSON.parse(Buffer.from(bytes).toString("utf8"));
	} catch (cause) {
		throw new UserError(`${name} is no manifest: it is no JSON.`, { cause });
	}
	const parsed = content.safeParse(json);
	if (!parsed.success) throw new UserError(`${name} is no manifest in OCI's or Docker's form.`);
	const mediaType = parsed.data.mediaType ?? fallbackType.split(";")[0] ?? "";
	return {
		digest: `sha256:${hashOf(bytes, "sha256")}`,
		mediaType,
		bytes,
		content: parsed.data
	};
}
async function hasManifest(session, digest) {
	const path = `manifests/${digest}`;
	return (await session.request({
		method: "HEAD",
		path,
		headers: { accept: MANIFESTS }
	})).status !== 404;
}
/** Under its digest or a tag. @returns whether the registry keeps the list of what refers to its subject */
async function putManifest(session, reference, { bytes, mediaType, digest }) {
	const response = await session.request({
		method: "PUT",
		path: `manifests/${reference}`,
		headers: { "content-type": mediaType },
		body: async () => Buffer.from(bytes)
	});
	await response.body?.cancel();
	if (!response.ok) throw new UserError(`${session.name} has no place for ${digest} (${response.status}).`);
	return { listsReferrers: response.headers.has("oci-subject") };
}
/** Copies a blob unless it is there. @returns whether it was copied */
async function copyBlob(from, to, { digest, size }) {
	if ((await to.request({
		method: "HEAD",
		path: `blobs/${digest}`
	})).status !== 404) return false;
	await to.retrying(async () => {
		const started = await to.once({
			method: "POST",
			path: "blobs/uploads/",
			headers: { "content-length": "0" }
		});
		const location = started.headers.get("location");
		await started.body?.cancel();
		if (location === null) throw new UserError(`${to.name} starts no upload (${started.status}).`);
		const target = new URL(location, started.url);
		target.searchParams.set("digest", digest);
		const done = await to.once({
			method: "PUT",
			path: target.href,
			headers: {
				"content-type": "application/octet-stream",
				"content-length": String(size)
			},
			body: async () => await openBlob(from, digest)
		});
		await done.body?.cancel();
		if (!done.ok) throw new Interrupted(`${to.name} lost the upload of ${digest}`, true);
	});
	return true;
}
/** The blob as a stream that fails at its end unless the bytes were those of the digest. */
async function openBlob(from, digest) {
	const response = await from.once({
		method: "GET",
		path: `blobs/${digest}`
	});
	if (response.status === 404 || response.body === null) throw new UserError(`${from.name} has no blob ${digest}, although its manifest names it.`);
	const hash = createHash("sha256");
	return response.body.pipeThrough(new TransformStream({
		transform(piece, controller) {
			hash.update(piece);
			controller.enqueue(piece);
		},
		flush(controller) {
			if (`sha256:${hash.digest("hex")}` === digest) return;
			controller.error(new UserError(`${from.name} gives other content for the blob ${digest}.`));
		}
	}));
}
/**
* What refers to a manifest: signatures, attestations, SBOMs. Registries that do not list them keep an index
* under a tag made of the digest.
* Source: OCI distribution specification 1.1, "Listing Referrers" and "Referrers Tag Schema".
*/
async function referrersOf(session, digest) {
	const response = await session.request({
		method: "GET",
		path: `referrers/${digest}`,
		headers: { accept: OCI_INDEX }
	});
	if (response.status !== 404) return rawManifest(new Uint8Array(await response.arrayBuffer()), OCI_INDEX, `${session.name}/referrers`).content.manifests ?? [];
	return (await readManifest(session, referrersTag(digest)))?.content.manifests ?? [];
}
/** Adds to the index that stands in for a registry's own list. */
async function addReferrer(session, digest, added) {
	const there = (await readManifest(session, referrersTag(digest)))?.content.manifests ?? [];
	if (there.some((each) => each.digest === added.digest)) return;
	const index = {
		schemaVersion: 2,
		mediaType: OCI_INDEX,
		manifests: [...there, added]
	};
	const bytes = Buffer.from(JSON.stringify(index));
	await putManifest(session, referrersTag(digest), rawManifest(bytes, OCI_INDEX, session.name));
}
function referrersTag(digest) {
	return digest.replace(":", "-");
}

export { readManifest as a, putManifest as i, copyBlob as n, referrersOf as o, hasManifest as r, openSession as s, addReferrer as t };