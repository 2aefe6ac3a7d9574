import type { z } from 'zod';
import { BENCHMARK, benchmark } from './benchmark.ts';
import { DISTRIBUTION, distribution, TEST_RESULT, TOOLCHAIN, testResult, toolchain } from './predicates.ts';
import { PREDICATE_PREFIX } from './statement.ts';

/**
 * The kinds of evidence that this version can write, read and judge: short name → predicate type, what it
 * proves, schema. A new predicate is entered here and nowhere else.
 */
export const KINDS = {
  benchmark: { type: BENCHMARK, title: 'Benchmark', schema: benchmark },
  distribution: { type: DISTRIBUTION, title: 'Kafka distribution', schema: distribution },
  'test-result': { type: TEST_RESULT, title: 'Test result', schema: testResult },
  toolchain: { type: TOOLCHAIN, title: 'GraalVM toolchain', schema: toolchain },
} as const;

export type Kind = keyof typeof KINDS;
export type PredicateOf<K extends Kind> = z.infer<(typeof KINDS)[K]['schema']>;

/**
 * Kinds that a policy may already demand although this version has no schema for them: such a demand is
 * unmet, whatever lies in the folder.
 */
export const PLANNED = {
  provenance: 'https://slsa.dev/provenance/v1',
  vulnerabilities: 'https://in-toto.io/attestation/vulns/v0.2',
  sbom: 'https://cyclonedx.org/bom',
  metadata: `${PREDICATE_PREFIX}/metadata/v1`,
  'image-index': `${PREDICATE_PREFIX}/image-index/v1`,
  promotion: `${PREDICATE_PREFIX}/promotion/v1`,
} as const;

export type DemandableKind = Kind | keyof typeof PLANNED;

export const DEMANDABLE_KINDS = [...Object.keys(KINDS), ...Object.keys(PLANNED)].toSorted() as [
  DemandableKind,
  ...DemandableKind[],
];

export function isKind(name: string): name is Kind {
  return Object.hasOwn(KINDS, name);
}

/** The kind with exactly this predicate type. */
export function kindOf(predicateType: string): Kind | undefined {
  return Object.keys(KINDS)
    .filter(isKind)
    .find((kind) => KINDS[kind].type === predicateType);
}

/** The kind whose predicate type is this one in another version. */
export function kindOfOtherVersion(predicateType: string): Kind | undefined {
  const unversioned = (type: string) => type.replace(/\/v[^/]*$/, '');
  return Object.keys(KINDS)
    .filter(isKind)
    .find((kind) => unversioned(KINDS[kind].type) === unversioned(predicateType));
}

/** The predicate type behind a name that a policy uses. */
export function predicateTypeOf(name: DemandableKind): string {
  return isKind(name) ? KINDS[name].type : PLANNED[name];
}
