import { describe, test } from '@jest/globals';
import { isRequired, type Requirement } from './requirement.ts';

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
