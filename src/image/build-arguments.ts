import { join } from 'node:path';
import type { Argv } from '../core/host.ts';
import type { Platform } from './references.ts';

/** Where the image of one platform goes. */
export type ImageOutput =
  /** Pushed by digest, without a tag: the merge gives tags. */
  | { readonly kind: 'registry'; readonly insecure: boolean }
  /** Into the engine that `docker` talks to, under tags; without attestations, which an engine cannot keep. */
  | { readonly kind: 'docker'; readonly tags: readonly string[] }
  /** An OCI layout in a folder. */
  | { readonly kind: 'oci-layout'; readonly path: string };

export interface ImageBuild {
  readonly type: 'native' | 'jvm';
  readonly kafkaVersion: string;
  readonly platform: Platform;
  /** Repository without tag and digest. */
  readonly image: string;
  /** The repository's `docker/` folder. */
  readonly dockerFolder: string;
  /** The build context `kafka` of the Dockerfiles: executable and SBOM, or a distribution. */
  readonly kafkaFolder: string;
  readonly baseImage: string | undefined;
  readonly builder: string | undefined;
  readonly output: ImageOutput;
  /** `key=value`. */
  readonly labels: readonly string[];
  readonly annotations: readonly string[];
  /** Seconds since 1970: the time of the image and of every file in it. */
  readonly sourceDateEpoch: number;
  /** Image of a BuildKit SBOM generator; none is run where it is undefined. */
  readonly sbomGenerator: string | undefined;
  readonly metadataFile: string;
}

/** The command line of a build; the same build always has the same one. */
export function buildArguments(build: ImageBuild): Argv {
  const buildArgs: Readonly<Record<string, string | undefined>> = {
    BASE_IMAGE: build.baseImage,
    SOURCE_DATE_EPOCH: String(build.sourceDateEpoch),
    build_date: new Date(build.sourceDateEpoch * 1000).toISOString().replace('.000Z', 'Z'),
    kafka_line: build.kafkaVersion.split('.', 1)[0],
    kafka_version: build.kafkaVersion,
  };
  return [
    'docker',
    'buildx',
    'build',
    ...optional('--builder', build.builder),
    '--progress',
    'plain',
    '--file',
    join(build.dockerFolder, build.type, 'Dockerfile'),
    '--platform',
    build.platform,
    '--build-context',
    `kafka=${build.kafkaFolder}`,
    ...Object.entries(buildArgs).flatMap(([name, value]) =>
      optional('--build-arg', value === undefined ? undefined : `${name}=${value}`),
    ),
    ...build.labels.flatMap((label) => ['--label', label]),
    ...attestationArguments(build),
    ...outputArguments(build),
    '--metadata-file',
    build.metadataFile,
    build.dockerFolder,
  ];
}

function attestationArguments({ output, sbomGenerator }: ImageBuild): string[] {
  if (output.kind === 'docker') return ['--provenance', 'false', '--sbom', 'false'];
  return [
    '--provenance',
    'mode=max,version=v1',
    ...optional('--attest', sbomGenerator === undefined ? undefined : `type=sbom,generator=${sbomGenerator}`),
  ];
}

function outputArguments({ output, image, annotations }: ImageBuild): string[] {
  const fields = (...all: string[]) => ['--output', all.map(csvField).join(',')];
  const stamped = ['rewrite-timestamp=true'];
  // An engine's store has no place for annotations.
  const annotated = annotations.flatMap((annotation) => ['--annotation', `manifest:${annotation}`]);
  switch (output.kind) {
    case 'docker':
      return [
        ...output.tags.flatMap((tag) => ['--tag', `${image}:${tag}`]),
        ...fields('type=docker', ...stamped),
      ];
    case 'oci-layout':
      return [...annotated, ...fields('type=oci', `dest=${output.path}`, 'tar=false', ...stamped)];
    case 'registry': {
      const insecure = output.insecure ? ['registry.insecure=true'] : [];
      const push = ['push-by-digest=true', 'name-canonical=true', 'push=true', 'oci-mediatypes=true'];
      return [...annotated, ...fields('type=image', `name=${image}`, ...push, ...stamped, ...insecure)];
    }
  }
}

/** buildx reads the output as a line of CSV. */
function csvField(field: string): string {
  return /[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

function optional(option: string, value: string | undefined): string[] {
  return value === undefined ? [] : [option, value];
}
