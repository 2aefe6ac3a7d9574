import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from '@jest/globals';

/** The GraalVM of this machine, named by GRAALVM_HOME; undefined where there is none. */
export function graalvmHomeHere(): string | undefined {
  const home = process.env.GRAALVM_HOME;
  return home !== undefined && existsSync(join(home, 'bin', 'native-image')) ? home : undefined;
}

/** A suite of tests with a real GraalVM, skipped (or failed, by `REQUIRE=graalvm`) where GRAALVM_HOME names none. */
export function describeGraalvm(title: string, work: (home: string) => void): void {
  const home = graalvmHomeHere();
  const required = (process.env.REQUIRE ?? '').split(',').includes('graalvm');
  if (home !== undefined || required) describe(`${title} (GraalVM)`, () => work(home ?? ''));
  else describe.skip(`${title} (GRAALVM_HOME names no GraalVM)`, () => work(''));
}
