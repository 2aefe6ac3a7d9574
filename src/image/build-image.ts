import { constants, copyFile, link, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { dockerEnvironment } from '../io/docker-environment.ts';
import { buildArguments, type ImageBuild } from './build-arguments.ts';
import { type BuildMetadata, readBuildMetadata } from './build-metadata.ts';
import {
  layoutSource,
  type PushedPlatform,
  platformsBehind,
  reasonOf,
  registrySource,
} from './registry-view.ts';

export interface BuiltImage extends BuildMetadata {
  /** undefined where it went into an engine, which keeps no manifest. */
  readonly manifest: PushedPlatform | undefined;
  readonly argv: readonly string[];
  readonly startedOn: Date;
  readonly finishedOn: Date;
}

/** An emulated JVM image takes long to make its class data archives. */
const BUILD_MS = 60 * 60_000;

/** Builds the image of one platform and says what came out. Rejects with a `UserError` with the builder's reason. */
export async function buildImage(host: Host, build: ImageBuild): Promise<BuiltImage> {
  const argv = buildArguments(build);
  const startedOn = host.clock.now();
  const result = await host.exec(argv, {
    timeoutMs: BUILD_MS,
    env: dockerEnvironment(host.env),
    onLine: (line) => host.log.info(line),
  });
  if (result.exitCode !== 0) throw buildFailure(result.timedOut, result.stderr);
  const metadata = await readBuildMetadata(build.metadataFile);
  return {
    ...metadata,
    manifest: await manifestOf(host, build, metadata),
    argv,
    startedOn,
    finishedOn: host.clock.now(),
  };
}

async function manifestOf(
  host: Host,
  { output, image, builder, platform }: ImageBuild,
  { digest }: BuildMetadata,
): Promise<PushedPlatform | undefined> {
  if (output.kind === 'docker') return undefined;
  const source =
    output.kind === 'registry' ? registrySource(host, image, builder) : layoutSource(output.path);
  const platforms = await platformsBehind(source, digest, platform);
  const found = platforms.find((each) => each.platform === platform);
  if (found !== undefined) return found;
  throw new UserError(
    `What was built is for ${platforms.map((each) => each.platform).join(', ')}, not for ${platform}.`,
  );
}

function buildFailure(timedOut: boolean, stderr: string): UserError {
  if (timedOut) return new UserError('The image was not built within an hour.');
  const hint = /\bdenied\b|unauthorized/i.test(stderr)
    ? 'Log in to the registry with "docker login", as a user who may push.'
    : /unknown command|not a docker command/i.test(stderr)
      ? 'Install buildx: https://github.com/docker/buildx#installing.'
      : 'The lines before it say what the builder did.';
  return new UserError(`The image could not be built: ${reasonOf(stderr)}`, { hint });
}

/** A folder for the build context `kafka` with the executable and, under the name that scanners look for, its SBOM. */
export async function stageNative(host: Host, binary: string, sbom: string | undefined): Promise<string> {
  await requireFile(binary, 'binary');
  if (sbom !== undefined) await requireFile(sbom, 'sbom');
  await mkdir(host.dirs.temp, { recursive: true });
  const folder = await mkdtemp(join(host.dirs.temp, 'image-'));
  host.defer(async () => await rm(folder, { recursive: true, force: true }));
  await place(binary, join(folder, 'kafka.Kafka'));
  if (sbom !== undefined) await place(sbom, join(folder, 'kafka.cdx.json'));
  return folder;
}

async function requireFile(path: string, input: string): Promise<void> {
  const found = await stat(path).catch((error: unknown) => {
    throw codeOf(error) === 'ENOENT' ? new UserError(`${input}: the file ${path} does not exist.`) : error;
  });
  if (!found.isFile()) throw new UserError(`${input}: ${path} is no file.`);
}

/** Hard-linked where possible: a native Kafka has over 100 MB. */
async function place(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
  }
}
