import { evaluate } from './demands.ts';
import type { Evidence } from './evidence.ts';
import type { Finding, JudgeOptions } from './finding.ts';
import { invariants } from './invariants.ts';
import { lineageOf } from './lineage.ts';
import { demandId, type Policy } from './policy.ts';
import { acceptedSigners, signerInWords, signersInWords } from './signers.ts';
import type { Subject } from './statement.ts';

export interface Judgement {
  readonly verdict: 'passed' | 'failed';
  readonly policy: { readonly name: string; readonly title: string };
  /** What the verdict is about. */
  readonly subjects: readonly Subject[];
  /** Every demand with what met or broke it: first those of every policy, then the policy's own. */
  readonly demands: readonly DemandResult[];
  /** What a reader should know beside the demands. */
  readonly notes: readonly string[];
}

export interface DemandResult {
  readonly id: string;
  readonly title: string;
  readonly met: boolean;
  /** What met or broke it, in a sentence. */
  readonly because: string;
  /** The statements that were looked at. */
  readonly evidence: readonly EvidenceReference[];
}

export interface EvidenceReference {
  readonly file: string;
  readonly subject: string;
  readonly sha256: string;
  /** Who signed it, of those that the policy names. */
  readonly signers: readonly string[];
}

/**
 * The only place that says *passed*: every demand must be met. Some hold under every policy: all evidence is
 * readable, all of it is about what is judged and names the platform of its image rightly, every suite ran
 * whole, and no check failed.
 * Pure; the answer depends on nothing but its arguments and not on the order of the evidence.
 */
export function judge(evidence: readonly Evidence[], policy: Policy, options: JudgeOptions): Judgement {
  const ordered = evidence
    .toSorted((a, b) => (a.file < b.file ? -1 : 1))
    .filter((each) => !isOwnRecord(each, policy));
  const lineage = lineageOf(ordered, options.subjects ?? []);
  const given = { lineage, now: options.now };
  const demands = [
    ...invariants(given, policy, options),
    ...policy.demands.map((demand) => ({ id: demandId(demand), ...evaluate(demand, given) })),
  ].map((finding) => withReferences(finding, policy));
  return {
    verdict: policy.demands.length > 0 && demands.every(({ met }) => met) ? 'passed' : 'failed',
    policy: { name: policy.name, title: policy.title },
    subjects: lineage.roots,
    demands,
    notes: [...(options.notes ?? []), ...ordered.filter(({ kind }) => kind === undefined).map(foreignNote)],
  };
}

/** What a promotion wrote down of itself asks for no signature, and counts for nothing where one is demanded. */
function isOwnRecord(each: Evidence, policy: Policy): boolean {
  return (
    policy.signers !== undefined && each.kind === 'promotion' && acceptedSigners(each, policy).length === 0
  );
}

/** Where the policy names signers, each answer names those that it rests on. */
function withReferences({ evidence, ...rest }: Finding & { id: string }, policy: Policy): DemandResult {
  const signers = signersInWords(evidence.flatMap((each) => acceptedSigners(each, policy)));
  const named = rest.met && rest.id !== 'signed' && signers !== '';
  return {
    ...rest,
    because: named ? `${rest.because} ${signers}.` : rest.because,
    evidence: evidence
      .flatMap((each): readonly Evidence[] => (each.kind === undefined ? [each] : (each.parts ?? [each])))
      .flatMap((each) =>
        each.statement.subject.map(({ name, digest }) => ({
          file: each.file,
          subject: name,
          sha256: digest.sha256,
          signers: acceptedSigners(each, policy).map(signerInWords),
        })),
      ),
  };
}

function foreignNote({ file, statement }: Evidence): string {
  return `${file} was not counted: this version does not know the predicate type ${statement.predicateType}.`;
}
