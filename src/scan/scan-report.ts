import type { Judged } from './gate.ts';
import type { Scanner } from './result.ts';

/** Everything that the reports show; each of them is a pure function of it. */
export interface ScanReport {
  readonly scanner: Scanner;
  readonly judged: readonly Judged[];
  /** Why the scan fails; empty where it passes. */
  readonly reasons: readonly string[];
  /** What a reader should know although it fails nothing. */
  readonly warnings: readonly string[];
}

const ORIGIN_WORDS = {
  image: 'files of the image',
  'image-sbom': 'SBOM in the image',
  sbom: 'SBOM',
  catalogue: 'catalogue of Kafka’s jars',
} as const;

/** A report that may be of nothing: no target could be scanned, and no scanner has said what it knows. */
export type PossibleReport = Omit<ScanReport, 'scanner'> & { readonly scanner: Scanner | undefined };

/** Where a finding was seen, in words. */
export function originWords(origins: readonly (keyof typeof ORIGIN_WORDS)[]): string {
  return origins.map((each) => ORIGIN_WORDS[each]).join(', ');
}
