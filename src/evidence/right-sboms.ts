import { firstOf } from '../core/text.ts';
import { type KnownEvidence, ofKind } from './evidence.ts';
import type { Case, Finding } from './finding.ts';

/**
 * An SBOM that gives its subject a SHA-256 must give the one that the statement around it is about: else it is
 * the list of another thing. Silent where no SBOM is there.
 */
export function rightSboms({ lineage }: Case): (Finding & { readonly id: string })[] {
  const sboms = ofKind(lineage.own, 'sbom');
  if (sboms.length === 0) return [];
  const wrong = sboms.filter((each) => !isAboutItsSubject(each));
  const told = wrong.map(({ file, predicate }) => `${file} lists ${predicate.metadata?.component?.name}`);
  return [
    {
      id: 'right-sboms',
      title: 'Every bill of materials is that of its subject',
      met: wrong.length === 0,
      because:
        wrong.length > 0
          ? `${firstOf(told)} with another SHA-256 than that of its statement.`
          : 'None says another SHA-256 than its statement.',
      evidence: wrong,
    },
  ];
}

function isAboutItsSubject({ predicate, statement }: KnownEvidence<'sbom'>): boolean {
  const hashes = predicate.metadata?.component?.hashes ?? [];
  const said = hashes.filter(({ alg }) => alg === 'SHA-256').map(({ content }) => content);
  const about = statement.subject.map(({ digest }) => digest.sha256);
  return said.length === 0 || said.some((each) => about.includes(each));
}
