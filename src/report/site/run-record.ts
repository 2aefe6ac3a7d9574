import { z } from 'zod';
import { ofKind } from '../../evidence/evidence.ts';
import { sha256 } from '../../evidence/statement.ts';
import type { Report } from '../model.ts';

/** Severities of findings, the worst first. */
export const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'] as const;

const number = z.number().nonnegative();
const count = z.int().nonnegative();
/** One that can stand in an address and in a path. */
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/);

/** What the pages over all runs know of one run: a file of its own, `runs/ID/run.json`. */
export const runRecord = z.strictObject({
  format: z.literal(1),
  id,
  at: z.iso.datetime(),
  /** Of the report: `Kafka evidence`. */
  name: z.string(),
  headline: z.string(),
  kafkaVersion: z.string().optional(),
  verdict: z.enum(['passed', 'failed']),
  policy: z.string(),
  subjects: z.array(z.strictObject({ name: z.string(), sha256 })),
  /** Page of the workflow run. */
  url: z.url({ protocol: /^https?$/ }).optional(),
  checks: z.strictObject({ passed: count, failed: count, skipped: count }),
  /** Findings that count; absent where nothing was scanned. */
  vulnerabilities: z.partialRecord(z.enum(SEVERITIES), count).optional(),
  /** Compressed bytes of the image; of several platforms the first by name. */
  imageBytes: count.optional(),
  /** Medians of the benchmark, and bytes of the executable or of the jars. */
  figures: z.array(
    z.strictObject({
      kind: z.enum(['native', 'jvm']),
      startMs: number.optional(),
      idleRssBytes: number.optional(),
      loadedRssBytes: number.optional(),
      sizeBytes: number.optional(),
    }),
  ),
});
export type RunRecord = z.infer<typeof runRecord>;
export type Figures = RunRecord['figures'][number];

/** @param run the workflow run; undefined on a machine of one's own */
export function recordOf(
  report: Report,
  name: string,
  run: { readonly id: number; readonly url: string } | undefined,
): RunRecord {
  const { judgement, suites, meta, headline } = report;
  const at = meta.generatedAt.toISOString();
  const versions = [...suites.map(({ subject }) => subject), ...report.distributions].map(
    ({ kafkaVersion }) => kafkaVersion,
  );
  const total = (status: 'passed' | 'failed' | 'skipped') =>
    suites.reduce((sum, { counts }) => sum + counts[status], 0);
  const vulnerabilities = vulnerabilitiesOf(report);
  const imageBytes = imageBytesOf(report);
  return {
    format: 1,
    id: idOf([run === undefined ? at.slice(0, 19) : String(run.id), name]),
    at,
    name,
    headline,
    ...(versions[0] === undefined ? {} : { kafkaVersion: versions[0] }),
    verdict: judgement.verdict,
    policy: judgement.policy.name,
    subjects: judgement.subjects.map((subject) => ({ name: subject.name, sha256: subject.digest.sha256 })),
    ...(run === undefined ? {} : { url: run.url }),
    checks: { passed: total('passed'), failed: total('failed'), skipped: total('skipped') },
    ...(vulnerabilities === undefined ? {} : { vulnerabilities }),
    ...(imageBytes === undefined ? {} : { imageBytes }),
    figures: figuresOf(report),
  };
}

function idOf(words: readonly string[]): string {
  return words
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 100);
}

function imageBytesOf({ evidence }: Report): number | undefined {
  const platforms = ofKind(evidence, 'image-index').flatMap(({ predicate }) => predicate.platforms);
  return platforms.toSorted((a, b) => (a.platform < b.platform ? -1 : 1))[0]?.sizeBytes;
}

/** One finding counts once, in however many platforms it is. */
function vulnerabilitiesOf({ evidence }: Report): RunRecord['vulnerabilities'] {
  const scans = ofKind(evidence, 'vulnerabilities');
  if (scans.length === 0) return undefined;
  const found = new Map(
    scans
      .flatMap(({ predicate }) => predicate.scan.findings)
      .filter(({ ignored }) => ignored === undefined)
      .map((each) => [`${each.id} ${each.package}`, each.severity]),
  );
  const all = [...found.values()];
  return Object.fromEntries(
    SEVERITIES.map((severity) => [severity, all.filter((each) => each === severity).length]),
  );
}

/**
 * The subject's and the baseline's, so that runs can be compared: of several platforms the first, and no JVM
 * without class data.
 */
function figuresOf({ evidence }: Report): Figures[] {
  const contenders = ofKind(evidence, 'benchmark').flatMap(({ predicate: { subject, baseline } }) =>
    baseline === undefined ? [subject] : [subject, baseline],
  );
  const figures = new Map<Figures['kind'], Figures>();
  for (const { kind, classData, metrics, sizeBytes } of contenders) {
    if (figures.has(kind) || classData === false) continue;
    const median = (metric: 'startMs' | 'idleRssBytes' | 'loadedRssBytes') => {
      const value = metrics[metric]?.median;
      return value === undefined ? {} : { [metric]: value };
    };
    figures.set(kind, {
      kind,
      ...median('startMs'),
      ...median('idleRssBytes'),
      ...median('loadedRssBytes'),
      ...(sizeBytes === undefined ? {} : { sizeBytes }),
    });
  }
  return [...figures.values()].toSorted((a, b) => (a.kind < b.kind ? 1 : -1));
}
