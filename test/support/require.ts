import { describe, test } from '@jest/globals';

/** What some tests need and a machine may lack. */
export type Requirement =
  | 'jdk'
  | 'kafka'
  | 'engine'
  | 'graalvm'
  | 'trivy'
  | 'chromium'
  | 'actionlint'
  | 'crane'
  | 'zizmor'
  | 'act'
  /** A native executable of Kafka. */
  | 'native'
  /** Not a thing but minutes: tests that would make `npm test` too slow to be run often. */
  | 'full';

/** What was found (a path, an address, …), or why it is missing, in words that follow a colon. */
export type Availability<T> = { readonly found: T } | { readonly missing: string };

/**
 * A `describe` for tests that need something. Where it is missing, each of its tests is skipped and counted,
 * with the reason in their name; where the variable `REQUIRE` lists it (`engine,chromium`), that is a failure.
 * @param define gets a function that gives what was found, to be called in tests and hooks only
 */
export function describeWhere<T>(
  requirement: Requirement,
  availability: Availability<T>,
  title: string,
  define: (found: () => T) => void,
): void {
  if ('found' in availability) {
    describe(title, () => define(() => availability.found));
    return;
  }
  const because = `${requirement} is missing: ${availability.missing}`;
  if (isRequired(requirement)) {
    describe(title, () => {
      test(`needs ${requirement}`, () => {
        throw new Error(`REQUIRE names ${requirement}, but ${because}`);
      });
    });
    return;
  }
  describe.skip(`${title} [skipped, ${because}]`, () =>
    define(() => {
      throw new Error(because);
    }));
}

export function isRequired(requirement: Requirement, list = process.env.REQUIRE ?? ''): boolean {
  return list.split(/[\s,]+/).includes(requirement);
}
