import { html } from '../../core/html.ts';
import { formatTime } from '../../core/units.ts';
import type { Report } from '../model.ts';
import { benchmarkSection } from './benchmarks.ts';
import { buildSection } from './builds.ts';
import { checkSections } from './checks.ts';
import { demandSection } from './demands.ts';
import { document } from './document.ts';
import { evidenceSection } from './evidence.ts';
import { failureSection } from './failures.ts';
import { findingSection } from './findings.ts';
import { notRunSection } from './not-run.ts';
import { verdictSection } from './summary.ts';

/** The report as one page that needs nothing else. */
export function renderHtml(report: Report): string {
  const { judgement, meta } = report;
  const passed = judgement.verdict === 'passed';
  return document({
    title: `${passed ? 'Passed' : 'Not passed'}: ${report.headline}`,
    passed,
    generator: meta.version,
    kicker: html`Evidence report <span>policy ${judgement.policy.name}</span>`,
    body: html`${verdictSection(report)}
${demandSection(report)}
${failureSection(report)}
${notRunSection(report)}
${findingSection(report)}
${benchmarkSection(report)}
${checkSections(report)}
${buildSection(report)}
${evidenceSection(report)}`,
    colophon: html`Written ${formatTime(meta.generatedAt)} by kafka-native ${meta.version}
from the evidence above and nothing else.`,
  });
}
