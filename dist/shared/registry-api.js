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

export { tokenService as i, originOf as n, tokenAnswer as r, MANIFESTS as t };