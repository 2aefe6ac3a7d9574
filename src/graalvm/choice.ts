import { UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { inspectHome } from './inspection.ts';
import type { Machine } from './machine.ts';
import { javaOfMandrel } from './mandrel.ts';
import { askNativeImage, type NativeImageVersion } from './native-image.ts';
import type { SetupRequest } from './request.ts';
import { parseWanted, parts, startsWith } from './version.ts';

/**
 * Whether the GraalVM that GRAALVM_HOME names is used: always where nothing else is asked for, else where it
 * is what is asked for. A warning says why it is not.
 */
export async function isNamedOneWanted(
  host: Host,
  machine: Machine,
  request: SetupRequest,
  home: string,
): Promise<boolean> {
  if (askedText(request) !== '') {
    const problem = await misfitOf(host, machine, request, home);
    if (problem !== undefined) {
      host.log.warn(`GRAALVM_HOME is not used. ${problem}`);
      return false;
    }
  }
  host.log.info(`Using the GraalVM that GRAALVM_HOME names: ${home}`);
  return true;
}

async function misfitOf(
  host: Host,
  machine: Machine,
  request: SetupRequest,
  home: string,
): Promise<string | undefined> {
  try {
    await inspectHome(home, machine);
    demandAsked(request, home, await askNativeImage(host, home));
    return undefined;
  } catch (error) {
    if (error instanceof UserError && !host.signal.aborted) return error.message;
    throw error;
  }
}

/**
 * A folder has to be what `distribution` and `java-version` ask for, as far as they ask.
 * @throws UserError where it is something else
 */
export function demandAsked(request: SetupRequest, home: string, found: NativeImageVersion): void {
  const { distribution, version } = request.asked;
  const wanted = parseWanted(version ?? 'latest') ?? 'latest';
  const isVersion =
    wanted === 'latest' || startsWith(found.java, wanted) || startsWith(found.release, wanted);
  if (isVersion && (distribution === undefined || distribution === found.distribution)) return;
  throw different(home, found, askedText(request));
}

/**
 * An archive has to contain what its name says: the Java line always, the distribution where it is a known one.
 * @throws UserError where it does not
 */
export function demandRelease(
  { distribution }: SetupRequest,
  release: { readonly version: string; readonly from: string },
  found: NativeImageVersion,
): void {
  const [java] = distribution === 'mandrel' ? [javaOfMandrel(release.version)] : parts(release.version);
  const isDistribution = found.distribution === undefined || found.distribution === distribution;
  if (isDistribution && parts(found.java)[0] === java) return;
  throw different(release.from, found, `${distribution} ${release.version}`);
}

/** `mandrel 21`; empty where nothing was asked for. */
export function askedText({ asked }: SetupRequest): string {
  return [asked.distribution, asked.version].filter((each) => each !== undefined).join(' ');
}

function different(what: string, found: NativeImageVersion, asked: string): UserError {
  return new UserError(`${what} is ${found.vendor} for Java ${found.java}, not ${asked}.`, {
    hint: 'Check distribution, java-version, home and mirror against each other.',
  });
}
