import type { Host } from '../core/host.ts';
import { countOf } from '../core/text.ts';
import { type Comparison, compare, counts, type Earlier, earlierOf } from './comparison.ts';
import type { Databases } from './databases.ts';
import { countSeverities, SEVERITIES } from './finding.ts';
import type { Judged } from './gate.ts';
import { applyIgnores, type IgnoreEntry } from './ignore-file.ts';
import { type ImageScanSettings, scanTarget } from './image-scan.ts';
import { type FailedScan, isComplete, type Scanner, type TargetResult, titleOf } from './result.ts';
import type { Target, Unresolved } from './target.ts';
import type { TrivyTool } from './trivy-tool.ts';

export interface ScanPlan {
  readonly targets: readonly (Target | Unresolved)[];
  readonly settings: ImageScanSettings;
  readonly ignores: readonly IgnoreEntry[];
  readonly earlier: Earlier;
  /** How many targets are scanned at a time. */
  readonly parallel: number;
}

/** Scans every target and compares each with the scan before; the order is that of the targets. */
export async function scanAll(host: Host, plan: ScanPlan): Promise<Judged[]> {
  const lists = await inParallel(plan.targets, plan.parallel, (target) => scanOne(host, target, plan));
  return lists.flat();
}

async function scanOne(host: Host, target: Target | Unresolved, plan: ScanPlan): Promise<Judged[]> {
  const before = earlierOf(plan.earlier, target);
  const results =
    'reason' in target
      ? unresolved(host, target, before)
      : [await scanTarget(host, target, plan.settings, before[0]?.findings ?? [])];
  return results.map((result) => {
    const judged = judge(withIgnores(result, plan, host.clock.now()), plan.earlier);
    logLine(host, judged);
    return judged;
  });
}

/** A target that cannot be found fails once for each platform that it had. */
function unresolved(
  host: Host,
  { name, platform, reason }: Unresolved,
  before: ReturnType<typeof earlierOf>,
): FailedScan[] {
  const now = host.clock.now().toISOString();
  const known = before.length > 0 ? before : [{ platform, findings: [] }];
  return known.map((each) => ({
    status: 'failed',
    name,
    ...(each.platform === undefined ? {} : { platform: each.platform }),
    reason,
    lastFindings: each.findings,
    startedAt: now,
    finishedAt: now,
  }));
}

function withIgnores(result: TargetResult, { ignores }: ScanPlan, now: Date): TargetResult {
  if (!isComplete(result)) return result;
  return { ...result, findings: applyIgnores(result.findings, result.name, ignores, now) };
}

function judge(result: TargetResult, earlier: Earlier): Judged {
  return { result, comparison: compare(result, earlier) };
}

function logLine(host: Host, { result, comparison }: Judged): void {
  if (!isComplete(result)) host.log.error(`${titleOf(result)}: not scanned. ${result.reason}`);
  else host.log.info(`${titleOf(result)}: ${inWords(result.findings.filter(counts), comparison)}`);
}

function inWords(
  open: Parameters<typeof countSeverities>[0],
  { hasEarlier, added, fixed }: Comparison,
): string {
  const numbers = countSeverities(open);
  const words = SEVERITIES.filter((each) => numbers[each] > 0).map((each) => `${numbers[each]} ${each}`);
  const news = hasEarlier ? `${added.length} new, ${fixed.length} fixed` : 'no earlier scan to compare with';
  return `${words.length === 0 ? 'no vulnerability known' : words.join(', ')}; ${news}`;
}

/** What scanned, for the result and the evidence. */
export function scannerOf(tool: TrivyTool, { vulnerabilities, java }: Databases): Scanner {
  const { version, sha256, from } = tool;
  return {
    version,
    sha256,
    from,
    databases: java === undefined ? { vulnerabilities } : { vulnerabilities, java },
  };
}

/** Works through a list with so many at a time; the answers keep the order of the list. */
async function inParallel<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const answers: R[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next; index < items.length; index = next) {
      next += 1;
      const item = items[index];
      if (item !== undefined) answers[index] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return answers;
}

/** `1 target, 3 of 4 scanned`. */
export function scannedWords(judged: readonly Judged[]): string {
  const complete = judged.filter(({ result }) => isComplete(result)).length;
  return `${complete} of ${countOf(judged.length, 'target')} scanned`;
}
