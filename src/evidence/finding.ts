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

/** `1 check`, `2 checks`. */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

/** The first few of a list in words, the rest as a number. */
export function some(items: readonly string[], shown = 5): string {
  const rest = items.length - shown;
  return items.slice(0, shown).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
