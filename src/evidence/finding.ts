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
  readonly now: Date;
}
