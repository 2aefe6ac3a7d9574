import { join, resolve } from 'node:path';
import type { metadataInputs, metadataOutputs } from '../actions/generate-reflection-config/command.ts';
import { findMetadata } from '../binary/staging.ts';
import type { Outcome } from '../core/command.ts';
import { UsageError, UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import type { InputValues } from '../core/inputs.ts';
import { stableJson } from '../core/json.ts';
import type { TracingPredicate } from '../evidence/build-predicates.ts';
import { createStatement } from '../evidence/creation.ts';
import { writeEvidence } from '../evidence/store.ts';
import { writeFileAtomic } from '../io/atomic-file.ts';
import { hashOf } from '../io/hash.ts';
import { demandAgent } from '../metadata/agent/agent.ts';
import { attribute, mergeResults, runWorkloads, type WorkloadResult } from '../metadata/agent/workloads.ts';
import type { Problem } from '../metadata/classpath/class-path.ts';
import { type Difference, differenceOf, registrations } from '../metadata/formats/difference.ts';
import { readFolder } from '../metadata/formats/folder.ts';
import { mergeMetadata } from '../metadata/formats/merge.ts';
import type { Metadata } from '../metadata/formats/model.ts';
import { formatFor, formatMetadata } from '../metadata/formats/write.ts';
import { distributionSubject, type KafkaInputs, obtain } from './kafka-subject.ts';
import { patchBetween } from './metadata-patch.ts';
import { metadataSummary } from './metadata-summary.ts';
import { chooseWorkloads } from './metadata-workloads.ts';
import { examineToolchain } from './toolchain.ts';

export type MetadataInputs = KafkaInputs &
  InputValues<typeof metadataInputs> & { readonly 'evidence-dir': string };

/** Traces a real broker under every workload and writes the metadata, its report and its statement. */
export async function reflectionConfigStep(
  host: Host,
  inputs: MetadataInputs,
): Promise<Outcome<typeof metadataOutputs>> {
  const at = (path: string) => resolve(host.dirs.work, path);
  if (inputs['fail-on-drift'] && inputs.baseline === undefined) {
    throw new UsageError(['fail-on-drift needs a baseline to compare with.']);
  }
  // What is wrong with the folders is said before minutes of tracing.
  const kept = inputs['merge-with'] === undefined ? undefined : await readWhole(at(inputs['merge-with']));
  const baseline = inputs.baseline === undefined ? undefined : await readWhole(at(inputs.baseline));
  const toolchain = await examineToolchain(host, inputs['graalvm-home']);
  await demandAgent(toolchain.home);
  const distribution = await host.log.group('Kafka', () => obtain(host, inputs));

  const workloads = await chooseWorkloads(host, toolchain.home, distribution, {
    areas: inputs.area,
    command: inputs['workload-command'],
    configDefaults: inputs['config-defaults'],
  });
  const results = await runWorkloads(host, workloads, join(host.dirs.temp, 'agent'));
  demandOutput(results);
  const merged = mergeMetadata([mergeResults(results), ...(kept === undefined ? [] : [kept])]);
  const drift = baseline === undefined ? undefined : differenceOf(baseline, merged);

  const folder = at(inputs['output-dir']);
  const format = formatFor(toolchain.javaMajor);
  const { files, lost } = formatMetadata(merged, format);
  for (const loss of lost) host.log.warn(loss);
  for (const [name, content] of files) await writeFileAtomic(join(folder, name), content);
  const report = await writeReport(host, inputs, results, drift);
  const patch = drift && inputs.baseline ? await patchBetween(host, at(inputs.baseline), folder) : undefined;
  const predicate: TracingPredicate = {
    kafkaVersion: distribution.version,
    format,
    agent: toolchain.vendorVersion,
    distribution: { sha256: distribution.digest },
    registrations: registrations(merged).size,
    workloads: results.map(({ metadata, ...rest }) => ({
      name: rest.name,
      processes: rest.processes,
      registrations: registrations(metadata).size,
      durationMs: rest.durationMs,
      notReached: [...rest.notReached],
    })),
    ...(drift === undefined ? {} : { drift: { added: drift.added.length, removed: drift.removed.length } }),
    files: [...files].map(([name, content]) => ({ name, sha256: hashOf(content, 'sha256') })),
  };
  const dir = at(inputs['evidence-dir']);
  await writeEvidence(
    dir,
    createStatement(distributionSubject(distribution), 'distribution', distribution.evidence),
  );
  const subject = {
    name: `metadata of Kafka ${distribution.version}`,
    digest: { sha256: (await findMetadata(folder, toolchain)).digest },
  };
  const evidence = await writeEvidence(dir, createStatement(subject, 'tracing', predicate));
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
    summary: metadataSummary(predicate, drift, attribute(results)),
  };
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
  host: Host,
  inputs: MetadataInputs,
  results: readonly WorkloadResult[],
  drift: Difference | undefined,
): Promise<string> {
  const neededBy = attribute(results);
  const path = `${resolve(host.dirs.work, inputs['output-dir'])}.report.json`;
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

function messageOf(
  { kafkaVersion, registrations, workloads, drift }: TracingPredicate,
  folder: string,
): string {
  const compared =
    drift === undefined ? '' : `; against the baseline ${drift.added} added, ${drift.removed} not needed`;
  return `Kafka ${kafkaVersion}: ${registrations} registrations from ${workloads.length} workloads in ${folder}${compared}`;
}
