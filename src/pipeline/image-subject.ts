import { messageOf, UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import type { Resource, Subject } from '../evidence/statement.ts';
import { asDigest, type Digest, PLATFORMS, type Platform } from '../image/references.ts';
import { digestOf, inspectRaw, platformsBehind, registrySource } from '../image/registry-view.ts';
import { connectEngine, type ImageFacts } from '../io/docker.ts';
import { ociPlatform } from '../io/machine.ts';
import type { Launcher, SubjectKind } from '../kafka/broker.ts';
import { createContainerLauncher, obtainImage } from '../kafka/container-launcher.ts';

export interface ImageSubjectInputs {
  /** `repository@sha256:…`, or a tag, or the name of an image of the engine. */
  readonly image: string;
  readonly platform: Platform | undefined;
  readonly type: 'auto' | SubjectKind;
}

export interface ImageSubject {
  readonly platform: Platform;
  readonly launcher: Launcher;
  readonly subject: Subject;
  readonly configuration: readonly Resource[];
  /** Of the image unpacked. */
  readonly sizeBytes: number;
  /** Of another platform than this machine's. */
  readonly emulated: boolean;
}

/** A JVM under an emulator needs minutes for what takes seconds. */
const EMULATED_START_MS = 900_000;

/** An image as the subject of a test run: what is tested is the manifest of its platform, by digest. */
export async function prepareImage(host: Host, inputs: ImageSubjectInputs): Promise<ImageSubject> {
  const platform = inputs.platform ?? platformHere();
  if (platform === undefined) {
    throw new UserError(`There are no images for this machine's ${process.arch}.`, {
      hint: `Name the platform: ${PLATFORMS.join(' or ')}.`,
    });
  }
  const engine = await connectEngine(host.env);
  const pushed = await resolveImage(host, inputs.image, platform);
  const facts = await obtainImage(host, engine, { image: pushed?.reference ?? inputs.image, platform });
  const kafkaVersion = facts.labels['org.opencontainers.image.version'] ?? '';
  if (!/^\d+\.\d+\.\d+/.test(kafkaVersion)) {
    throw new UserError(`The image ${inputs.image} does not say which Kafka it has.`, {
      hint: 'Its label org.opencontainers.image.version must be the version of Kafka; build-multiarch-image sets it.',
    });
  }
  const kind = inputs.type === 'auto' ? kindOf(facts) : inputs.type;
  const emulated = platform !== platformHere();
  const launcher = createContainerLauncher(
    host,
    engine,
    { kind, kafkaVersion, image: facts.id, platform },
    emulated ? { limits: { startMs: EMULATED_START_MS } } : {},
  );
  // An image that was never in a registry has no manifest: what names it is the digest of its configuration.
  const { repository, index, manifest } = pushed ?? { repository: inputs.image, manifest: facts.id };
  return {
    launcher,
    platform,
    emulated,
    sizeBytes: facts.sizeBytes,
    subject: { name: repository, digest: { sha256: hexOf(manifest) } },
    configuration:
      index === undefined || index === manifest
        ? []
        : [{ name: 'index', uri: `${repository}@${index}`, digest: { sha256: hexOf(index) } }],
  };
}

interface PushedImage {
  /** By the manifest: an engine cannot hold two platforms of one index under the digest of that. */
  readonly reference: string;
  readonly repository: string;
  /** What the reference leads to: the index, or the manifest itself. */
  readonly index: Digest;
  readonly manifest: Digest;
}

/**
 * What a name means in its registry at this moment, for one platform; from here on the digest counts. A tag
 * that no registry knows is left to the engine: undefined.
 */
async function resolveImage(host: Host, image: string, platform: Platform): Promise<PushedImage | undefined> {
  const repository = image.replace(/@sha256:[0-9a-f]{64}$/, '').replace(/:[^:/]+$/, '');
  const index = image.includes('@')
    ? asDigest(image.split('@')[1] ?? '', image)
    : await tagDigest(host, image);
  if (index === undefined) return undefined;
  const pushed = await platformsBehind(registrySource(host, repository, undefined), index, platform);
  const found = pushed.find((each) => each.platform === platform);
  if (found !== undefined) {
    return { reference: `${repository}@${found.digest}`, repository, index, manifest: found.digest };
  }
  throw new UserError(`${image} has no image for ${platform}.`, {
    hint: `It has ${pushed.map((each) => each.platform).join(', ')}.`,
  });
}

async function tagDigest(host: Host, image: string): Promise<Digest | undefined> {
  try {
    return digestOf(await inspectRaw(host, image, undefined));
  } catch (error) {
    host.log.debug(`${image} is in no registry: ${messageOf(error)}`);
    return undefined;
  }
}

function hexOf(digest: string): string {
  return digest.slice('sha256:'.length);
}

function kindOf({ labels }: ImageFacts): SubjectKind {
  return labels['org.opencontainers.image.title']?.includes('native') === true ? 'native' : 'jvm';
}

function platformHere(): Platform | undefined {
  const here = ociPlatform('linux');
  return PLATFORMS.find((platform) => platform === here);
}
