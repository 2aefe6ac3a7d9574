import { z } from 'zod';

/** The kinds of manifest that are understood, as an `Accept` header. */
export const MANIFESTS = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** Docker Hub's API has another name than its images. */
const API_HOSTS: Readonly<Record<string, string>> = { 'docker.io': 'registry-1.docker.io' };

/** Registries on this machine speak HTTP, all others HTTPS: the rule of Docker and Trivy. */
export function originOf(registry: string): string {
  const host = API_HOSTS[registry] ?? registry;
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(host);
  return `${isLocal ? 'http' : 'https'}://${host}`;
}

/**
 * Where a registry that answered 401 sends its clients for a token; undefined where it names no such place.
 * Source: https://distribution.github.io/distribution/spec/auth/token/
 */
export function tokenService(
  challenge: string,
): { readonly realm: string; readonly service: string | undefined } | undefined {
  const realm = /realm="([^"]+)"/.exec(challenge)?.[1];
  if (realm === undefined || !URL.canParse(realm)) return undefined;
  return { realm, service: /service="([^"]+)"/.exec(challenge)?.[1] };
}

/** The token in the answer of a token service, under either of its two names. */
export const tokenAnswer = z.union([
  z.looseObject({ token: z.string().min(1) }).transform((each) => each.token),
  z.looseObject({ access_token: z.string().min(1) }).transform((each) => each.access_token),
]);
