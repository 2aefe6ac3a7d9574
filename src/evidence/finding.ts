import type { Evidence, EvidenceProblem } from './evidence.ts';
import type { Lineage } from './lineage.ts';

/** How one demand fared. */
export interface Finding {
  readonly title: string;
  readonly met: boolean;
  readonly because: string;
  readonly evidence: readonly Evidence[];
}

/** What lies before the judge. */
export interface Case {
  readonly lineage: Lineage;
  readonly now: Date;
}

export interface JudgeOptions {
  readonly now: Date;
  /** SHA-256 of what the verdict is about; where absent, what the evidence is about, if that is one thing. */
  readonly subjects?: readonly string[];
  /** Files that were no valid evidence; any makes the verdict `failed`. */
  readonly problems?: readonly EvidenceProblem[];
  /** Passed on to the reader. */
  readonly notes?: readonly string[];
}
