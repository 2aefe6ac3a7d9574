import { describe, expect, test } from '@jest/globals';
import { buildArguments, type ImageBuild } from '../../../src/image/build-arguments.ts';

const BUILD: ImageBuild = {
  type: 'native',
  kafkaVersion: '4.4.0',
  platform: 'linux/arm64',
  image: 'registry.example/kafka-native',
  dockerFolder: '/repo/docker',
  kafkaFolder: '/tmp/kafka',
  baseImage: undefined,
  builder: undefined,
  output: { kind: 'registry', insecure: false },
  labels: [],
  annotations: [],
  sourceDateEpoch: 1_700_000_000,
  sbomGenerator: undefined,
  metadataFile: '/tmp/metadata.json',
};

/** Values of an option, in order. */
function valuesOf(argv: readonly string[], option: string): string[] {
  return argv.flatMap((each, at) => (each === option ? [argv[at + 1] ?? ''] : []));
}

describe('a build', () => {
  test('is one whole command line', () => {
    expect(buildArguments(BUILD)).toEqual([
      'docker',
      'buildx',
      'build',
      '--progress',
      'plain',
      '--file',
      '/repo/docker/native/Dockerfile',
      '--platform',
      'linux/arm64',
      '--build-context',
      'kafka=/tmp/kafka',
      '--build-arg',
      'SOURCE_DATE_EPOCH=1700000000',
      '--build-arg',
      'build_date=2023-11-14T22:13:20Z',
      '--build-arg',
      'kafka_line=4',
      '--build-arg',
      'kafka_version=4.4.0',
      '--provenance',
      'mode=max,version=v1',
      '--output',
      'type=image,name=registry.example/kafka-native,push-by-digest=true,name-canonical=true,push=true,oci-mediatypes=true,rewrite-timestamp=true',
      '--metadata-file',
      '/tmp/metadata.json',
      '/repo/docker',
    ]);
  });

  test('never pushes a tag', () => {
    const argv = buildArguments(BUILD);
    expect(argv).not.toContain('--tag');
    expect(argv.join(' ')).toContain('push-by-digest=true');
  });

  test('names builder, base image, labels, annotations and generator where they are given', () => {
    const argv = buildArguments({
      ...BUILD,
      type: 'jvm',
      kafkaVersion: '3.9.2',
      builder: 'mine',
      baseImage: 'debian@sha256:1',
      labels: ['a=b c'],
      annotations: ['d=e'],
      sbomGenerator: 'scanner@sha256:2',
    });
    expect(valuesOf(argv, '--builder')).toEqual(['mine']);
    expect(valuesOf(argv, '--file')).toEqual(['/repo/docker/jvm/Dockerfile']);
    expect(valuesOf(argv, '--build-arg')).toEqual(
      expect.arrayContaining(['BASE_IMAGE=debian@sha256:1', 'kafka_line=3']),
    );
    expect(valuesOf(argv, '--label')).toEqual(['a=b c']);
    expect(valuesOf(argv, '--annotation')).toEqual(['manifest:d=e']);
    expect(valuesOf(argv, '--attest')).toEqual(['type=sbom,generator=scanner@sha256:2']);
  });

  test('into an engine has tags and neither attestations nor annotations', () => {
    const argv = buildArguments({
      ...BUILD,
      annotations: ['d=e'],
      output: { kind: 'docker', tags: ['test', 'x'] },
    });
    expect(valuesOf(argv, '--tag')).toEqual([
      'registry.example/kafka-native:test',
      'registry.example/kafka-native:x',
    ]);
    expect(valuesOf(argv, '--provenance')).toEqual(['false']);
    expect(valuesOf(argv, '--output')).toEqual(['type=docker,rewrite-timestamp=true']);
    expect(argv).not.toContain('--annotation');
  });

  test('into a layout quotes a path with a comma', () => {
    const argv = buildArguments({ ...BUILD, output: { kind: 'oci-layout', path: '/tmp/a,b' } });
    expect(valuesOf(argv, '--output')).toEqual(['type=oci,"dest=/tmp/a,b",tar=false,rewrite-timestamp=true']);
  });

  test('to a registry without a known certificate says so', () => {
    const argv = buildArguments({ ...BUILD, output: { kind: 'registry', insecure: true } });
    expect(valuesOf(argv, '--output')[0]).toMatch(/,registry\.insecure=true$/);
  });
});
