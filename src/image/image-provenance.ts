import type { Host } from '../core/host.ts';
import type { Provenance } from '../evidence/build-predicates.ts';
import type { Resource } from '../evidence/statement.ts';
import type { ImageBuild } from './build-arguments.ts';
import type { BuiltImage } from './build-image.ts';

/** How to read the parameters below. */
const BUILD_TYPE = 'https://kafka-native.dev/build-type/image/v1';
const LOCAL_BUILDER = 'https://kafka-native.dev/builder/local';

/**
 * SLSA provenance of the image of one platform: what was asked for, the base image with the digest that its
 * name had, and what of Kafka went in.
 */
export function imageProvenance(
  host: Host,
  build: ImageBuild,
  built: BuiltImage,
  kafka: Resource,
): Provenance {
  return {
    buildDefinition: {
      buildType: BUILD_TYPE,
      externalParameters: {
        type: build.type,
        kafkaVersion: build.kafkaVersion,
        platform: build.platform,
        image: build.image,
        labels: [...build.labels],
        annotations: [...build.annotations],
        sourceDateEpoch: build.sourceDateEpoch,
        ...(build.baseImage === undefined ? {} : { baseImage: build.baseImage }),
      },
      internalParameters: { command: portable(built.argv, build, host.dirs.temp) },
      resolvedDependencies: [kafka, ...built.materials],
    },
    runDetails: {
      builder: { id: builderOf(host.env) },
      metadata: {
        ...(built.buildRef === undefined ? {} : { invocationId: built.buildRef }),
        startedOn: built.startedOn.toISOString(),
        finishedOn: built.finishedOn.toISOString(),
      },
    },
  };
}

/** The workflow that runs this, at its commit; elsewhere it is somebody's machine. */
function builderOf(env: Readonly<Record<string, string | undefined>>): string {
  const { GITHUB_SERVER_URL: server, GITHUB_WORKFLOW_REF: workflow } = env;
  return server && workflow ? `${server}/${workflow}` : LOCAL_BUILDER;
}

/** Folders of this machine and this run say nothing to a reader, and would differ each time. */
function portable(argv: readonly string[], build: ImageBuild, temp: string): string[] {
  return argv.map((argument) =>
    argument
      .replaceAll(build.kafkaFolder, 'KAFKA')
      .replaceAll(temp, 'TEMP')
      .replaceAll(build.dockerFolder, 'docker/'),
  );
}
