import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { imageInputs, imageOutputs } from '../actions/build-multiarch-image/declaration.ts';
import type { Outcome } from '../core/command.ts';
import { UsageError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import type { InputValues } from '../core/inputs.ts';
import { formatBytes } from '../core/units.ts';
import { VERSION } from '../core/version.ts';
import { createStatement } from '../evidence/creation.ts';
import type { Resource, Subject } from '../evidence/statement.ts';
import { writeEvidence } from '../evidence/store.ts';
import type { ImageBuild, ImageOutput } from '../image/build-arguments.ts';
import { type BuiltImage, buildImage, stageNative } from '../image/build-image.ts';
import { imageProvenance } from '../image/image-provenance.ts';
import { jvmSbomOf } from '../image/jvm-sbom.ts';
import { mergeIndex } from '../image/merge-index.ts';
import { asDigest, checkRepository, checkTags } from '../image/references.ts';
import { hashFile } from '../io/hash.ts';
import { readCatalogue } from '../kafka/catalogue.ts';
import { type KnownJar, knownJars } from '../kafka/known-jars.ts';
import { resolveVersion } from '../kafka/versions.ts';
import { distributionSubject, type KafkaInputs, obtain, writeDistribution } from './kafka-distribution.ts';

export type ImageInputs = KafkaInputs & InputValues<typeof imageInputs> & { readonly 'evidence-dir': string };
type ImageOutcome = Outcome<typeof imageOutputs>;

/** Of this repository; the bundle lies as deep below its root as this file. */
const DOCKER_FOLDER = fileURLToPath(new URL('../../docker/', import.meta.url));

/** Builds the image of one platform, or merges built ones, and leaves the statement about it. */
export async function imageStep(host: Host, inputs: ImageInputs): Promise<ImageOutcome> {
  checkRepository(inputs.image);
  checkTags(inputs.tags ?? []);
  const problems = contradictions(inputs);
  if (problems.length > 0) throw new UsageError(problems);
  return inputs.digests === undefined
    ? await buildOne(host, inputs)
    : await mergeAll(host, inputs, inputs.digests);
}

function contradictions(inputs: ImageInputs): string[] {
  const { digests, platform, type, binary, sbom, tags, output } = inputs;
  const keyValues = { labels: inputs.labels ?? [], annotations: inputs.annotations ?? [] };
  return [
    ...(digests === undefined && platform === undefined
      ? ['platform is required to build an image; digests is, to merge images.']
      : []),
    ...(digests !== undefined && platform !== undefined
      ? ['platform and digests exclude each other: one builds, the other merges.']
      : []),
    ...(digests?.length === 0 ? ['digests names no digest.'] : []),
    ...(digests !== undefined && tags === undefined ? ['tags is required with digests.'] : []),
    ...(digests === undefined && type === 'native' && binary === undefined
      ? ['binary is required for the native image; build-native-binary makes one.']
      : []),
    ...(type === 'jvm' && binary !== undefined ? ['binary is for the native image, but type is jvm.'] : []),
    ...(type === 'jvm' && sbom !== undefined ? ['sbom is for the native image, but type is jvm.'] : []),
    ...(digests === undefined && output === 'docker' && tags === undefined
      ? ['tags is required with output docker: an engine knows an image by its tags.']
      : []),
    ...Object.entries(keyValues).flatMap(([name, pairs]) =>
      pairs.filter((pair) => !/^[^=\s]+=/.test(pair)).map((pair) => `${name}: "${pair}" is not key=value.`),
    ),
  ];
}

async function buildOne(host: Host, inputs: ImageInputs): Promise<ImageOutcome> {
  const { platform } = inputs;
  if (platform === undefined) throw new Error('a build without a platform');
  const kafka = await kafkaContext(host, inputs);
  const build: ImageBuild = {
    type: inputs.type,
    kafkaVersion: kafka.version,
    platform,
    image: inputs.image,
    dockerFolder: DOCKER_FOLDER,
    kafkaFolder: kafka.folder,
    baseImage: inputs['base-image'],
    builder: inputs.builder,
    output: outputOf(host, inputs),
    labels: inputs.labels ?? [],
    annotations: inputs.annotations ?? [],
    sourceDateEpoch: sourceDateEpoch(host, inputs['source-date-epoch']),
    sbomGenerator: inputs['sbom-generator'],
    metadataFile: join(host.dirs.temp, `image-metadata-${platform.replace('/', '-')}.json`),
  };
  const built = await host.log.group(`Image for ${platform}`, async () => await buildImage(host, build));
  return await outcomeOf(host, inputs, build, built, kafka);
}

async function outcomeOf(
  host: Host,
  inputs: ImageInputs,
  build: ImageBuild,
  built: BuiltImage,
  kafka: KafkaContext,
): Promise<ImageOutcome> {
  const { manifest, digest } = built;
  const what = `Image of Kafka ${build.kafkaVersion} (${build.type}, ${build.platform})`;
  const names = { digest, reference: `${build.image}@${digest}` };
  if (manifest === undefined) return inEngine(what, names, inputs.tags ?? []);
  const subject = { name: build.image, digest: { sha256: manifest.digest.slice('sha256:'.length) } };
  const provenance = imageProvenance(host, build, built, kafka.resource);
  const statement = createStatement(subject, 'provenance', provenance);
  await writeJvmSbom(host, inputs, subject, build, built, kafka.jars);
  return {
    verdict: 'passed',
    message: `${what}: ${digest}, ${formatBytes(manifest.sizeBytes)}`,
    outputs: {
      ...names,
      tags: '',
      'manifest-digest': manifest.digest,
      platforms: JSON.stringify([manifest]),
      'size-bytes': manifest.sizeBytes,
      evidence: await writeEvidence(evidenceDir(host, inputs), statement),
    },
  };
}

/** An engine keeps no manifest that a statement could be about. */
function inEngine(
  what: string,
  names: { readonly digest: string; readonly reference: string },
  tags: readonly string[],
): ImageOutcome {
  return {
    verdict: 'passed',
    message: `${what}: in the engine as ${tags.join(', ')}, without evidence`,
    outputs: {
      ...names,
      tags: tags.join('\n'),
      'manifest-digest': '',
      platforms: '[]',
      'size-bytes': 0,
      evidence: '',
    },
  };
}

/** The native image needs none of its own: the statement about its binary lists what was compiled in. */
async function writeJvmSbom(
  host: Host,
  inputs: ImageInputs,
  subject: Subject,
  { kafkaVersion }: ImageBuild,
  { finishedOn }: BuiltImage,
  jars: readonly KnownJar[] | undefined,
): Promise<void> {
  if (jars === undefined) return;
  const sbom = jvmSbomOf({
    image: subject.name,
    digest: subject.digest.sha256,
    kafkaVersion,
    jars,
    version: VERSION,
    timestamp: finishedOn.toISOString(),
  });
  await writeEvidence(evidenceDir(host, inputs), createStatement(subject, 'sbom', sbom));
}

async function mergeAll(host: Host, inputs: ImageInputs, given: readonly string[]): Promise<ImageOutcome> {
  const merged = await mergeIndex(host, {
    image: inputs.image,
    digests: given.map((digest) => asDigest(digest, 'One of digests')),
    tags: inputs.tags ?? [],
    annotations: inputs.annotations ?? [],
    builder: inputs.builder,
  });
  const { digest, record } = merged;
  const subject = { name: inputs.image, digest: { sha256: digest.slice('sha256:'.length) } };
  const evidence = await writeEvidence(
    evidenceDir(host, inputs),
    createStatement(subject, 'image-index', record),
  );
  const names = record.platforms.map(({ platform }) => platform);
  return {
    verdict: 'passed',
    message: `${inputs.image}@${digest}: ${names.join(', ')}, tagged ${record.tags.join(', ')}`,
    outputs: {
      digest,
      'manifest-digest': '',
      reference: `${inputs.image}@${digest}`,
      platforms: JSON.stringify(record.platforms),
      'size-bytes': record.platforms.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      tags: record.tags.join('\n'),
      evidence,
    },
  };
}

/** What of Kafka goes into an image. */
interface KafkaContext {
  readonly folder: string;
  readonly version: string;
  /** With its digest, for the provenance. */
  readonly resource: Resource;
  /** Absent for a native image. */
  readonly jars?: readonly KnownJar[];
}

async function kafkaContext(host: Host, inputs: ImageInputs): Promise<KafkaContext> {
  if (inputs.type === 'native' && inputs.binary !== undefined) {
    const at = (path: string) => resolve(host.dirs.work, path);
    const binary = at(inputs.binary);
    const folder = await stageNative(host, binary, inputs.sbom === undefined ? undefined : at(inputs.sbom));
    return {
      folder,
      version: resolveVersion(inputs['kafka-version']),
      resource: { name: 'binary', digest: { sha256: await hashFile(binary, 'sha256') } },
    };
  }
  const distribution = await obtain(host, inputs);
  await writeDistribution(evidenceDir(host, inputs), distribution);
  const { name, digest } = distributionSubject(distribution);
  return {
    folder: distribution.root,
    version: distribution.version,
    resource: { name: 'distribution', uri: `pkg:generic/${name}`, digest },
    jars: knownJars(distribution.libs, distribution.evidence.jars, await readCatalogue(distribution.version)),
  };
}

function outputOf(host: Host, inputs: ImageInputs): ImageOutput {
  switch (inputs.output) {
    case 'docker':
      return { kind: 'docker', tags: inputs.tags ?? [] };
    case 'oci-layout':
      return { kind: 'oci-layout', path: resolve(host.dirs.work, inputs['output-dir']) };
    case 'registry':
      return { kind: 'registry', insecure: inputs['registry-insecure'] };
  }
}

function sourceDateEpoch(host: Host, given: number | undefined): number {
  const variable = host.env.SOURCE_DATE_EPOCH;
  if (given !== undefined) return given;
  if (variable !== undefined && /^\d{1,10}$/.test(variable)) return Number(variable);
  return Math.floor(host.clock.now().getTime() / 1000);
}

function evidenceDir(host: Host, inputs: ImageInputs): string {
  return resolve(host.dirs.work, inputs['evidence-dir']);
}
