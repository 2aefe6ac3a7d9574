import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { binaryInputs, binaryOutputs } from '../actions/build-native-binary/command.ts';
import { type BuildRequest, type BuildResult, buildBinary, EXECUTABLE } from '../binary/build.ts';
import { selectJars } from '../binary/class-path.ts';
import { entryPointFor } from '../binary/entry-point.ts';
import { nativeImageFlags } from '../binary/flags.ts';
import type { BuildOptions } from '../binary/options.ts';
import { provenanceOf } from '../binary/provenance.ts';
import { type BuildReport, parseBuildReport, REPORT_FILE } from '../binary/report.ts';
import { sbomOf } from '../binary/sbom.ts';
import { findMetadata } from '../binary/staging.ts';
import { buildSummary } from '../binary/summary.ts';
import type { Outcome } from '../core/command.ts';
import { messageOf, UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import type { InputValues } from '../core/inputs.ts';
import { stableJson } from '../core/json.ts';
import { formatBytes, formatDuration } from '../core/units.ts';
import { VERSION } from '../core/version.ts';
import { createStatement } from '../evidence/creation.ts';
import { writeEvidence } from '../evidence/store.ts';
import { describeMissing, tryCToolchain } from '../graalvm/c-toolchain.ts';
import { platformOf, thisMachine } from '../graalvm/machine.ts';
import { writeFileAtomic } from '../io/atomic-file.ts';
import { hashOf } from '../io/hash.ts';
import { readCatalogue } from '../kafka/catalogue.ts';
import type { KafkaDistribution } from '../kafka/distribution.ts';
import { distributionSubject, type KafkaInputs, obtain } from './kafka-distribution.ts';
import { examineToolchain } from './toolchain.ts';

export type BinaryInputs = KafkaInputs &
  InputValues<typeof binaryInputs> & { readonly 'evidence-dir': string };

/** Gets Kafka, compiles it (or takes the same build from the cache), and writes SBOM and provenance. */
export async function binaryStep(host: Host, inputs: BinaryInputs): Promise<Outcome<typeof binaryOutputs>> {
  const at = (path: string) => resolve(host.dirs.work, path);
  const earlier = inputs['previous-build'];
  const previous = earlier === undefined ? undefined : await readReport(at(earlier));
  const { request, distribution } = await prepareBuild(host, inputs);
  const result = await host.log.group(`Native build of Kafka ${distribution.version}`, () =>
    buildBinary(host, request),
  );
  const sbom = await writeSbom(host, request, result);
  const dir = at(inputs['evidence-dir']);
  await writeEvidence(
    dir,
    createStatement(distributionSubject(distribution), 'distribution', distribution.evidence),
  );
  const subject = { name: `${EXECUTABLE} ${distribution.version}`, digest: { sha256: result.sha256 } };
  const predicate = provenanceOf(request, result, {
    distribution: distribution.digest,
    version: VERSION,
    env: host.env,
    sbom: { name: `${EXECUTABLE}.cdx.json`, sha256: sbom.sha256 },
  });
  const evidence = await writeEvidence(dir, createStatement(subject, 'provenance', predicate));
  const { report } = result;
  return {
    verdict: 'passed',
    message: messageFor(result),
    outputs: {
      binary: result.executable,
      digest: result.sha256,
      size: result.bytes,
      'cache-hit': result.fromCache,
      'build-seconds': Math.round(report.wallMs / 1000),
      'peak-memory': report.figures.builderPeakBytes,
      report: join(request.outputDir, REPORT_FILE),
      sbom: sbom.path,
      evidence,
    },
    summary: buildSummary(result, previous),
  };
}

/** Everything that can be refused without minutes of work is refused here, cheapest first. */
async function prepareBuild(
  host: Host,
  inputs: BinaryInputs,
): Promise<{ request: BuildRequest; distribution: KafkaDistribution }> {
  const machine = await thisMachine();
  const toolchain = await examineToolchain(host, inputs['graalvm-home']);
  const options = optionsOf(host, inputs, machine.arch);
  nativeImageFlags(options, toolchain);
  const metadata = await findMetadata(resolve(host.dirs.work, inputs['metadata-dir']), toolchain);
  const missing = describeMissing(await tryCToolchain(host, { forStatic: false }));
  if (missing !== undefined) throw new UserError(missing.message, { hint: missing.hint });
  const distribution = await host.log.group('Kafka', () => obtain(host, inputs));
  const { version, libs, evidence } = distribution;
  const catalogue = await readCatalogue(version);
  const request: BuildRequest = {
    kafkaVersion: version,
    jars: selectJars(libs, evidence.jars, catalogue, inputs['class-path']),
    metadata,
    entryPoint: entryPointFor(version, inputs['entry-point']),
    options,
    toolchain,
    outputDir: resolve(host.dirs.work, inputs['output-dir']),
    useCache: inputs.cache,
    platform: platformOf(machine),
  };
  host.log.info(
    `Kafka ${version}: ${request.jars.length} of ${libs.length} jars, ${toolchain.vendorVersion} (Java ${toolchain.javaVersion})`,
  );
  return { request, distribution };
}

function optionsOf(host: Host, inputs: BinaryInputs, arch: 'amd64' | 'arm64'): BuildOptions {
  const { gc, optimization, march, monitoring, memory } = inputs;
  const profile = inputs['pgo-profile'];
  // Kernels of arm64 have pages of 4, 16 or 64 KiB; a binary for the largest starts on all of them.
  const pageSize = inputs['page-size'] ?? (arch === 'arm64' ? 65_536 : undefined);
  return {
    gc,
    optimization,
    march,
    monitoring,
    exactMetadata: inputs['exact-metadata'],
    extraArgs: inputs['extra-args'] ?? [],
    ...(profile === undefined ? {} : { pgoProfile: resolve(host.dirs.work, profile) }),
    ...(pageSize === undefined ? {} : { pageSize }),
    ...(memory === undefined ? {} : { memoryBytes: memory }),
  };
}

async function writeSbom(
  host: Host,
  { kafkaVersion, jars, toolchain, outputDir }: BuildRequest,
  { sha256, report }: BuildResult,
): Promise<{ path: string; sha256: string }> {
  const unknown = jars.filter(({ maven }) => maven === undefined).map(({ file }) => file);
  if (unknown.length > 0) {
    host.log.warn(`The SBOM has no coordinates for ${unknown.join(', ')}: no catalogue knows them.`);
  }
  const content = stableJson(
    sbomOf({
      name: EXECUTABLE,
      kafkaVersion,
      digest: sha256,
      jars,
      toolchain,
      version: VERSION,
      timestamp: report.finishedOn,
    }),
  );
  const path = join(outputDir, `${EXECUTABLE}.cdx.json`);
  await writeFileAtomic(path, content);
  return { path, sha256: hashOf(content, 'sha256') };
}

async function readReport(path: string): Promise<BuildReport> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new UserError(`The earlier build ${path} cannot be read: ${messageOf(error)}.`);
  });
  return parseBuildReport(text, path);
}

function messageFor({ report, executable, bytes, sha256, fromCache }: BuildResult): string {
  const how = fromCache ? 'from the cache' : `built in ${formatDuration(report.wallMs)}`;
  return `Kafka ${report.kafkaVersion}: ${executable}, ${formatBytes(bytes)}, sha256 ${sha256}, ${how}`;
}
