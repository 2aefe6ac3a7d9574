import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { codeOf, messageOf, UserError } from '../core/errors.ts';
import { stableJson } from '../core/json.ts';
import { countOf } from '../core/text.ts';
import { formatBytes } from '../core/units.ts';
import { writeFileAtomic } from '../io/atomic-file.ts';
import type { CheckBundle } from '../io/sigstore.ts';
import { BENCHMARK, benchmark } from './benchmark.ts';
import type { Statement } from './creation.ts';
import type { Evidence, EvidenceProblem } from './evidence.ts';
import { parseEvidence } from './parsing.ts';
import { TEST_RESULT, testResult } from './predicates.ts';
import { bundleFileOf, type FiledBundle, isBundleFile, withSignatures } from './signed.ts';
import type { Envelope } from './statement.ts';

/** Far above any statement of ours; what is larger is not read into memory. */
const MAX_BYTES = 64 * 1024 ** 2;

/**
 * Writes a statement under a name made of what it is about, so that a repeated run replaces its own earlier
 * evidence and nothing else.
 * @returns the path of the file
 */
export async function writeEvidence(dir: string, statement: Statement): Promise<string> {
  const path = join(dir, fileNameOf(statement));
  await writeFileAtomic(path, stableJson(statement));
  // It was over what stood there before.
  await rm(bundleFileOf(path), { force: true });
  return path;
}

/** `test-result-sanity-jvm-process-linux-amd64-3f2a…​.json`: kind, what tells siblings apart, digest. */
export function fileNameOf(statement: Envelope): string {
  const type = statement.predicateType.replace(/\/v[^/]*$/, '').replace(/^.*\//, '');
  const digest = statement.subject[0]?.digest.sha256.slice(0, 16) ?? '';
  return `${[type, ...siblingWords(statement), digest].map(slug).join('-')}.json`;
}

function siblingWords({ predicateType, predicate }: Envelope): string[] {
  if (predicateType === BENCHMARK) {
    const { baseline } = benchmark.safeParse(predicate).data ?? {};
    if (baseline === undefined) return [];
    const { kind, classData, form, kafkaVersion } = baseline;
    return ['beside', kind, ...(classData === false ? ['without-class-data'] : []), form, kafkaVersion];
  }
  const parsed = predicateType === TEST_RESULT && testResult.safeParse(predicate);
  if (parsed === false || !parsed.success) return [];
  const { name, subject, shard } = parsed.data.suite;
  const part = shard === undefined ? [] : [`shard-${shard.index}-of-${shard.count}`];
  return [name, subject.kind, subject.form, subject.platform, ...part];
}

function slug(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

export interface ReadEvidence {
  readonly evidence: Evidence[];
  readonly problems: EvidenceProblem[];
  /** What a reader should know beside them. */
  readonly notes: string[];
}

/**
 * Reads every statement below a folder, in the order of their names. A file that is no valid evidence is a
 * problem and does not keep the others from being read.
 * @param check verifies the Sigstore bundles of the folder; without it they are not looked at
 * @throws UserError where the folder itself cannot be read
 */
export async function readEvidence(dir: string, check?: CheckBundle): Promise<ReadEvidence> {
  const evidence: Evidence[] = [];
  const problems: EvidenceProblem[] = [];
  const files = await evidenceFiles(dir);
  for (const file of files.filter((each) => !isBundleFile(each))) {
    const read = await readText(dir, file, (text) => parseEvidence(file, text));
    if ('message' in read) problems.push(read);
    else evidence.push(read);
  }
  const bundleFiles = files.filter(isBundleFile);
  if (check === undefined) return { evidence, problems, notes: notLookedAt(bundleFiles) };
  const bundles: FiledBundle[] = [];
  for (const file of bundleFiles) {
    const read = await readText(dir, file, (text) => ({ file, text }));
    if ('message' in read) problems.push(read);
    else bundles.push(read);
  }
  const signed = await withSignatures(evidence, bundles, check);
  return { evidence: signed.evidence, problems: [...problems, ...signed.problems], notes: [] };
}

function notLookedAt(bundles: readonly string[]): string[] {
  if (bundles.length === 0) return [];
  const what = countOf(bundles.length, 'file');
  return [`Signatures were not looked at (${what}): the policy names no signers.`];
}

async function evidenceFiles(dir: string): Promise<string[]> {
  try {
    const entries = await readdir(dir, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory() && (entry.name.endsWith('.json') || isBundleFile(entry.name)))
      .map((entry) => join(entry.parentPath, entry.name).slice(join(dir, sep).length).replaceAll(sep, '/'))
      .toSorted();
  } catch (error) {
    const reason = codeOf(error) === 'ENOENT' ? 'it does not exist' : messageOf(error);
    throw new UserError(`The evidence folder ${dir} cannot be read: ${reason}.`, {
      hint: 'Name the folder that run-sanity and the other commands wrote their evidence to.',
      cause: error,
    });
  }
}

async function readText<T>(
  dir: string,
  file: string,
  use: (text: string) => T,
): Promise<T | EvidenceProblem> {
  const path = join(dir, file);
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES)
      return { file, message: `${file} is too large for evidence: ${formatBytes(size)}.` };
    return use(await readFile(path, 'utf8'));
  } catch (error) {
    return { file, message: `${file} cannot be read: ${messageOf(error)}.` };
  }
}
