import { firstOf } from '../core/text.ts';
import { type Evidence, ofKind } from './evidence.ts';
import type { Case, Finding } from './finding.ts';

/**
 * Evidence about an image of an index must be for the platform under which the index has it: a run on amd64
 * that calls itself arm64 proves nothing about arm64. Silent where no index is there.
 */
export function rightPlatforms({ lineage }: Case): (Finding & { readonly id: string })[] {
  const platforms = platformsByDigest(lineage.own);
  if (platforms.size === 0) return [];
  const faults = lineage.own.flatMap((each) => {
    const claimed = claimedPlatform(each);
    return each.statement.subject.flatMap(({ digest }) => {
      const known = platforms.get(digest.sha256);
      if (claimed === undefined || known === undefined || known === claimed) return [];
      return [{ each, fault: `${each.file} says ${claimed}, but the index has its image for ${known}` }];
    });
  });
  return [
    {
      id: 'right-platforms',
      title: 'All evidence is for the platform of its image',
      met: faults.length === 0,
      because:
        faults.length > 0
          ? `${firstOf(faults.map(({ fault }) => fault))}.`
          : `The index has ${firstOf([...new Set(platforms.values())].toSorted())}.`,
      evidence: faults.map(({ each }) => each),
    },
  ];
}

/** Platform of each image that an index holds. */
function platformsByDigest(evidence: readonly Evidence[]): Map<string, string> {
  const held = ofKind(evidence, 'image-index').flatMap(({ predicate }) => predicate.platforms);
  return new Map(
    held.flatMap(({ platform, digest, source }) =>
      [digest, source].map((each): [string, string] => [each.slice('sha256:'.length), platform]),
    ),
  );
}

function claimedPlatform(evidence: Evidence): string | undefined {
  if (evidence.kind === 'test-result') return evidence.predicate.suite.subject.platform;
  return evidence.kind === 'vulnerabilities' ? evidence.predicate.scan.platform : undefined;
}
