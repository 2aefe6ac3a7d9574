/** Which version is asked for: the newest of all, or the newest whose number begins with these parts. */
export type Wanted = 'latest' | readonly number[];

/**
 * `latest`, a line (`21`, `25.0`), an innovation line (`25i3`, the same as `25.3`) or an exact version of
 * three to five parts (`21.0.2`, `25.3.4.1`, `25.5.5.0.3`); undefined where it is none of these. These are
 * no semantic versions: they are compared part by part.
 */
export function parseWanted(text: string): Wanted | undefined {
  if (text === 'latest') return 'latest';
  const innovation = /^(\d{2})i(\d{1,2})$/.exec(text);
  if (innovation) return [Number(innovation[1]), Number(innovation[2])];
  return /^\d{1,3}(\.\d{1,4}){0,4}$/.test(text) ? parts(text) : undefined;
}

/** Whether the number is written out far enough to name one release, so that no list of releases is needed. */
export function isExact(wanted: Wanted, length: number): wanted is readonly number[] {
  return wanted !== 'latest' && wanted.length >= length;
}

/** The numbers of a version, without a build after a plus sign. */
export function parts(version: string): number[] {
  return version.replace(/\+.*/, '').split('.').map(Number);
}

/** Part by part; a missing part counts as zero. Sorts oldest first. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export function startsWith(version: string, prefix: readonly number[]): boolean {
  const own = parts(version);
  return prefix.every((part, index) => own[index] === part);
}

/**
 * The Java version inside a GraalVM Community or Oracle GraalVM release. Innovation release 25.3.4.1 is the
 * third of Java 25 and contains 25.0.4.1: so far the parts after the second are those of the JDK
 * (25.1.3 → 25.0.3, 25.2.4 → 25.0.4, 25.4.4.1.1 → 25.0.4.1.1).
 */
export function javaOfInnovation(version: string): string {
  const [feature, , ...rest] = parts(version);
  return [feature, 0, ...rest].join('.');
}

/** From 25.1 on, a second part other than zero marks an innovation release. */
export function isInnovation(version: string): boolean {
  const [feature = 0, second = 0] = parts(version);
  return feature >= 25 && second > 0;
}
