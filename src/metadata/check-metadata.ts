import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { writeFileAtomic } from '../io/atomic-file.ts';
import { holdYoungGeneration } from '../io/heap.ts';
import { analyse, ENTRY_POINTS } from './check.ts';
import { ClassPath, type Problem } from './classpath/class-path.ts';
import { ARCHITECTURES, type Architecture } from './classpath/native-library.ts';
import type { Finding } from './findings.ts';
import { sortFindings } from './findings.ts';
import { fixFolder } from './fix.ts';
import { type Format, type MetadataFolder, metadataOfJars, readFolder } from './formats/folder.ts';
import { concat } from './formats/merge.ts';
import { applyIgnored, type Ignored, parseIgnoreFile } from './ignore.ts';

export interface CheckOptions {
  /** Paths of the jars, in class-path order. */
  readonly jars: readonly string[];
  /** Folders with metadata; what is missing is to be added to the first one. */
  readonly configDirs: readonly [string, ...string[]];
  /** Dotted name of the main class; the upstream image's, or the broker's, unless told. */
  readonly entryPoint?: string | undefined;
  readonly ignoreFile?: string | undefined;
  /** All that images are built for, unless told. */
  readonly architectures?: readonly Architecture[] | undefined;
  /** Writes missing entries of errors and warnings into the first folder. */
  readonly fix?: boolean | undefined;
}

export interface CheckResult {
  readonly findings: readonly Finding[];
  /** What could not be read; the rest was checked all the same. */
  readonly problems: readonly Problem[];
  /** Findings that the ignore file took out. */
  readonly suppressed: number;
  /** The first folder, as given, and its format. */
  readonly folder: string;
  readonly format: Format;
  /** Files that were written, by `fix`. */
  readonly fixed: readonly string[];
  readonly stats: CheckStats;
}

export interface CheckStats {
  readonly jars: number;
  readonly reachableMethods: number;
  readonly durationMs: number;
}

/**
 * Says what a metadata lacks for a class path, and what it has too much. Jars are read, never run and
 * never unpacked.
 * @throws UserError where a folder or the ignore file cannot be read, or no entry point is on the class path
 */
export async function checkMetadata(host: Host, options: CheckOptions): Promise<CheckResult> {
  const started = host.clock.monotonic();
  const ignored = await readIgnored(options.ignoreFile);
  const classPath = ClassPath.open(options.jars);
  try {
    const result = await judge(host, classPath, options, ignored);
    return { ...result, stats: { ...result.stats, durationMs: host.clock.monotonic() - started } };
  } finally {
    classPath.close();
  }
}

async function judge(
  host: Host,
  classPath: ClassPath,
  options: CheckOptions,
  ignored: readonly Ignored[],
): Promise<CheckResult> {
  const { problems } = classPath;
  const folders = await Promise.all(options.configDirs.map((dir) => readFolder(dir, problems)));
  const bundled = metadataOfJars(classPath);
  holdYoungGeneration();
  const { findings, reachableMethods } = analyse({
    classPath,
    metadata: concat(folders.map(({ metadata }) => metadata)),
    bundled,
    entryPoints: entryPointsOf(classPath, options.entryPoint),
    architectures: options.architectures ?? ARCHITECTURES,
  });
  const today = host.clock.now().toISOString().slice(0, 10);
  const applied = applyIgnored(findings, ignored, today, options.ignoreFile ?? '');
  const [first] = folders;
  const fixed = options.fix === true && first !== undefined ? await writeFix(first, applied.findings) : [];
  return {
    findings: sortFindings(applied.findings),
    problems,
    suppressed: applied.suppressed,
    folder: options.configDirs[0],
    format: first?.format ?? 'per-kind',
    fixed,
    stats: { jars: classPath.jars.length, reachableMethods, durationMs: 0 },
  };
}

function entryPointsOf(classPath: ClassPath, given: string | undefined): readonly string[] {
  const names = given === undefined ? ENTRY_POINTS : [given];
  const present = names.filter((name) => classPath.has(name.replaceAll('.', '/')));
  if (present.length > 0) return present;
  throw new UserError(`None of the ${classPath.jars.length} jars contains ${names.join(' or ')}.`, {
    hint: 'Name the folder that holds the jars of a Kafka distribution, or another entry point.',
  });
}

async function readIgnored(file: string | undefined): Promise<readonly Ignored[]> {
  if (file === undefined) return [];
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UserError(`The ignore file ${file} cannot be read: ${messageOf(error)}.`, { cause: error });
  });
  return parseIgnoreFile(file, text);
}

async function writeFix(folder: MetadataFolder, findings: readonly Finding[]): Promise<string[]> {
  const wanted = findings.filter(({ severity }) => severity !== 'note');
  const files = fixFolder(folder, wanted);
  for (const [name, text] of files) await writeFileAtomic(join(folder.path, name), text);
  return [...files.keys()].sort().map((name) => join(folder.path, name));
}
