import type { CheckView, Report, SuiteView } from './model.ts';

/**
 * The report in JUnit's XML, in the form that dorny/test-reporter, EnricoMi/publish-unit-test-result-action
 * and GitLab read: one `testsuite` per suite and area. The demands of the judge are a suite of their own, so
 * that a reader of nothing but this file does not see green where the verdict is not.
 */
export function renderJunit(report: Report): string {
  const suites = [demandSuite(report), ...report.suites.flatMap(areaSuites)];
  const sum = (key: 'tests' | 'failures' | 'skipped' | 'time') =>
    suites.reduce((total, { totals }) => total + totals[key], 0);
  const attributes = {
    name: `${report.headline}: ${report.judgement.verdict}`,
    tests: sum('tests'),
    failures: sum('failures'),
    errors: 0,
    skipped: sum('skipped'),
    time: seconds(sum('time')),
  };
  const body = suites.map(({ xml }) => xml).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', attributes, `\n${body}`)}`;
}

interface SuiteXml {
  readonly xml: string;
  readonly totals: { tests: number; failures: number; skipped: number; time: number };
}

function demandSuite({ judgement, meta }: Report): SuiteXml {
  const cases = judgement.demands.map(({ id, title, met, because }) =>
    element(
      'testcase',
      { name: title, classname: `demands.${judgement.policy.name}`, time: '0' },
      met ? '' : element('failure', { message: because, type: 'UnmetDemand' }, text(`${id}: ${because}`)),
    ),
  );
  const failures = judgement.demands.filter(({ met }) => !met).length;
  const totals = { tests: cases.length, failures, skipped: 0, time: 0 };
  const properties = { policy: judgement.policy.name, verdict: judgement.verdict };
  const name = `demands of policy ${judgement.policy.name}`;
  return suiteElement(name, meta.generatedAt.toISOString(), totals, properties, cases);
}

function areaSuites(suite: SuiteView): SuiteXml[] {
  const { subject, about } = suite;
  const properties = {
    subject: about?.name,
    sha256: about?.digest.sha256,
    kind: subject.kind,
    form: subject.form,
    kafkaVersion: subject.kafkaVersion,
    platform: subject.platform,
    java: subject.java,
  };
  return suite.areas.map(({ area, checks, counts, durationMs }) => {
    const skipped = counts.skipped + counts['not-applicable'];
    const totals = { tests: checks.length, failures: counts.failed, skipped, time: durationMs };
    const classname = `${suite.name}.${subject.kind}.${area}`;
    const cases = checks.map((check) => checkCase(check, classname));
    return suiteElement(`${suite.name} ${subject.kind} ${area}`, suite.startedAt, totals, properties, cases);
  });
}

function checkCase(check: CheckView, classname: string): string {
  const attributes = { name: `${check.id}: ${check.title}`, classname, time: seconds(check.durationMs) };
  const reason = check.status === 'not-applicable' ? `not applicable: ${check.reason}` : check.reason;
  if (check.status === 'passed') return element('testcase', attributes, '');
  if (check.status !== 'failed') {
    return element('testcase', attributes, element('skipped', { message: reason ?? '' }, ''));
  }
  const { message = 'failed', log = [], notes = [] } = check.failure ?? {};
  const output = [...notes.map((note) => `note: ${note}`), ...log].join('\n');
  const failure = element('failure', { message: firstLine(message), type: 'CheckFailed' }, text(message));
  return element(
    'testcase',
    attributes,
    failure + (output === '' ? '' : element('system-out', {}, text(output))),
  );
}

function suiteElement(
  name: string,
  timestamp: string,
  totals: SuiteXml['totals'],
  properties: Readonly<Record<string, string | undefined>>,
  cases: readonly string[],
): SuiteXml {
  const listed = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => element('property', { name: key, value: value ?? '' }, ''));
  const attributes = {
    name,
    tests: totals.tests,
    failures: totals.failures,
    errors: 0,
    skipped: totals.skipped,
    time: seconds(totals.time),
    // The common schema knows no time zone and no fractions here; the time is UTC.
    timestamp: timestamp.slice(0, 19),
  };
  const body = `\n${element('properties', {}, `\n${listed.join('')}`)}${cases.join('')}`;
  return { xml: element('testsuite', attributes, body), totals };
}

function element(name: string, attributes: Readonly<Record<string, string | number>>, body: string): string {
  const shown = Object.entries(attributes).map(([key, value]) => ` ${key}="${attribute(String(value))}"`);
  return body === '' ? `<${name}${shown.join('')}/>\n` : `<${name}${shown.join('')}>${body}</${name}>\n`;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? '';
}

/** XML 1.0 has no way to write most control characters or lone surrogates: they become U+FFFD. */
function text(value: string): string {
  return value
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function attribute(value: string): string {
  return text(value)
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\t', '&#9;');
}
