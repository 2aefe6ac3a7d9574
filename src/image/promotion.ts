import { UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { formatBytes } from '../core/units.ts';
import type { Promotion } from '../evidence/promotion.ts';
import type { Patience } from '../io/http-request.ts';
import type { ImageReference } from '../io/image-reference.ts';
import { openSession, type RegistrySession } from '../io/registry-session.ts';
import {
  addReferrer,
  copyBlob,
  hasManifest,
  putManifest,
  type RawManifest,
  readManifest,
} from '../io/repository.ts';
import { type ImageTree, readImageTree } from './image-tree.ts';
import { checkLatest } from './latest.ts';

export interface PromotionRequest {
  readonly from: ImageReference;
  /** `sha256:…` of the image; a tag would let somebody exchange it after the verdict. */
  readonly digest: string;
  readonly to: ImageReference;
  /** Without `latest`. */
  readonly tags: readonly string[];
  readonly latest: boolean;
  /** Digests of the images that the evidence says the index has; undefined where it speaks of no index. */
  readonly images: readonly string[] | undefined;
  readonly dryRun: boolean;
  readonly patience?: Partial<Patience>;
}

export type Promoted = Pick<Promotion, 'tags' | 'manifests' | 'copied' | 'there'>;
type TagState = Promotion['tags'][number];

/**
 * Copies an image with all platforms and attestations, digests unchanged, then sets the tags: those come last,
 * so that a run that breaks off has promoted nothing, and the next one goes on where it stopped. All that can
 * be refused is refused before anything is copied.
 */
export async function promoteImage(host: Host, request: PromotionRequest): Promise<Promoted> {
  const patience = request.patience === undefined ? {} : { patience: request.patience };
  const from = openSession(host, request.from, { push: false, ...patience });
  const to = openSession(host, request.to, { push: true, ...patience });
  const tree = await readImageTree(from, request.digest);
  checkImages(tree, request);
  const tags = await planTags(from, tree.root, to, request);
  const work = `${from.name}@${request.digest} → ${to.name}: ${tags.map(({ tag }) => tag).join(', ')}`;
  if (request.dryRun) {
    host.log.info(`Dry run: copy ${work} (${tree.manifests.length} manifests, ${tree.blobs.length} blobs)`);
    return { tags, manifests: digestsOf(tree), copied: nothing(), there: nothing() };
  }
  host.log.info(work);
  const amounts = await copyTree(host, from, to, tree);
  for (const { tag, state } of tags) if (state !== 'there') await putManifest(to, tag, tree.root);
  await verifyTarget(to, tree, tags);
  return { tags, manifests: digestsOf(tree), ...amounts };
}

/** The evidence must speak of the images that the registry has under this digest. */
function checkImages({ root }: ImageTree, { images, digest }: PromotionRequest): void {
  const held = (root.content.manifests ?? [])
    .filter(({ annotations }) => annotations?.['vnd.docker.reference.type'] !== 'attestation-manifest')
    .map((each) => each.digest);
  if (held.length === 0 && images === undefined) return;
  const told = (images ?? []).toSorted().join(', ');
  if (told === held.toSorted().join(', ')) return;
  throw new UserError(
    `The evidence does not describe ${digest}: the registry has ${held.join(', ') || 'no index'}, the evidence ${told || 'no index'}.`,
    { hint: 'It was altered, or is about another image. Nothing was copied.' },
  );
}

/** @throws UserError where a tag leads elsewhere already, or `latest` would go back */
async function planTags(
  from: RegistrySession,
  root: RawManifest,
  to: RegistrySession,
  { tags, latest }: PromotionRequest,
): Promise<TagState[]> {
  const plan: TagState[] = [];
  for (const tag of tags) {
    const there = await readManifest(to, tag);
    if (there !== undefined && there.digest !== root.digest) {
      throw new UserError(`${to.name}:${tag} is there already and is another image: ${there.digest}.`, {
        hint: 'A tag that was published is not moved. Choose another one, or remove it in the registry.',
      });
    }
    plan.push({ tag, state: there === undefined ? 'created' : 'there' });
  }
  if (!latest) return plan;
  const current = await readManifest(to, 'latest');
  await checkLatest(from, root, to, current);
  if (current === undefined) return [...plan, { tag: 'latest', state: 'created' }];
  if (current.digest === root.digest) return [...plan, { tag: 'latest', state: 'there' }];
  return [...plan, { tag: 'latest', state: 'moved', before: current.digest }];
}

async function copyTree(host: Host, from: RegistrySession, to: RegistrySession, tree: ImageTree) {
  const copied = nothing();
  const there = nothing();
  const progress = host.log.progress();
  for (const [at, blob] of tree.blobs.entries()) {
    progress.update(`Blob ${at + 1} of ${tree.blobs.length}, ${formatBytes(blob.size)}`);
    const amount = (await copyBlob(from, to, blob)) ? copied : there;
    amount.blobs += 1;
    amount.bytes += blob.size;
  }
  progress.end();
  for (const manifest of [...tree.manifests, ...tree.attached]) {
    const amount = (await copyManifest(to, manifest)) ? copied : there;
    amount.manifests += 1;
  }
  for (const { tag, manifest } of tree.attachedTags) await putManifest(to, tag, manifest);
  return { copied, there };
}

async function copyManifest(to: RegistrySession, manifest: RawManifest): Promise<boolean> {
  const { digest, mediaType, bytes, content } = manifest;
  const isThere = await hasManifest(to, digest);
  const { subject } = content;
  if (isThere && subject === undefined) return false;
  // Put again where it refers to something: a run that broke off may have left the list without it.
  const { listsReferrers } = await putManifest(to, digest, manifest);
  if (subject !== undefined && !listsReferrers) {
    const artifactType = content.artifactType ?? content.config?.mediaType;
    await addReferrer(to, subject.digest, {
      mediaType,
      digest,
      size: bytes.length,
      ...(artifactType === undefined ? {} : { artifactType }),
      ...(content.annotations === undefined ? {} : { annotations: content.annotations }),
    });
  }
  return !isThere;
}

/** What a user gets who pulls by each tag is the image, whole. */
async function verifyTarget(to: RegistrySession, tree: ImageTree, tags: readonly TagState[]): Promise<void> {
  for (const { tag } of tags) {
    const there = await readManifest(to, tag);
    if (there?.digest === tree.root.digest) continue;
    throw new UserError(
      `${to.name}:${tag} is ${there?.digest ?? 'not there'} after it was set to ${tree.root.digest}.`,
      {
        hint: 'Somebody else may set it at this moment; run the promotion again.',
      },
    );
  }
  for (const digest of digestsOf(tree)) {
    if (!(await hasManifest(to, digest)))
      throw new UserError(`${to.name} lost ${digest} after it was copied.`);
  }
}

function digestsOf({ manifests, attached }: ImageTree): string[] {
  return [...new Set([...manifests, ...attached].map(({ digest }) => digest))].toSorted();
}

function nothing() {
  return { manifests: 0, blobs: 0, bytes: 0 };
}
