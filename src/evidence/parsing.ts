import { messageOf } from '../core/errors.ts';
import type { ProvenSigner } from '../io/sigstore.ts';
import type { Evidence, EvidenceProblem } from './evidence.ts';
import { describeIssues } from './issues.ts';
import { KINDS, kindOf, kindOfOtherVersion } from './kinds.ts';
import { type Envelope, envelope, PREDICATE_PREFIX } from './statement.ts';

/** Schema violations that one sentence names; the rest is counted. */
const SHOWN = 3;

/** Turns the text of a file into evidence, or says what is wrong with it and where. */
export function parseEvidence(
  file: string,
  text: string,
  signers: readonly ProvenSigner[] = [],
): Evidence | EvidenceProblem {
  const problem = (message: string): EvidenceProblem => ({ file, message: `${file} ${message}.` });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return problem(`is not valid JSON: ${messageOf(error)}`);
  }
  const outer = envelope.safeParse(json);
  if (!outer.success)
    return problem(`is not an in-toto Statement v1: ${inWords(describeIssues(outer.error))}`);
  return parsePredicate({ file, text, statement: outer.data, signers }, problem);
}

function parsePredicate(
  filed: { file: string; text: string; statement: Envelope; signers: readonly ProvenSigner[] },
  problem: (message: string) => EvidenceProblem,
): Evidence | EvidenceProblem {
  const { predicateType, predicate } = filed.statement;
  const kind = kindOf(predicateType);
  if (kind === undefined) {
    const other = kindOfOtherVersion(predicateType);
    if (other !== undefined) {
      return problem(
        `has a version of ${other} that is not known here: ${predicateType} (known: ${KINDS[other].type})`,
      );
    }
    if (predicateType.startsWith(`${PREDICATE_PREFIX}/`)) {
      return problem(`has a predicate type of this project that is not known here: ${predicateType}`);
    }
    return { ...filed, kind };
  }
  const inner = KINDS[kind].schema.safeParse(predicate);
  if (!inner.success) {
    return problem(`is not valid ${kind} evidence: ${inWords(describeIssues(inner.error, ['predicate']))}`);
  }
  return { ...filed, kind, predicate: inner.data } as Evidence;
}

function inWords(issues: readonly string[]): string {
  const rest = issues.length - SHOWN;
  return issues.slice(0, SHOWN).join('; ') + (rest > 0 ? `; and ${rest} more` : '');
}
