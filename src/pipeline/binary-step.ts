import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { binaryInputs, binaryOutputs } from '../actions/build-native-binary/declaration.ts';
import { type BuildRequest, type BuildResult, buildBinary, EXECUTABLE } from '../binary/build.ts';
import { type ClassPathCut, withoutLeft } from '../binary/class-path.ts';
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
import { countOf } from '../core/text.ts';
import { formatBytes, formatDuration } from '../core/units.ts';
import { VERSION } from '../core/version.ts';
import { createStatement } from '../evidence/creation.ts';
import type { Sbom } from '../evidence/sbom.ts';
import { writeEvidence } from '../evidence/store.ts';
import { describeMissing, tryCToolchain } from '../graalvm/c-toolchain.ts';
import { platformOf, thisMachine } from '../graalvm/machine.ts';
import { writeFileAtomic } from '../io/atomic-file.ts';
import { hashOf } from '../io/hash.ts';
import { readCatalogue } from '../kafka/catalogue.ts';
import type { KafkaDistribution } from '../kafka/distribution.ts';
import { knownJars } from '../kafka/known-jars.ts';
import { type CutRequest, cutToBroker } from '../metadata/cut/broker-cut.ts';
import { type KafkaInputs, obtain, writeDistribution } from './kafka-distribution.ts';
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
  const evidence = await writeStatements(host, at(inputs['evidence-dir']), {
    request,
    distribution,
    result,
    sbom,
  });
  return {
    verdict: 'passed',
    message: messageFor(result),
    outputs: {
      binary: result.executable,
      digest: result.sha256,
      size: result.bytes,
      'cache-hit': result.fromCache,
      'build-seconds': Math.round(result.report.wallMs / 1000),
      'peak-memory': result.report.figures.builderPeakBytes,
      report: join(request.outputDir, REPORT_FILE),
      sbom: sbom.path,
      evidence,
    },
    summary: buildSummary(result, previous),
  };
}

/** What was built, out of what: distribution, bill of materials, and provenance, whose path it answers. */
async function writeStatements(
  host: Host,
  dir: string,
  { request, distribution, result, sbom }: Built,
): Promise<string> {
  await writeDistribution(dir, distribution);
  const subject = { name: `${EXECUTABLE} ${distribution.version}`, digest: { sha256: result.sha256 } };
  await writeEvidence(dir, createStatement(subject, 'sbom', sbom.content));
  const predicate = provenanceOf(request, result, {
    distribution: distribution.digest,
    version: VERSION,
    env: host.env,
    sbom: { name: `${EXECUTABLE}.cdx.json`, sha256: sbom.sha256 },
  });
  return await writeEvidence(dir, createStatement(subject, 'provenance', predicate));
}

interface Built {
  readonly request: BuildRequest;
  readonly distribution: KafkaDistribution;
  readonly result: BuildResult;
  readonly sbom: WrittenSbom;
}

interface WrittenSbom {
  readonly path: string;
  readonly sha256: string;
  readonly content: Sbom;
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
  const cut = await cutOf(host, inputs['class-path'], {
    jars: libs,
    metadataDir: metadata.folder,
    architecture: machine.arch,
  });
  const request: BuildRequest = {
    kafkaVersion: version,
    jars: withoutLeft(knownJars(libs, evidence.jars, await readCatalogue(version)), cut),
    metadata,
    ...(cut === undefined ? {} : { cut }),
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

async function cutOf(
  host: Host,
  wanted: BinaryInputs['class-path'],
  request: CutRequest,
): Promise<ClassPathCut | undefined> {
  if (wanted === 'all') return undefined;
  const began = host.clock.monotonic();
  const cut = await cutToBroker(host, request);
  const names = cut.left.map(({ file }) => file).join(', ');
  const took = formatDuration(host.clock.monotonic() - began);
  host.log.info(
    `Left out, because a broker cannot reach it: ${countOf(cut.left.length, 'jar')}${names && ` (${names})`}, ${cut.dropped.length} native libraries for other machines (${took}).`,
  );
  return cut;
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
): Promise<WrittenSbom> {
  const unknown = jars.filter(({ maven }) => maven === undefined).map(({ file }) => file);
  if (unknown.length > 0) {
    host.log.warn(`The SBOM has no coordinates for ${unknown.join(', ')}: no catalogue knows them.`);
  }
  const content = sbomOf({
    name: EXECUTABLE,
    kafkaVersion,
    digest: sha256,
    jars,
    toolchain,
    version: VERSION,
    timestamp: report.finishedOn,
  });
  const text = stableJson(content);
  const path = join(outputDir, `${EXECUTABLE}.cdx.json`);
  await writeFileAtomic(path, text);
  return { path, sha256: hashOf(text, 'sha256'), content };
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
