import { join } from 'node:path';
import { messageOf, UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { isInnovation } from './version.ts';

const DISTRIBUTIONS = ['graalvm-community', 'mandrel', 'liberica-nik', 'graalvm'] as const;
export type DistributionName = (typeof DISTRIBUTIONS)[number];

/** What `native-image --version` says of itself. */
export interface NativeImageVersion {
  /** Java version, `21.0.2`. */
  readonly java: string;
  /** What the vendor calls it: `GraalVM CE 21.0.2+13.1`, `Mandrel-23.0.6.1`. */
  readonly vendor: string;
  /** The publisher's number of the release, as far as the answer tells: `23.0.6.1`, `25.3.4.1`, `21.0.2`. */
  readonly release: string;
  /** undefined where the vendor is none that is known here. */
  readonly distribution: DistributionName | undefined;
}

/** Long: the first start on a cold disk reads some hundred megabytes. */
const TIME_LIMIT = 120_000;

const VENDORS: readonly (readonly [RegExp, DistributionName])[] = [
  [/mandrel/i, 'mandrel'],
  [/liberica/i, 'liberica-nik'],
  [/oracle graalvm|graalvm ee/i, 'graalvm'],
  [/graalvm ce|graalvm community/i, 'graalvm-community'],
];

/**
 * Runs `native-image --version`.
 * @throws UserError where it does not run, fails, or answers something else
 */
export async function askNativeImage(host: Host, home: string): Promise<NativeImageVersion> {
  const program = join(home, 'bin', 'native-image');
  const result = await host
    .exec([program, '--version'], { timeoutMs: TIME_LIMIT, env: { JAVA_HOME: home, GRAALVM_HOME: home } })
    .catch((error: unknown) => {
      throw new UserError(`${program} could not be started: ${messageOf(error)}`, { cause: error });
    });
  const said = `${result.stdout}\n${result.stderr}`.trim();
  if (result.timedOut) throw new UserError(`${program} --version did not answer within two minutes.`);
  if (result.exitCode !== 0) {
    throw new UserError(`${program} --version ended with exit code ${result.exitCode}: ${lastLine(said)}`, {
      hint: 'The GraalVM is damaged or made for another system; install it afresh.',
    });
  }
  const version = parseNativeImageVersion(result.stdout);
  if (version === undefined) {
    throw new UserError(`${program} --version answered something unknown: ${lastLine(said)}`, {
      hint: 'GraalVM for JDK 17 or newer is needed.',
    });
  }
  return version;
}

/**
 * ```
 * native-image 21.0.2 2024-01-16
 * GraalVM Runtime Environment GraalVM CE 21.0.2+13.1 (build 21.0.2+13-jvmci-23.1-b30)
 * ```
 * Since GraalVM for JDK 17 (23.0); undefined for anything else.
 */
export function parseNativeImageVersion(text: string): NativeImageVersion | undefined {
  const java = /^native-image (\d+(?:\.\d+)*)/m.exec(text)?.[1];
  const vendor = /Runtime Environment (.+?) \(build /.exec(text)?.[1];
  if (java === undefined || vendor === undefined) return undefined;
  const distribution = VENDORS.find(([pattern]) => pattern.test(vendor))?.[1];
  return { java, vendor, distribution, release: releaseNumber(text, java, vendor) };
}

/**
 * Mandrel names its own number, and so does an innovation release of the others (`GraalVM CE 25.1.3+9.1`). Where
 * the vendor names none, the build has it: `25.0.4.1+1-jvmci-25.3-b22`. That of a JDK line can be built on the
 * Java of a later innovation release, so that the vendor's word comes first.
 */
function releaseNumber(text: string, java: string, vendor: string): string {
  const named = /\b\d+(?:\.\d+)+/.exec(vendor)?.[0];
  if (named !== undefined) return vendor.startsWith('Mandrel-') || isInnovation(named) ? named : java;
  const [, feature, second] = /-jvmci-(\d+)\.(\d+)-/.exec(text) ?? [];
  const isOfInnovation = Number(feature) >= 25 && Number(second) > 0;
  return isOfInnovation ? [feature, second, ...java.split('.').slice(2)].join('.') : java;
}

function lastLine(text: string): string {
  return text.split('\n').at(-1)?.slice(0, 300) || '(nothing)';
}
