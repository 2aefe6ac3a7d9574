import { mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { messageOf, UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { digestFolder } from '../io/folder-digest.ts';
import { sha256OfFile } from '../io/hash.ts';
import { parseImageReference, repositoryOf } from '../io/image-reference.ts';
import type { Registry } from '../io/registry.ts';
import { type IndexEntry, indexEntries, isIndex, platformsOf } from './platforms.ts';
import type { Target, Unresolved } from './target.ts';

type Found = Target | Unresolved;

/** Which platforms of an index: `linux/amd64`, …; undefined takes all. */
type Platforms = readonly string[] | undefined;

/**
 * An image of a registry, each platform by its digest. What cannot be resolved comes back as a target that
 * could not be scanned: one image that is gone must not hide the others.
 * @throws UserError where the name itself is none
 */
export async function registryTargets(
  registry: Registry,
  image: string,
  platforms: Platforms,
): Promise<Found[]> {
  const reference = parseImageReference(image);
  const repository = repositoryOf(reference);
  const name = reference.tag === undefined ? repository : `${repository}:${reference.tag}`;
  const source = { kind: 'registry' } as const;
  const target = (platform: string | undefined, digest: string): Target => ({
    name,
    platform,
    digest,
    reference: `${repository}@${digest}`,
    source,
  });
  try {
    const { digest, mediaType, json } = await registry.manifest(reference);
    if (!isIndex(mediaType)) return [target(onlyOne(platforms), digest)];
    const found = platformsOf(indexEntries(json) ?? [], platforms).map((each) =>
      target(each.platform, each.digest),
    );
    return [...found, ...missingPlatforms(name, platforms, found)];
  } catch (error) {
    return [{ name, platform: onlyOne(platforms), reason: messageOf(error) }];
  }
}

/** A folder in OCI layout, with nested indexes taken apart: Trivy would look only at the first image of one. */
export async function layoutTargets(host: Host, path: string, platforms: Platforms): Promise<Found[]> {
  const folder = resolve(host.dirs.work, path);
  const entries = await flatEntries(folder, await readEntries(join(folder, 'index.json'), path), path);
  const wanted = platformsOf(entries, platforms);
  const single = entries.length === 1 && entries[0]?.platform === undefined ? entries[0] : undefined;
  const images = single === undefined ? wanted : [{ platform: undefined, digest: single.digest }];
  if (images.length === 0 && platforms === undefined) {
    return [{ name: path, platform: undefined, reason: 'There is no image in this OCI layout.' }];
  }
  const flat = await flatLayout(host, folder, entries);
  const targets = images.map(({ platform, digest }) => ({
    name: path,
    platform,
    digest,
    reference: `${flat}@${digest}`,
    source: { kind: 'layout', path: folder } as const,
  }));
  return [...targets, ...(single === undefined ? missingPlatforms(path, platforms, targets) : [])];
}

/** A `docker save` file, a root file system, an SBOM, or an image of the local engine. */
export async function localTarget(
  host: Host,
  kind: 'archive' | 'rootfs' | 'sbom' | 'engine',
  given: string,
): Promise<Target> {
  if (kind === 'engine') {
    parseImageReference(given);
    return { name: given, platform: undefined, digest: undefined, reference: given, source: { kind } };
  }
  const path = resolve(host.dirs.work, given);
  const found = await stat(path).catch(() => undefined);
  const isRight = kind === 'rootfs' ? found?.isDirectory() : found?.isFile();
  if (isRight !== true) {
    const what = kind === 'rootfs' ? 'folder' : 'file';
    throw new UserError(`There is no ${what} ${given}.`, { hint: `Check the input ${kind}.` });
  }
  const digest =
    kind === 'archive'
      ? undefined
      : `sha256:${kind === 'sbom' ? await sha256OfFile(path, host.signal) : await digestFolder(path, host.signal)}`;
  return { name: given, platform: undefined, digest, reference: path, source: { kind, path } };
}

async function readEntries(file: string, path: string): Promise<IndexEntry[]> {
  try {
    const entries = indexEntries(JSON.parse(await readFile(file, 'utf8')));
    if (entries !== undefined) return entries;
  } catch (error) {
    throw new UserError(`${path} is no OCI layout: ${messageOf(error)}`, {
      hint: 'It is a folder with index.json, oci-layout and blobs, unpacked.',
      cause: error,
    });
  }
  throw new UserError(`${path} is no OCI layout: its index cannot be read.`);
}

async function flatEntries(
  folder: string,
  entries: readonly IndexEntry[],
  path: string,
): Promise<IndexEntry[]> {
  const flat = await Promise.all(
    entries.map(async (entry) =>
      isIndex(entry.mediaType ?? '')
        ? await flatEntries(folder, await readEntries(blobPath(folder, entry.digest), path), path)
        : [entry],
    ),
  );
  return flat.flat();
}

/** A layout whose index lists every image itself, over the same blobs. */
async function flatLayout(host: Host, folder: string, manifests: readonly IndexEntry[]): Promise<string> {
  const flat = join(host.dirs.temp, `layout-${manifests[0]?.digest.slice(7, 23) ?? 'empty'}`);
  await mkdir(flat, { recursive: true });
  const mediaType = 'application/vnd.oci.image.index.v1+json';
  await writeFile(join(flat, 'index.json'), JSON.stringify({ schemaVersion: 2, mediaType, manifests }));
  await writeFile(join(flat, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  await symlink(join(folder, 'blobs'), join(flat, 'blobs')).catch(() => undefined);
  return flat;
}

function blobPath(folder: string, digest: string): string {
  return join(folder, 'blobs', ...digest.split(':'));
}

function missingPlatforms(name: string, wanted: Platforms, found: readonly Target[]): Unresolved[] {
  if (found.length === 0 && wanted === undefined) {
    return [{ name, platform: undefined, reason: 'There is no image in this index.' }];
  }
  return (wanted ?? [])
    .filter((platform) => !found.some((each) => each.platform === platform))
    .map((platform) => ({ name, platform, reason: `There is no image for ${platform} in it.` }));
}

function onlyOne(platforms: Platforms): string | undefined {
  return platforms?.length === 1 ? platforms[0] : undefined;
}
