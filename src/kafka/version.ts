/**
 * Whether a Kafka version is the given one or newer: `isAtLeast('4.4.0', '4.0')`. Suffixes such as `-rc1`
 * or `-SNAPSHOT` count as the release they lead to.
 */
export function isAtLeast(version: string, bound: string): boolean {
  return compareVersions(version, bound) >= 0;
}

/** Negative where `a` is older than `b`, 0 where they are equal; a missing part is 0. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function parts(version: string): number[] {
  return version.split('-', 1).join('').split('.').map(Number);
}
