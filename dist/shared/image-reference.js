import { r as UserError } from "./errors.js";
import { _ as union, h as string, l as looseObject } from "./schemas.js";

// src/io/registry-api.ts
/** The kinds of manifest that are understood, as an `Accept` header. */
const MANIFESTS = [
	"application/vnd.oci.image.index.v1+json",
	"application/vnd.oci.image.manifest.v1+json",
	"application/vnd.docker.distribution.manifest.list.v2+json",
	"application/vnd.docker.distribution.manifest.v2+json"
].join(", ");
/** Docker Hub's API has another name than its images. */
const API_HOSTS = { "docker.io": "registry-1.docker.io" };
/** Registries on this machine speak HTTP, all others HTTPS: the rule of Docker and Trivy. */
function originOf(registry) {
	const host = API_HOSTS[registry] ?? registry;
	return `${/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(host) ? "http" : "https"}://${host}`;
}
/**
* Where a registry that answered 401 sends its clients for a token; undefined where it names no such place.
* Source: https://distribution.github.io/distribution/spec/auth/token/
*/
function tokenService(challenge) {
	const realm = /realm="([^"]+)"/.exec(challenge)?.[1];
	if (realm === void 0 || !URL.canParse(realm)) return void 0;
	return {
		realm,
		service: /service="([^"]+)"/.exec(challenge)?.[1]
	};
}
/** The token in the answer of a token service, under either of its two names. */
const tokenAnswer = union([looseObject({ token: string().min(1) }).transform((each) => each.token), looseObject({ access_token: string().min(1) }).transform((each) => each.access_token)]);

// src/io/image-reference.ts
const PATH = /^[a-z0-9]+([._-]+[a-z0-9]+)*(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const HOST = /^([A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(:\d{1,5})?$/;
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
	if (!(rest.length === 0 && HOST.test(registry) && PATH.test(path) && (tag === void 0 || TAG.test(tag)) && (digest === void 0 || DIGEST.test(digest)))) throw new UserError(`"${text}" is no name of an image.`, { hint: "Give it as registry.example/path/name:tag or registry.example/path/name@sha256:…, in small letters." });
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

export { tokenAnswer as a, originOf as i, repositoryOf as n, tokenService as o, MANIFESTS as r, parseImageReference as t };