import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { stableJson } from '../core/json.ts';
import { hashFile, hashOf } from '../io/hash.ts';
import { describeMachine } from '../io/machine.ts';
import { cacheKey, keep, nameFiles, restore } from './cache.ts';
import { type ClassPathCut, excludedConfigs, type Jar } from './class-path.ts';
import { demandEntryPoint, type EntryPoint, KAFKA_WRAPPER } from './entry-point.ts';
import { parseBuildOutput } from './figures.ts';
import { nativeImageArgs, nativeImageFlags } from './flags.ts';
import { runNativeImage } from './native-image.ts';
import type { BuildOptions, Toolchain } from './options.ts';
import { compileOwnWrapper, OWN_WRAPPER, OWN_WRAPPER_SOURCE } from './own-wrapper.ts';
import { preflight } from './preflight.ts';
import { type BuildReport, REPORT_FILE } from './report.ts';
import { type MetadataFiles, stageMetadata } from './staging.ts';

/** Name of the executable in the images. */
export const EXECUTABLE = 'kafka.Kafka';

export interface BuildRequest {
  readonly kafkaVersion: string;
  readonly jars: readonly Jar[];
  readonly metadata: MetadataFiles;
  /** Absent where the whole class path goes in, with metadata as it is. */
  readonly cut?: ClassPathCut;
  readonly entryPoint: EntryPoint;
  readonly options: BuildOptions;
  readonly toolchain: Toolchain;
  /** Absolute; made where it is missing. */
  readonly outputDir: string;
  readonly useCache: boolean;
  readonly platform: string;
}

export interface BuildResult {
  readonly report: BuildReport;
  readonly executable: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly fromCache: boolean;
  /** What decided the build; its place in the cache. */
  readonly key: string;
}

/**
 * Builds the executable, or brings it from the cache. The output folder gets all files of the build at its
 * end, or none.
 * @throws UserError for everything that keeps the build from succeeding
 */
export async function buildBinary(host: Host, request: BuildRequest): Promise<BuildResult> {
  const { outputDir, options, toolchain } = request;
  const useCache = request.useCache && !nameFiles(options.extraArgs);
  const mainClass = request.entryPoint === 'own' ? OWN_WRAPPER : KAFKA_WRAPPER;
  await demandEntryPoint(pathsOf(request), KAFKA_WRAPPER, toolchain);
  await mkdir(outputDir, { recursive: true });
  const key = await keyOf(request, mainClass);
  return await inWorkFolder(host, outputDir, async (work) => {
    const cached = useCache ? await restore(host, key, work) : undefined;
    if (cached === undefined) await preflight(host, options, toolchain, outputDir);
    const report = cached ?? (await compile(host, request, mainClass, work));
    await writeFile(join(work, REPORT_FILE), stableJson(report));
    if (useCache && cached === undefined) await keep(host, key, report, work);
    for (const name of [...report.files.map((file) => file.name), REPORT_FILE]) {
      await rename(join(work, name), join(outputDir, name));
    }
    const [executable] = report.files;
    if (executable === undefined) throw new Error('a build without an executable');
    return {
      report,
      executable: join(outputDir, executable.name),
      sha256: executable.sha256,
      bytes: executable.bytes,
      fromCache: cached !== undefined,
      key,
    };
  });
}

async function keyOf(request: BuildRequest, mainClass: string): Promise<string> {
  const { options, toolchain } = request;
  // A profile that is not there is named by the preflight.
  const profile = options.pgoProfile && (await hashFile(options.pgoProfile, 'sha256').catch(() => undefined));
  return cacheKey({
    jars: request.jars.map(({ file, sha256 }) => ({ file, sha256 })),
    metadata: request.metadata.digest,
    cut: cutKey(request.cut),
    flags: nativeImageFlags(options, toolchain).map(({ argument }) => argument),
    profile: profile || undefined,
    processor: options.march === 'native' ? describeMachine().cpu : undefined,
    mainClass,
    wrapper: request.entryPoint === 'own' ? OWN_WRAPPER_SOURCE : undefined,
    toolchain: toolchain.digest,
    platform: request.platform,
  });
}

