import { UserError } from '../core/errors.ts';
import type { Argv, Host } from '../core/host.ts';
import type { ImageIndex } from '../evidence/image-predicates.ts';
import { dockerEnvironment } from '../io/docker-environment.ts';
import { parseIndex } from './manifests.ts';
import type { Digest } from './references.ts';
import {
  digestOf,
  inspectRaw,
  type PushedPlatform,
  platformsBehind,
  reasonOf,
  registrySource,
} from './registry-view.ts';

export interface IndexMerge {
  readonly image: string;
  /** What was pushed per platform. */
  readonly digests: readonly Digest[];
  readonly tags: readonly string[];
  /** `key=value`, for the index. */
  readonly annotations: readonly string[];
  readonly builder: string | undefined;
}

export interface MergedIndex {
  readonly digest: Digest;
  readonly record: ImageIndex;
}

const MERGE_MS = 600_000;

/** The command line of a merge; digests in the order of their platforms. */
function mergeArguments(merge: IndexMerge): Argv {
  const { image, builder } = merge;
  return [
    'docker',
    'buildx',
    'imagetools',
    'create',
    ...(builder === undefined ? [] : ['--builder', builder]),
    ...merge.tags.flatMap((tag) => ['--tag', `${image}:${tag}`]),
    ...merge.annotations.flatMap((annotation) => ['--annotation', `index:${annotation}`]),
    ...merge.digests.map((digest) => `${image}@${digest}`),
  ];
}

/**
 * Puts pushed images of single platforms under one index with tags, without rebuilding or changing any of
 * them: afterwards every manifest and every attestation must be in the index as it was pushed, and every tag
 * must lead to it.
 */
export async function mergeIndex(host: Host, merge: IndexMerge): Promise<MergedIndex> {
  if (merge.tags.length === 0) throw new UserError('A merge needs at least one tag for the index.');
  const platforms = await platformsOf(host, merge);
  const sources = [...new Set(platforms.map(({ source }) => source))];
  const created = await host.exec(mergeArguments({ ...merge, digests: sources }), {
    timeoutMs: MERGE_MS,
    env: dockerEnvironment(host.env),
  });
  if (created.exitCode !== 0) {
    throw new UserError(`The index ${merge.image} could not be made: ${reasonOf(created.stderr)}`);
  }
  const raws = await Promise.all(
    merge.tags.map(async (tag) => await inspectRaw(host, `${merge.image}:${tag}`, merge.builder)),
  );
  const [raw = ''] = raws;
  if (raws.some((each) => each !== raw)) {
    throw new UserError(`The tags ${merge.tags.join(', ')} of ${merge.image} lead to different indexes.`, {
      hint: 'Somebody else may push to the same tags at this moment.',
    });
  }
  const index = parseIndex(raw, merge.image);
  if (index === undefined) throw new UserError(`${merge.image}:${merge.tags[0]} is no index.`);
  requireAll(platforms, index.platforms);
  const { mediaType, annotations } = index;
  return {
    digest: digestOf(raw),
    record: {
      image: merge.image,
      tags: [...merge.tags].sort(),
      mediaType,
      annotations: { ...annotations },
      platforms: platforms.map((each) => ({ ...each, attestations: [...each.attestations] })),
    },
  };
}

/** Each platform once, sorted; which of two images of the same platform would win is nobody's guess. */
async function platformsOf(host: Host, { image, digests, builder }: IndexMerge): Promise<PushedPlatform[]> {
  const source = registrySource(host, image, builder);
  const found = (
    await Promise.all([...new Set(digests)].map((digest) => platformsBehind(source, digest, UNKNOWN)))
  ).flat();
  const unknown = found.find(({ platform }) => platform === UNKNOWN);
  if (unknown !== undefined) {
    const raw = await source(unknown.digest);
    throw new UserError(
      `${image}@${unknown.digest} does not say for which platform it is (${raw.length} bytes).`,
      {
        hint: 'Push it with provenance: then it is an index that names the platform.',
      },
    );
  }
  const sorted = found.sort((a, b) => (a.platform < b.platform ? -1 : 1));
  sorted.forEach((each, at) => {
    const next = sorted[at + 1];
    if (next?.platform === each.platform) {
      throw new UserError(`Two of the digests are for ${each.platform}: ${each.digest} and ${next.digest}.`, {
        hint: 'Give one digest per platform.',
      });
    }
  });
  return sorted;
}

const UNKNOWN = 'unknown';

function requireAll(
  pushed: readonly PushedPlatform[],
  merged: readonly { readonly digest: Digest; readonly attestations: readonly Digest[] }[],
): void {
  const there = new Set(merged.flatMap(({ digest, attestations }) => [digest, ...attestations]));
  const lost = pushed
    .flatMap(({ digest, attestations }) => [digest, ...attestations])
    .filter((digest) => !there.has(digest));
  if (lost.length > 0) throw new UserError(`The merged index lacks ${lost.join(', ')}.`);
}
