import type { Host } from '../core/host.ts';
import type { Provenance } from '../evidence/build-predicates.ts';
import { builderId, invocationId } from '../evidence/github-builder.ts';
import type { Resource } from '../evidence/statement.ts';
import type { ImageBuild } from './build-arguments.ts';
import type { BuiltImage } from './build-image.ts';

/** How to read the parameters below. */
const BUILD_TYPE = 'https://kafka-native.dev/build-type/image/v1';

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
  // BuildKit's own name of a build is known to that builder only.
  const invocation = invocationId(host.env) ?? built.buildRef;
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
      builder: { id: builderId(host.env) },
      metadata: {
        ...(invocation === undefined ? {} : { invocationId: invocation }),
        startedOn: built.startedOn.toISOString(),
        finishedOn: built.finishedOn.toISOString(),
      },
    },
  };
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
