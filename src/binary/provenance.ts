import type { Provenance } from '../evidence/build-predicates.ts';
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
      builder: builderOf(context),
      metadata: {
        ...invocationOf(context.env),
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

/** On GitHub the workflow is the builder (SLSA's GitHub Actions build type); elsewhere it is whoever runs this. */
function builderOf({ env, version }: ProvenanceContext): Provenance['runDetails']['builder'] {
  const { GITHUB_SERVER_URL: server, GITHUB_WORKFLOW_REF: workflow } = env;
  const id = server && workflow ? `${server}/${workflow}` : 'https://kafka-native.dev/builder/local';
  return { id, version: { 'kafka-native': version } };
}

function invocationOf(env: ProvenanceContext['env']): { invocationId?: string } {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  if (!server || !repository || !run) return {};
  return {
    invocationId: `${server}/${repository}/actions/runs/${run}/attempts/${env.GITHUB_RUN_ATTEMPT ?? '1'}`,
  };
}