async function compile(
  host: Host,
  request: BuildRequest,
  mainClass: string,
  work: string,
): Promise<BuildReport> {
  const { toolchain, options, outputDir } = request;
  const scratch = join(host.dirs.temp, `native-${randomUUID()}`);
  const buildOutput = join(scratch, 'build-output.json');
  const args = nativeImageArgs(options, toolchain, {
    ...(await stage(host, request, scratch)),
    mainClass,
    executable: join(work, EXECUTABLE),
    buildOutput,
  });
  const startedOn = host.clock.now().toISOString();
  const run = await runNativeImage(host, toolchain, args, {
    cwd: scratch,
    logFile: join(outputDir, 'build.log'),
  });
  const { cut } = request;
  return {
    kafkaVersion: request.kafkaVersion,
    graalvm: toolchain.vendorVersion,
    mainClass,
    files: await filesOf(host, work),
    flags: nativeImageFlags(options, toolchain),
    command: ['native-image', ...args],
    figures: parseBuildOutput(await readFile(buildOutput, 'utf8').catch(() => '')),
    wallMs: run.wallMs,
    stages: run.stages.map(({ name, seconds }) => ({ name, seconds })),
    unresolved: [...run.unresolved],
    leftOut: { jars: [...(cut?.left ?? [])], resources: [...(cut?.dropped ?? [])] },
    startedOn,
    finishedOn: host.clock.now().toISOString(),
  };
}

/** Lays out what native-image reads, in a folder of its own: metadata, and our wrapper where that is asked for. */
async function stage(host: Host, request: BuildRequest, scratch: string) {
  const { metadata, cut, toolchain, entryPoint } = request;
  const metadataRoot = await stageMetadata(metadata, cut?.files, toolchain, join(scratch, 'metadata'));
  const own =
    entryPoint === 'own'
      ? [await compileOwnWrapper(host, toolchain, pathsOf(request), join(scratch, 'wrapper'))]
      : [];
  return {
    metadataRoot,
    excluded: excludedConfigs(cut?.replaced ?? []),
    classPath: [...own, ...pathsOf(request)],
  };
}

/** Executable first, then the shared libraries of the JDK that some builds need beside it. */
async function filesOf(host: Host, work: string): Promise<BuildReport['files']> {
  const names = (await readdir(work)).filter((name) => name === EXECUTABLE || name.endsWith('.so'));
  if (!names.includes(EXECUTABLE)) {
    throw new UserError('native-image ended without an error, but wrote no executable.', {
      hint: 'Look for options in extra-args that keep it from linking.',
    });
  }
  const ordered = names.toSorted((a, b) => (a === EXECUTABLE ? -1 : b === EXECUTABLE ? 1 : a < b ? -1 : 1));
  return await Promise.all(
    ordered.map(async (name) => {
      const path = join(work, name);
      return { name, sha256: await hashFile(path, 'sha256', host.signal), bytes: (await stat(path)).size };
    }),
  );
}

/** A folder beside the results, on their file system, that is gone afterwards, however the work ends. */
async function inWorkFolder<T>(
  host: Host,
  outputDir: string,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = join(outputDir, `.build-${randomUUID()}`);
  const remove = () => rm(folder, { recursive: true, force: true });
  const forget = host.defer(remove);
  try {
    await mkdir(folder);
    return await work(folder);
  } finally {
    forget();
    await remove();
  }
}

/** What a cut adds to the jars that stay, which stand in the key themselves. */
function cutKey(cut: ClassPathCut | undefined): string | undefined {
  if (cut === undefined) return undefined;
  return hashOf(stableJson({ files: Object.fromEntries(cut.files), replaced: cut.replaced }), 'sha256');
}

function pathsOf({ jars }: BuildRequest): string[] {
  return jars.map(({ path }) => path);
}
