import { type Evidence, type KnownEvidence, ofKind } from './evidence.ts';
import type { ImageIndex } from './image-predicates.ts';
import type { Resource, Subject } from './statement.ts';

/** Names of configuration entries that say what a subject was made of; others are not followed. */
const PARTS: ReadonlySet<string> = new Set(['distribution', 'metadata', 'toolchain', 'binary', 'image']);
/** A CycloneDX file that a build has left beside what it built: a scan of it is a scan of that. */
const SBOM_FILE = /\.cdx\.json$/;

export interface Lineage {
  /** What is judged: the expected digests, or else what nothing else was made from. */
  readonly roots: readonly Subject[];
  /** Evidence about the roots themselves; of an image index, about the images that it holds, too. */
  readonly direct: readonly Evidence[];
  /** Evidence about the roots or about what they were made of. */
  readonly own: readonly Evidence[];
  /** Evidence about anything else. */
  readonly strays: readonly Evidence[];
  /** The image of each platform that a judged index holds, with everything that it was made of, by digest. */
  readonly images: readonly { readonly platform: string; readonly digests: ReadonlySet<string> }[];
}

/**
 * Which evidence belongs to what is judged. A test result on a native binary names the distribution that
 * the binary was built from, so evidence about that distribution counts for the binary, but not the other
 * way round: what is true of one binary says nothing about another made from the same jars.
 * @param expected digests that must be judged; where empty, the evidence itself tells
 */
export function lineageOf(evidence: readonly Evidence[], expected: readonly string[]): Lineage {
  const known = evidence.filter((each) => each.kind !== undefined);
  const made = madeOf(known);
  const names = new Map(
    known.flatMap((each) => each.statement.subject.map(({ name, digest }) => [digest.sha256, name])),
  );
  const parts = new Set([...made.values()].flatMap((digests) => [...digests]));
  const roots = expected.length > 0 ? expected : [...names.keys()].filter((digest) => !parts.has(digest));
  const judged = new Set([...roots, ...heldBy(roots, known)]);
  const reached = closure(roots, made);
  const about = (each: Evidence, digests: ReadonlySet<string>) =>
    each.statement.subject.some(({ digest }) => digests.has(digest.sha256));
  return {
    roots: roots
      .toSorted()
      .map((digest) => ({ name: names.get(digest) ?? 'unknown', digest: { sha256: digest } })),
    direct: known.filter((each) => about(each, judged)),
    own: known.filter((each) => about(each, reached)),
    strays: known.filter((each) => !about(each, reached)),
    images: judgedIndexes(roots, known).flatMap(({ predicate }) =>
      predicate.platforms.map((each) => ({
        platform: each.platform,
        digests: closure(digestsOf(each), made),
      })),
    ),
  };
}

/** These digests and those of all that they were made of, as far as the evidence tells. */
export function reachedFrom(roots: readonly string[], evidence: readonly Evidence[]): Set<string> {
  return closure(roots, madeOf(evidence.filter(({ kind }) => kind !== undefined)));
}

function madeOf(evidence: readonly Evidence[]): Map<string, Set<string>> {
  const made = new Map<string, Set<string>>();
  for (const each of evidence) {
    for (const { digest } of each.statement.subject) {
      const parts = made.get(digest.sha256) ?? new Set();
      const followed = ingredients(each).filter(({ name }) => PARTS.has(name ?? ''));
      for (const { digest: part } of [...followed, ...sbomsOf(each)])
        if (part !== undefined && part.sha256 !== digest.sha256) parts.add(part.sha256);
      made.set(digest.sha256, parts);
    }
  }
  return made;
}

/**
 * A test result names the parts of what it tested; a provenance, those of what was built; an image index, the
 * images of its platforms.
 */
function ingredients(evidence: Evidence): readonly Resource[] {
  if (evidence.kind === 'test-result') return evidence.predicate.configuration;
  if (evidence.kind === 'image-index') return imagesOf(evidence).map(asPart);
  return evidence.kind === 'provenance' ? evidence.predicate.buildDefinition.resolvedDependencies : [];
}

function sbomsOf(evidence: Evidence): readonly Resource[] {
  if (evidence.kind !== 'provenance') return [];
  const { byproducts = [] } = evidence.predicate.runDetails;
  return byproducts.filter(({ name }) => SBOM_FILE.test(name ?? ''));
}

/** An index is nothing but its images: what is tested of one of them is tested of the index. */
function heldBy(roots: readonly string[], evidence: readonly Evidence[]): string[] {
  return judgedIndexes(roots, evidence).flatMap(imagesOf);
}

function judgedIndexes(
  roots: readonly string[],
  evidence: readonly Evidence[],
): KnownEvidence<'image-index'>[] {
  return ofKind(evidence, 'image-index').filter(({ statement }) =>
    statement.subject.some(({ digest }) => roots.includes(digest.sha256)),
  );
}

function imagesOf({ predicate }: KnownEvidence<'image-index'>): string[] {
  return [...new Set(predicate.platforms.flatMap(digestsOf))];
}

/** The manifest of a platform, and what was pushed for it where that is an index around the manifest. */
function digestsOf({ digest, source }: ImageIndex['platforms'][number]): string[] {
  return [digest, source].map((each) => each.slice('sha256:'.length));
}

function asPart(sha256: string): Resource {
  return { name: 'image', digest: { sha256 } };
}

function closure(roots: readonly string[], made: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set<string>();
  const open = [...roots];
  for (let digest = open.pop(); digest !== undefined; digest = open.pop()) {
    if (reached.has(digest)) continue;
    reached.add(digest);
    open.push(...(made.get(digest) ?? []));
  }
  return reached;
}
