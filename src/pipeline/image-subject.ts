import { UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import type { Resource, Subject } from '../evidence/statement.ts';
import { PLATFORMS, type Platform } from '../image/references.ts';
import { platformsBehind, registrySource } from '../image/registry-view.ts';
import { connectEngine, type ImageFacts } from '../io/docker.ts';
import type { Launcher, SubjectKind } from '../kafka/broker.ts';
import { createContainerLauncher, obtainImage } from '../kafka/container-launcher.ts';

export interface ImageSubjectInputs {
  /** `repository@sha256:…`, or a tag, or the name of an image of the engine. */
  readonly image: string;
  readonly platform: Platform | undefined;
  readonly type: 'auto' | SubjectKind;
}

export interface ImageSubject {
  readonly launcher: Launcher;
  readonly subject: Subject;
  readonly configuration: readonly Resource[];
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
  const facts = await obtainImage(host, engine, { image: inputs.image, platform });
  const kafkaVersion = facts.labels['org.opencontainers.image.version'] ?? '';
  if (!/^\d+\.\d+\.\d+/.test(kafkaVersion)) {
    throw new UserError(`The image ${inputs.image} does not say which Kafka it has.`, {
      hint: 'Its label org.opencontainers.image.version must be the version of Kafka; build-multiarch-image sets it.',
    });
  }
  const kind = inputs.type === 'auto' ? kindOf(facts) : inputs.type;
  const digest = await manifestDigest(host, inputs.image, facts, platform);
  const launcher = createContainerLauncher(
    host,
    engine,
    { kind, kafkaVersion, image: facts.id, platform },
    platform === platformHere() ? {} : { limits: { startMs: EMULATED_START_MS } },
  );
  const [repository = inputs.image] = inputs.image.split('@');
  const subject = { name: repository, digest: { sha256: digest.slice('sha256:'.length) } };
  const asked = /@sha256:([0-9a-f]{64})$/.exec(inputs.image)?.[1];
  const isOther = asked !== undefined && asked !== subject.digest.sha256;
  return {
    launcher,
    subject,
    configuration: isOther ? [{ name: 'index', uri: inputs.image, digest: { sha256: asked } }] : [],
  };
}

/** Of the platform's manifest as pushed; of the configuration where the image was never in a registry. */
async function manifestDigest(
  host: Host,
  image: string,
  facts: ImageFacts,
  platform: Platform,
): Promise<string> {
  const reference = /@sha256:[0-9a-f]{64}$/.test(image) ? image : facts.repoDigests[0];
  const [repository, digest] = reference?.split('@') ?? [];
  if (repository === undefined || digest === undefined) return facts.id;
  const pushed = await platformsBehind(
    registrySource(host, repository, undefined),
    `sha256:${digest.slice('sha256:'.length)}`,
    platform,
  );
  const found = pushed.find((each) => each.platform === platform);
  if (found !== undefined) return found.digest;
  throw new UserError(`${reference} has no image for ${platform}.`, {
    hint: `It has ${pushed.map((each) => each.platform).join(', ')}.`,
  });
}

function kindOf({ labels }: ImageFacts): SubjectKind {
  return labels['org.opencontainers.image.title']?.includes('native') === true ? 'native' : 'jvm';
}

function platformHere(): Platform | undefined {
  const architecture = process.arch === 'x64' ? 'amd64' : process.arch;
  return PLATFORMS.find((platform) => platform === `linux/${architecture}`);
}
