import type { z } from 'zod';
import { BENCHMARK, benchmark } from './benchmark.ts';
import { PROVENANCE, provenance, TRACING, tracing } from './build-predicates.ts';
import { IMAGE_INDEX, imageIndex } from './image-predicates.ts';
import { METADATA, metadata } from './metadata.ts';
import { DISTRIBUTION, distribution, TEST_RESULT, TOOLCHAIN, testResult, toolchain } from './predicates.ts';
import { PROMOTION, promotion } from './promotion.ts';
import { SBOM, sbom } from './sbom.ts';
import { VULNERABILITIES, vulnerabilities } from './vulnerabilities.ts';

/**
 * The kinds of evidence that this version can write, read and judge: short name → predicate type, what it
 * proves, schema. A new predicate is entered here and nowhere else.
 */
export const KINDS = {
  benchmark: { type: BENCHMARK, title: 'Benchmark', schema: benchmark },
  distribution: { type: DISTRIBUTION, title: 'Kafka distribution', schema: distribution },
  'image-index': { type: IMAGE_INDEX, title: 'Image index', schema: imageIndex },
  metadata: { type: METADATA, title: 'Reachability metadata', schema: metadata },
  promotion: { type: PROMOTION, title: 'Promotion', schema: promotion },
  provenance: { type: PROVENANCE, title: 'Build provenance', schema: provenance },
  sbom: { type: SBOM, title: 'Bill of materials', schema: sbom },
  'test-result': { type: TEST_RESULT, title: 'Test result', schema: testResult },
  toolchain: { type: TOOLCHAIN, title: 'GraalVM toolchain', schema: toolchain },
  tracing: { type: TRACING, title: 'Metadata tracing', schema: tracing },
  vulnerabilities: { type: VULNERABILITIES, title: 'Vulnerability scan', schema: vulnerabilities },
} as const;

export type Kind = keyof typeof KINDS;
export type PredicateOf<K extends Kind> = z.infer<(typeof KINDS)[K]['schema']>;

/** The kinds that a policy can demand, in the order of their names. */
export const KIND_NAMES = Object.keys(KINDS).toSorted() as [Kind, ...Kind[]];

/** The kind with exactly this predicate type. */
export function kindOf(predicateType: string): Kind | undefined {
  return KIND_NAMES.find((kind) => KINDS[kind].type === predicateType);
}

/** The kind whose predicate type is this one in another version. */
export function kindOfOtherVersion(predicateType: string): Kind | undefined {
  const unversioned = (type: string) => type.replace(/\/v[^/]*$/, '');
  return KIND_NAMES.find((kind) => unversioned(KINDS[kind].type) === unversioned(predicateType));
}
