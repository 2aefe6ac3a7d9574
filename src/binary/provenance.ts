import type { Provenance } from '../evidence/build-predicates.ts';
import { builderId, invocationId } from '../evidence/github-builder.ts';
import type { Resource } from '../evidence/statement.ts';
import type { BuildRequest, BuildResult } from './build.ts';

const BUILD_TYPE = 'https://kafka-native.dev/build/native-image/v1';

export interface ProvenanceContext {
  /** Digest of the whole distribution, of which the jars are a part. */
  readonly distribution: string;
  /** Of this program. */
  readonly version: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly sbom: { readonly name: string; readonly sha256: string };
}

/** SLSA provenance v1 of one build: what was chosen, the command line, and every material by digest. */
export function provenanceOf(
  request: BuildRequest,
  result: BuildResult,
  context: ProvenanceContext,
): Provenance {
  const { report } = result;
  const invocation = invocationId(context.env);
  return {
    buildDefinition: {
      buildType: BUILD_TYPE,
      externalParameters: {
        kafkaVersion: request.kafkaVersion,
        entryPoint: request.entryPoint,
        platform: request.platform,
        options: { ...request.options },
      },
      internalParameters: {
        command: report.command,
        flags: report.flags.map(({ argument }) => argument),
        leftOut: report.leftOut,
      },
      resolvedDependencies: materialsOf(request, result, context),
    },
    runDetails: {
      builder: { id: builderId(context.env), version: { 'kafka-native': context.version } },
      metadata: {
        ...(invocation === undefined ? {} : { invocationId: invocation }),
        startedOn: report.startedOn,
        finishedOn: report.finishedOn,
      },
      byproducts: byproductsOf(result, context),
    },
  };
}

/** What the binary was made of; the names are what the judge follows. */
function materialsOf(
  { kafkaVersion, metadata, toolchain, jars }: BuildRequest,
  { report }: BuildResult,
  context: ProvenanceContext,
): Resource[] {
  return [
    named('distribution', context.distribution, { kafkaVersion }),
    named('metadata', metadata.digest, { files: [...metadata.names] }),
    named('toolchain', toolchain.digest, {
      vendorVersion: toolchain.vendorVersion,
      javaVersion: toolchain.javaVersion,
      cCompiler: report.figures.cCompiler,
    }),
    ...jars.map(({ file, sha256, maven }) => jarResource(file, sha256, maven)),
  ];
}

/** What lies beside the executable, and the figures of its build. */
function byproductsOf({ report, fromCache }: BuildResult, { sbom }: ProvenanceContext): Resource[] {
  return [
    { name: sbom.name, digest: { sha256: sbom.sha256 } },
    ...report.files.slice(1).map(({ name, sha256 }) => ({ name, digest: { sha256 } })),
    { name: 'figures', annotations: { ...report.figures, wallMs: report.wallMs, fromCache } },
  ];
}

function named(name: string, sha256: string, annotations: Record<string, unknown>): Resource {
  return { name, digest: { sha256 }, annotations };
}

function jarResource(file: string, sha256: string, maven: string | undefined): Resource {
  const [group, name, version] = maven?.split(':') ?? [];
  const uri = version === undefined ? {} : { uri: `pkg:maven/${group}/${name}@${version}` };
  return { name: file, ...uri, digest: { sha256 } };
}
