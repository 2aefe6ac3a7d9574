import type { ProvenSigner } from '../io/sigstore.ts';
import type { Kind, PredicateOf } from './kinds.ts';
import type { Envelope } from './statement.ts';

/** One statement as it lay in the folder, its predicate checked against the schema of its kind. */
export type Evidence = { [K in Kind]: KnownEvidence<K> }[Kind] | ForeignEvidence;

interface Filed {
  /** Path below the evidence folder, with `/`. */
  readonly file: string;
  /** The file's text, byte for byte. */
  readonly text: string;
  readonly statement: Envelope;
  /** Whose signature over it was verified; whether theirs is wanted is the policy's to say. */
  readonly signers: readonly ProvenSigner[];
}

export interface KnownEvidence<K extends Kind> extends Filed {
  readonly kind: K;
  readonly predicate: PredicateOf<K>;
  /** The statements that it stands for, where it was joined from several. */
  readonly parts?: readonly KnownEvidence<K>[];
}

/** Of a predicate type that this version does not know: shown, never counted. */
export interface ForeignEvidence extends Filed {
  readonly kind: undefined;
}

/** Why a file is no evidence, in a sentence that starts with the file's name. */
export interface EvidenceProblem {
  readonly file: string;
  readonly message: string;
}

export function ofKind<K extends Kind>(evidence: readonly Evidence[], kind: K): KnownEvidence<K>[] {
  return evidence.filter((each): each is Evidence & KnownEvidence<K> => each.kind === kind);
}
