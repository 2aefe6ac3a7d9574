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

/** Whether the variable `REQUIRE` lists it. */
export function isRequired(requirement: Requirement, list = process.env.REQUIRE ?? ''): boolean {
  return list.split(/[\s,]+/).includes(requirement);
}
