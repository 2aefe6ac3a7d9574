import { type Finding, findingKey } from './finding.ts';
import type { TargetResult } from './result.ts';

/** Last time against this time, for one target. Findings that are ignored are no news either way. */
export interface Comparison {
  /** Whether there was an earlier scan; without one everything counts as new. */
  readonly hasEarlier: boolean;
  readonly added: readonly Finding[];
  readonly fixed: readonly Finding[];
  readonly still: readonly Finding[];
}

/** What the last scan of a target found. */
export interface EarlierTarget {
  readonly name: string;
  readonly platform: string | undefined;
  readonly findings: readonly Finding[];
}
export type Earlier = readonly EarlierTarget[];

/**
 * What to compare with, of earlier results, the oldest first. A scan that failed hands on what was known
 * before it; a target that failed without its platform being known does so for each platform by itself.
 */
export function earlierFindings(results: readonly TargetResult[]): Earlier {
  const known = new Map<string, EarlierTarget>();
  for (const each of results) {
    const findings = each.status === 'complete' ? each.findings : each.lastFindings;
    const name = withoutDigest(each.name);
    known.set(`${name} ${each.platform ?? ''}`, { name, platform: each.platform, findings });
  }
  return [...known.values()];
}

/** The same thing last night, whatever its digest was; more than one where the platform is not known now. */
export function earlierOf(
  earlier: Earlier,
  { name, platform }: { readonly name: string; readonly platform?: string | undefined },
): EarlierTarget[] {
  const named = earlier.filter((each) => each.name === withoutDigest(name));
  const exact = named.filter((each) => each.platform === platform);
  if (exact.length > 0) return exact;
  return named.filter((each) => platform === undefined || each.platform === undefined);
}

/** The name of an image as it stays from night to night. */
export function withoutDigest(name: string): string {
  return name.replace(/@sha256:[0-9a-f]{64}$/, '');
}

/** Compares a scan with the one before it. A failed scan says nothing about what is fixed. */
export function compare(result: TargetResult, earlier: Earlier): Comparison {
  const before = earlierOf(earlier, result)[0]?.findings;
  if (result.status === 'failed') {
    return { hasEarlier: before !== undefined, added: [], fixed: [], still: [] };
  }
  const known = new Set((before ?? []).filter(counts).map(findingKey));
  const present = new Set(result.findings.map(findingKey));
  const open = result.findings.filter(counts);
  return {
    hasEarlier: before !== undefined,
    added: open.filter((each) => !known.has(findingKey(each))),
    still: open.filter((each) => known.has(findingKey(each))),
    fixed: (before ?? []).filter((each) => counts(each) && !present.has(findingKey(each))),
  };
}

/** Whether a finding counts: neither the ignore file nor a VEX document takes it out. */
export function counts({ ignored }: Finding): boolean {
  return ignored === undefined;
}
