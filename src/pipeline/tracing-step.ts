import { join, resolve } from 'node:path';
import type { tracingInputs, tracingOutputs } from '../actions/generate-reflection-config/declaration.ts';
import { findMetadata } from '../binary/staging.ts';
import type { Outcome } from '../core/command.ts';
import { UsageError, UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import type { InputValues } from '../core/inputs.ts';
import { stableJson } from '../core/json.ts';
import type { Tracing } from '../evidence/build-predicates.ts';
import { createStatement } from '../evidence/creation.ts';
import { writeEvidence } from '../evidence/store.ts';
import { thisMachine } from '../graalvm/machine.ts';
import { writeFileAtomic } from '../io/atomic-file.ts';
import { hashOf } from '../io/hash.ts';
import type { KafkaDistribution } from '../kafka/distribution.ts';
import { demandAgent } from '../metadata/agent/agent.ts';
import { completeStatically } from '../metadata/agent/completion.ts';
import { type Difference, differenceOf, registrations } from '../metadata/agent/registrations.ts';
import { attribute, mergeResults, runWorkloads, type WorkloadResult } from '../metadata/agent/workloads.ts';
import type { Problem } from '../metadata/classpath/class-path.ts';
import { type Format, readFolder } from '../metadata/formats/folder.ts';
import { mergeMetadata } from '../metadata/formats/merge.ts';
import type { Metadata } from '../metadata/formats/model.ts';
import { writePerKind, writeUnified } from '../metadata/formats/write.ts';
import { refuseOtherFormat } from '../metadata/merge-folders.ts';
import { type KafkaInputs, obtain, writeDistribution } from './kafka-distribution.ts';
import { examineToolchain } from './toolchain.ts';
import { patchBetween } from './tracing-patch.ts';
import { tracingSummary } from './tracing-summary.ts';
import { chooseWorkloads } from './tracing-workloads.ts';

/** GraalVM for JDK 23 is the first that reads one file with everything. */
const UNIFIED_SINCE = 23;

export type TracingInputs = KafkaInputs &
  InputValues<typeof tracingInputs> & { readonly 'evidence-dir': string };

/** Traces a real broker under every workload and writes the metadata, its report and its statement. */
export async function tracingStep(
  host: Host,
  inputs: TracingInputs,
): Promise<Outcome<typeof tracingOutputs>> {
  const at = (path: string) => resolve(host.dirs.work, path);
  const { kept, baseline } = await readGiven(inputs, at);
  const toolchain = await examineToolchain(host, inputs['graalvm-home']);
  await demandAgent(toolchain.home);
  const folder = at(inputs['output-dir']);
  const format: Format = toolchain.javaMajor >= UNIFIED_SINCE ? 'unified' : 'per-kind';
  await refuseOtherFormat(folder, format);
  const distribution = await host.log.group('Kafka', () => obtain(host, inputs));
  const results = await trace(host, inputs, toolchain.home, distribution, kept);
  const merged = mergeMetadata([mergeResults(results), ...(kept === undefined ? [] : [kept])]);
  const drift = baseline === undefined ? undefined : differenceOf(baseline, merged);
  const files = await writeMetadata(host, folder, merged, format);
  const neededBy = attribute(results);
  const report = await writeReport(folder, results, neededBy, drift);
  const patch = drift && inputs.baseline ? await patchBetween(host, at(inputs.baseline), folder) : undefined;
  const agent = toolchain.vendorVersion;
  const predicate = predicateOf({ distribution, agent, results, merged, drift, format, files });
  const { digest } = await findMetadata(folder, toolchain);
  const evidence = await writeStatements(at(inputs['evidence-dir']), distribution, digest, predicate);
  const drifted = inputs['fail-on-drift'] && (drift?.added.length ?? 0) > 0;
  return {
    verdict: drifted ? 'failed' : 'passed',
    message: messageOf(predicate, folder),
    outputs: {
      'metadata-dir': folder,
      format,
      registrations: predicate.registrations,
      added: drift?.added.length ?? 0,
      removed: drift?.removed.length ?? 0,
      report,
      patch: patch ?? '',
      evidence,
    },
    summary: tracingSummary(predicate, drift, neededBy),
  };
}

/** What is wrong with the folders that were given is said before minutes of tracing. */
async function readGiven(inputs: TracingInputs, at: (path: string) => string) {
  if (inputs['fail-on-drift'] && inputs.baseline === undefined) {
    throw new UsageError(['fail-on-drift needs a baseline to compare with.']);
  }
  const read = async (path: string | undefined) =>
    path === undefined ? undefined : await readWhole(at(path));
  return { kept: await read(inputs['merge-with']), baseline: await read(inputs.baseline) };
}

/** Writes the files of this format, says what it cannot hold, and answers with their texts by name. */
async function writeMetadata(host: Host, folder: string, merged: Metadata, format: Format) {
  const { files, lost } = format === 'unified' ? writeUnified(merged) : writePerKind(merged);
  for (const sentence of lost) host.log.warn(sentence);
  for (const [name, content] of files) await writeFileAtomic(join(folder, name), content);
  return files;
}

/** Runs the workloads; then the static check says what none of them, nor the folder to keep, has. */
async function trace(
  host: Host,
  inputs: TracingInputs,
  home: string,
  distribution: KafkaDistribution,
  kept: Metadata | undefined,
): Promise<WorkloadResult[]> {
  const workloads = await chooseWorkloads(host, home, distribution, {
    areas: inputs.area,
    command: inputs['workload-command'],
    configDefaults: inputs['config-defaults'],
  });
  const results = await runWorkloads(host, workloads, join(host.dirs.temp, 'agent'));
  demandOutput(results);
  if (!inputs['static-check']) return results;
  const traced = mergeMetadata([mergeResults(results), ...(kept === undefined ? [] : [kept])]);
  const { arch } = await thisMachine();
  return [...results, await completeStatically(host, distribution.libs, traced, arch)];
}

interface Traced {
  readonly distribution: KafkaDistribution;
  /** What `native-image` calls itself. */
  readonly agent: string;
  readonly results: readonly WorkloadResult[];
  readonly merged: Metadata;
  readonly drift: Difference | undefined;
  readonly format: Format;
  /** Texts by name. */
  readonly files: ReadonlyMap<string, string>;
}

function predicateOf({ distribution, agent, results, merged, drift, format, files }: Traced): Tracing {
  return {
    kafkaVersion: distribution.version,
    format,
    agent,
    distribution: { sha256: distribution.digest },
    registrations: registrations(merged).size,
    workloads: results.map(recordOf),
    ...(drift === undefined ? {} : { drift: { added: drift.added.length, removed: drift.removed.length } }),
    files: [...files].map(([name, content]) => ({ name, sha256: hashOf(content, 'sha256') })),
  };
}

function recordOf({ name, processes, metadata, durationMs, notReached }: WorkloadResult) {
  return {
    name,
    processes,
    registrations: registrations(metadata).size,
    durationMs,
    notReached: [...notReached],
  };
}

async function writeStatements(
  dir: string,
  distribution: KafkaDistribution,
  digest: string,
  predicate: Tracing,
): Promise<string> {
  await writeDistribution(dir, distribution);
  const subject = { name: 'reachability metadata', digest: { sha256: digest } };
  return await writeEvidence(dir, createStatement(subject, 'tracing', predicate));
}

async function readWhole(folder: string): Promise<Metadata> {
  const problems: Problem[] = [];
  const { metadata } = await readFolder(folder, problems);
  const [problem] = problems;
  if (problem === undefined) return metadata;
  throw new UserError(`The metadata in ${folder} cannot be used: ${problem.message}`);
}

/** Nothing from the agent at all means that no JVM ran, and an empty folder would build a binary that dies. */
function demandOutput(results: readonly WorkloadResult[]): void {
  if (results.some(({ processes }) => processes > 0)) return;
  const why = results.flatMap(({ name, notReached }) => notReached.map((each) => `${name}: ${each}`));
  throw new UserError(`The tracing agent wrote nothing: no workload ran. ${why[0] ?? ''}`.trim(), {
    hint: 'Check that Kafka starts with this GraalVM’s java: kafka-native run-sanity --type jvm.',
  });
}

async function writeReport(
  folder: string,
  results: readonly WorkloadResult[],
  neededBy: ReadonlyMap<string, readonly string[]>,
  drift: Difference | undefined,
): Promise<string> {
  const path = `${folder}.report.json`;
  await writeFileAtomic(
    path,
    stableJson({
      added: (drift?.added ?? []).map((line) => ({ registration: line, neededBy: neededBy.get(line) ?? [] })),
      removed: drift?.removed ?? [],
      neededBy: Object.fromEntries(neededBy),
      notReached: Object.fromEntries(results.map(({ name, notReached }) => [name, notReached])),
    }),
  );
  return path;
}

function messageOf({ kafkaVersion, registrations, workloads, drift }: Tracing, folder: string): string {
  const compared =
    drift === undefined ? '' : `; against the baseline ${drift.added} added, ${drift.removed} not needed`;
  return `Kafka ${kafkaVersion}: ${registrations} registrations from ${workloads.length} workloads in ${folder}${compared}`;
}
