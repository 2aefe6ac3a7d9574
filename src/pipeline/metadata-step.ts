import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { metadataInputs, metadataOutputs } from '../actions/check-metadata/declaration.ts';
import type { Outcome } from '../core/command.ts';
import { UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import type { InputValues } from '../core/inputs.ts';
import { createStatement } from '../evidence/creation.ts';
import type { MetadataEvidence } from '../evidence/metadata.ts';
import type { Subject } from '../evidence/statement.ts';
import { writeEvidence } from '../evidence/store.ts';
import { writeFileAtomic } from '../io/atomic-file.ts';
import { hashOf } from '../io/hash.ts';
import type { KafkaDistribution } from '../kafka/distribution.ts';
import { type CheckResult, checkMetadata } from '../metadata/check-metadata.ts';
import { isAtLeast, type Severity } from '../metadata/findings.ts';
import { isMetadataFile } from '../metadata/formats/folder.ts';
import { mergeFolders } from '../metadata/merge-folders.ts';
import { annotate } from '../metadata/report/annotations.ts';
import { renderJson } from '../metadata/report/json.ts';
import { renderMarkdown } from '../metadata/report/markdown.ts';
import { renderSarif } from '../metadata/report/sarif.ts';
import { shownFrom } from '../metadata/report/shown-paths.ts';
import { renderText, summaryLine } from '../metadata/report/text.ts';
import { type KafkaInputs, obtain } from './kafka-distribution.ts';

export type MetadataInputs = KafkaInputs &
  InputValues<typeof metadataInputs> & { readonly 'evidence-dir': string };

const RENDERERS = { text: renderText, markdown: renderMarkdown, json: renderJson, sarif: renderSarif };

/** Gets Kafka, checks the metadata against it, writes the report and the statement. */
export async function metadataStep(
  host: Host,
  inputs: MetadataInputs,
): Promise<Outcome<typeof metadataOutputs>> {
  const [first, ...more] = inputs['config-dir'].map((dir) => resolve(host.dirs.work, dir));
  if (first === undefined) throw new UserError('config-dir names no folder.');
  const distribution = await host.log.group('Kafka', async () => await obtain(host, inputs));
  const result = await check(host, inputs, distribution.libs, [first, ...more]);
  await writeMerged(host, inputs, [first, ...more]);
  const passed = isPassed(result, inputs['fail-on']);
  const report = await writeReport(host, inputs, result);
  annotate(host.log, result);
  const statement = createStatement(
    await folderSubject(first),
    'metadata',
    evidenceOf(result, distribution, inputs['fail-on'], passed),
  );
  const evidence = await writeEvidence(resolve(host.dirs.work, inputs['evidence-dir']), statement);
  return {
    verdict: passed ? 'passed' : 'failed',
    message: `Metadata for Kafka ${distribution.version}: ${summaryLine(result)}`,
    outputs: {
      result: passed ? 'passed' : 'failed',
      errors: count(result, 'error'),
      warnings: count(result, 'warning'),
      notes: count(result, 'note'),
      fixed: result.fixed.join(','),
      report,
      evidence,
    },
    summary: renderMarkdown(result),
  };
}

/** With paths as the user sees them. */
async function check(
  host: Host,
  inputs: MetadataInputs,
  jars: readonly string[],
  configDirs: readonly [string, ...string[]],
): Promise<CheckResult> {
  const ignoreFile = inputs['ignore-file'];
  const checked = await checkMetadata(host, {
    jars,
    configDirs,
    entryPoint: inputs['entry-point'],
    ignoreFile: ignoreFile === undefined ? undefined : resolve(host.dirs.work, ignoreFile),
    architectures: inputs.architectures,
    fix: inputs.fix,
  });
  return shownFrom(host.dirs.work, checked);
}

/** What could not be read fails the check whatever the limit is: nothing is known of it. */
function isPassed(result: CheckResult, failOn: Severity | 'none'): boolean {
  if (result.problems.some(({ fatal }) => fatal)) return false;
  return failOn === 'none' || !result.findings.some(({ severity }) => isAtLeast(severity, failOn));
}

async function writeMerged(host: Host, inputs: MetadataInputs, folders: readonly string[]): Promise<void> {
  const into = inputs['merged-dir'];
  if (into === undefined) return;
  const lost = await mergeFolders(folders, resolve(host.dirs.work, into), inputs['merged-format']);
  for (const what of lost) host.log.warn(what);
}

async function writeReport(host: Host, inputs: MetadataInputs, result: CheckResult): Promise<string> {
  const text = RENDERERS[inputs.format](result);
  if (inputs.output === undefined) {
    host.log.info(text);
    return '';
  }
  const file = resolve(host.dirs.work, inputs.output);
  await writeFileAtomic(file, text);
  return file;
}

/** The metadata files of a folder, by name and content. */
async function folderSubject(dir: string): Promise<Subject> {
  let list = '';
  for (const name of (await readdir(dir)).filter(isMetadataFile).sort()) {
    list += `${hashOf(await readFile(join(dir, name)), 'sha256')}  ${name}\n`;
  }
  return { name: 'reachability metadata', digest: { sha256: hashOf(list, 'sha256') } };
}

function evidenceOf(
  result: CheckResult,
  distribution: KafkaDistribution,
  failOn: Severity | 'none',
  passed: boolean,
): MetadataEvidence {
  return {
    result: passed ? 'PASSED' : 'FAILED',
    kafka: { version: distribution.version, distribution: distribution.digest },
    failOn,
    complete: !result.problems.some(({ fatal }) => fatal),
    counts: {
      error: count(result, 'error'),
      warning: count(result, 'warning'),
      note: count(result, 'note'),
      ignored: result.suppressed,
    },
    findings: result.findings.flatMap(({ rule, severity, subject, member, message }) =>
      severity === 'note'
        ? []
        : [{ rule, severity, subject, ...(member === undefined ? {} : { member }), message }],
    ),
  };
}

function count(result: CheckResult, wanted: Severity): number {
  return result.findings.filter(({ severity }) => severity === wanted).length;
}
