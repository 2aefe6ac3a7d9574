import { r as UserError } from "./errors.js";

// src/io/image-reference.ts
const COMPONENT = "[a-z0-9]+([._-]+[a-z0-9]+)*";
const PATH_TEXT = `${COMPONENT}(/${COMPONENT})*`;
const HOST_TEXT = "([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+\\])(:\\d{1,5})?";
const PATH = new RegExp(`^${PATH_TEXT}$`);
const HOST = new RegExp(`^${HOST_TEXT}$`);
/** `[host[:port]/]path`, as the OCI distribution specification allows it; no tag, no digest. */
const REPOSITORY = new RegExp(`^(${HOST_TEXT}/)?${PATH_TEXT}$`);
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
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

export { repositoryOf as a, parseImageReference as i, REPOSITORY as n, TAG as r, DIGEST as t };