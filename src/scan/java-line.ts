import { z } from 'zod';
import table from '../../catalogue/scan/java-updates.json' with { type: 'json' };

const updates = z
  .strictObject({
    asOf: z.iso.date(),
    source: z.string(),
    lines: z.record(z.string(), z.strictObject({ newest: z.string(), endedOn: z.iso.date().optional() })),
  })
  .parse(table);

/** OpenJDK has an update every three months; a table older than this has missed one. */
const TABLE_VALID_DAYS = 100;

/** How the Java in an image stands to the newest security update of its line. */
export interface JavaState {
  readonly version: string | undefined;
  readonly status: 'current' | 'behind' | 'ended' | 'unknown';
  /** One sentence, without the final full stop. */
  readonly because: string;
}

/**
 * Judges a Java version against the newest security update of its line, by the table
 * `catalogue/scan/java-updates.json`; Trivy has no such knowledge of what is compiled into a binary.
 * @param version such as `21.0.2`, `25.0.5.0.3` or `jdk-21.0.2+13`; undefined where nothing tells it
 */
export function judgeJava(version: string | undefined, now: Date): JavaState {
  const numbers = version === undefined ? undefined : /\d+(\.\d+)*/.exec(version)?.[0];
  if (version === undefined || numbers === undefined) {
    return { version, status: 'unknown', because: 'Nothing tells which Java is inside' };
  }
  const line = numbers.split('.')[0] ?? '';
  const known = updates.lines[line];
  if (known === undefined) {
    return {
      version,
      status: 'unknown',
      because: `The Java line ${line} is not in the table of ${updates.asOf}`,
    };
  }
  if (known.endedOn !== undefined) {
    return { version, status: 'ended', because: `Java ${line} has had no updates since ${known.endedOn}` };
  }
  if (compareUpdates(numbers, known.newest) < 0) {
    return {
      version,
      status: 'behind',
      because: `The newest security update of Java ${line} is ${known.newest}`,
    };
  }
  const days = (now.getTime() - Date.parse(updates.asOf)) / 86_400_000;
  if (days > TABLE_VALID_DAYS) {
    const because = `It is not older than ${known.newest}, but the table of updates is from ${updates.asOf}`;
    return { version, status: 'unknown', because };
  }
  return {
    version,
    status: 'current',
    because: `The newest security update of Java ${line} is ${known.newest}`,
  };
}

/** Orders `21.0.2` before `21.0.13`; parts beyond the second's length count as more. */
function compareUpdates(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
