import type { Evidence } from './evidence.ts';
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
  /** The evidence that belongs to what is judged: the only one that can meet a demand. */
  readonly own: readonly Evidence[];
  readonly now: Date;
}
