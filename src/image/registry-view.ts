import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { dockerEnvironment } from '../io/docker-environment.ts';
import { hashOf } from '../io/hash.ts';
import { type ParsedIndex, parseIndex, sizeOf } from './manifests.ts';
import type { Digest } from './references.ts';

/** Where manifests are read: a repository of a registry, or an OCI layout. */
export type ManifestSource = (digest: Digest) => Promise<string>;

const INSPECT_MS = 120_000;

/** Through buildx, which has the user's logins and the builder's settings for registries. */
export function registrySource(host: Host, image: string, builder: string | undefined): ManifestSource {
  return async (digest) => await inspectRaw(host, `${image}@${digest}`, builder);
}

export function layoutSource(folder: string): ManifestSource {
  return async (digest) =>
    await readFile(join(folder, 'blobs', 'sha256', digest.slice('sha256:'.length)), 'utf8');
}

/** The bytes of a manifest, by tag or digest. */
export async function inspectRaw(
  host: Host,
  reference: string,
  builder: string | undefined,
): Promise<string> {
  const result = await host.exec(
    [
      'docker',
      'buildx',
      'imagetools',
      'inspect',
      ...(builder === undefined ? [] : ['--builder', builder]),
      '--raw',
      reference,
    ],
    { timeoutMs: INSPECT_MS, env: dockerEnvironment(host.env) },
  );
  if (result.exitCode === 0) return result.stdout;
  throw new UserError(`${reference} cannot be read: ${reasonOf(result.stderr)}`, {
    hint: 'Check the name, and that "docker login" was done for its registry.',
  });
}

/** The digest that a registry gives to a manifest of these bytes. */
export function digestOf(raw: string): Digest {
  return `sha256:${hashOf(raw, 'sha256')}`;
}

/** One platform of a pushed image, with its size. */
export interface PushedPlatform {
  readonly platform: string;
  readonly digest: Digest;
  readonly source: Digest;
  readonly sizeBytes: number;
  readonly attestations: readonly Digest[];
}

/** The platforms behind a digest: those of an index, or the one of a bare manifest. */
export async function platformsBehind(
  source: ManifestSource,
  digest: Digest,
  barePlatform: string,
): Promise<PushedPlatform[]> {
  const raw = await source(digest);
  const index: Pick<ParsedIndex, 'platforms'> = parseIndex(raw, digest) ?? {
    platforms: [{ platform: barePlatform, digest, attestations: [] }],
  };
  return await Promise.all(
    index.platforms.map(async (each) => ({
      ...each,
      source: digest,
      sizeBytes: sizeOf(each.digest === digest ? raw : await source(each.digest), each.digest),
    })),
  );
}

/** The reason that a failed `docker` gives: its last line that speaks of an error, else its last line. */
export function reasonOf(stderr: string): string {
  const lines = stderr.trim().split('\n');
  const telling = lines.findLast((line) =>
    /\b(error|unknown|denied|unauthorized|no such|not found)\b/i.test(line),
  );
  return (telling ?? lines.at(-1) ?? '').replace(/^(ERROR|docker): /, '').trim();
}
