import { expect, test } from '@jest/globals';
import type { ImageBuild } from '../../../src/image/build-arguments.ts';
import type { BuiltImage } from '../../../src/image/build-image.ts';
import { imageProvenance } from '../../../src/image/image-provenance.ts';
import { createFakeHost } from '../../fakes/host.ts';

const DIGEST = 'a'.repeat(64);
const BUILD: ImageBuild = {
  type: 'native',
  kafkaVersion: '4.4.0',
  platform: 'linux/amd64',
  image: 'registry.example/kafka',
  dockerFolder: '/suite/docker/',
  kafkaFolder: '/tmp/image-1',
  baseImage: undefined,
  builder: undefined,
  output: { kind: 'registry', insecure: false },
  labels: [],
  annotations: [],
  sourceDateEpoch: 0,
  sbomGenerator: undefined,
  metadataFile: '/tmp/metadata.json',
};
const BUILT: BuiltImage = {
  digest: `sha256:${DIGEST}`,
  materials: [{ uri: 'pkg:docker/alpine@3.22', digest: { sha256: DIGEST } }],
  buildRef: 'builder/node/ref',
  manifest: undefined,
  argv: ['docker', 'kafka=/tmp/image-1', '/tmp/metadata.json', '/suite/docker/'],
  startedOn: new Date(0),
  finishedOn: new Date(1000),
};
const provenanceIn = (env: Record<string, string>) =>
  imageProvenance(createFakeHost({ env, dirs: { temp: '/tmp' } }), BUILD, BUILT, {
    name: 'binary',
    digest: { sha256: DIGEST },
  });

test('on GitHub, the builder is the workflow, and the invocation the attempt of its run', () => {
  const { runDetails } = provenanceIn({
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'acme/kafka',
    GITHUB_WORKFLOW_REF: 'acme/kafka/.github/workflows/candidate.yml@refs/heads/trunk',
    GITHUB_RUN_ID: '7',
    GITHUB_RUN_ATTEMPT: '2',
  });
  expect(runDetails.builder.id).toBe(
    'https://github.com/acme/kafka/.github/workflows/candidate.yml@refs/heads/trunk',
  );
  expect(runDetails.metadata?.invocationId).toBe('https://github.com/acme/kafka/actions/runs/7/attempts/2');
});

test('elsewhere it is the build of that machine; base and binary are named by digest, folders are not', () => {
  const { runDetails, buildDefinition } = provenanceIn({});
  expect(runDetails.builder.id).toBe('https://kafka-native.dev/builder/local');
  expect(runDetails.metadata?.invocationId).toBe('builder/node/ref');
  expect(buildDefinition.internalParameters).toEqual({
    command: ['docker', 'kafka=KAFKA', 'TEMP/metadata.json', 'docker/'],
  });
  expect(buildDefinition.resolvedDependencies).toEqual([
    { name: 'binary', digest: { sha256: DIGEST } },
    { uri: 'pkg:docker/alpine@3.22', digest: { sha256: DIGEST } },
  ]);
});
