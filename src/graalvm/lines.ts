import type { DistributionName } from './native-image.ts';
import { compareVersions, isInnovation, parts } from './version.ts';

/** What is asked for where nothing is said; docs/decisions/0010 says why. */
export const DEFAULT_DISTRIBUTION: DistributionName = 'graalvm-community';
export const DEFAULT_VERSION = '25';

/** A line that gets no security fixes any more. */
interface EndedLine {
  readonly distribution: DistributionName;
  /** First part of the version, of releases that are no innovation release. */
  readonly feature: number;
  /** The day of the last update that it was to get, ISO. */
  readonly until: string;
  readonly instead: string;
}

/**
 * Dates: https://endoflife.date/graalvm-ce and https://endoflife.date/mandrel; for Community 25 the plan in
 * https://github.com/oracle/graal/issues/12649, after which Community has innovation releases only.
 */
const ENDED: readonly EndedLine[] = [
  ce(17, '2023-10-24', 'mandrel 21 or 25'),
  ce(21, '2024-03-19', 'mandrel 21'),
  ce(22, '2024-09-17', 'mandrel 25'),
  ce(23, '2025-03-18', 'mandrel 25'),
  ce(24, '2025-09-16', 'mandrel 25'),
  ce(25, '2026-01-31', 'graalvm-community 25 (its innovation releases) or mandrel 25'),
];

/** Javas that are no long-term ones, and the day on which the next one took over: nobody's builds of them get fixes. */
const SHORT_TERM: ReadonlyMap<number, string> = new Map([
  [20, '2023-09-19'],
  [22, '2024-09-17'],
  [23, '2025-03-18'],
  [24, '2025-09-16'],
]);

/**
 * What a reader should know before using this version: a line without security fixes, the crash of native
 * images built with JDK 21. Empty where there is nothing to say.
 */
export function warningsFor(
  distribution: DistributionName | undefined,
  version: string,
  java: string,
  now: Date,
): string[] {
  const [feature] = parts(version);
  const ended = ENDED.find(
    (line) =>
      line.distribution === distribution &&
      line.feature === feature &&
      !isInnovation(version) &&
      new Date(line.until) < now,
  );
  const warnings: string[] = [];
  if (ended !== undefined) {
    warnings.push(
      `${distribution} ${version} is of a line that has had no security updates since ${ended.until}; ` +
        `use ${ended.instead}.`,
    );
  }
  const since = SHORT_TERM.get(parts(java)[0] ?? 0);
  if (ended === undefined && since !== undefined && new Date(since) < now) {
    warnings.push(
      `Java ${java} is of a line that has had no security updates since ${since}; use ${distribution ?? 'a GraalVM'} ` +
        'for Java 21 or 25.',
    );
  }
  if (distribution === 'mandrel' && compareVersions(version, '23.1') < 0) {
    warnings.push(`mandrel ${version} is of a line that ended with 23.0.6.0; use mandrel 21 or 25.`);
  }
  if (parts(java)[0] === 21) warnings.push(SEGFAULT);
  return warnings;
}

/** https://github.com/apache/kafka/pull/22059 (KAFKA-20314) */
const SEGFAULT =
  'Native images built with JDK 21 call getpwuid on a side thread: 2–5 % of the starts of a native Kafka ' +
  'end with a segmentation fault. JDK 25 has the fix; with 21, start the binary with -Duser.name and -Duser.home.';

/** Which licence applies; only Oracle's needs saying. */
export function licenceNote(distribution: DistributionName | undefined): string | undefined {
  if (distribution !== 'graalvm') return undefined;
  return (
    'Oracle GraalVM comes under the GraalVM Free Terms and Conditions (GFTC); updates of a long-term line after ' +
    'its free period need the Oracle Technology Network terms: https://www.oracle.com/downloads/licenses/graal-free-license.html'
  );
}

function ce(feature: number, until: string, instead: string): EndedLine {
  return { distribution: 'graalvm-community', feature, until, instead };
}
