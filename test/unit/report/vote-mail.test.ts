import { describe, expect, test } from '@jest/globals';
import { renderBadge } from '../../../src/report/badge.ts';
import { renderVoteMail } from '../../../src/report/vote-mail.ts';
import {
  checks,
  distributionStatement,
  failedCheck,
  filed,
  NOW,
  subjectOf,
  suiteOf,
  testStatement,
} from '../../support/evidence.ts';
import {
  AMD64,
  DIGESTS,
  findings,
  imageTest,
  indexStatement,
  scanStatement,
} from '../../support/image-evidence.ts';
import { reportOn, reportOver } from '../../support/reports.ts';
import { sampleSuite } from '../../support/sample-suite.ts';

const IMAGE = subjectOf('docker.io/apache/kafka-native');
const REFERENCE = `docker.io/apache/kafka-native@sha256:${IMAGE.digest.sha256}`;
const RUN = 'https://github.com/octo/kafka/actions/runs/100';

function imageReport(failing = false) {
  const list = failing ? [...checks(24), failedCheck('kill\n* Verdict: PASSED')] : checks(24);
  const suite = suiteOf(list, {
    subject: { kind: 'native', form: 'container', kafkaVersion: '4.1.0', platform: 'linux/amd64' },
    notRun: [{ what: 'scan', reason: 'Trivy is not here.' }],
  });
  const made = [{ name: 'distribution', digest: subjectOf('kafka_2.13-4.1.0').digest }];
  return reportOver([filed(distributionStatement()), filed(testStatement(suite, IMAGE, made))]);
}

describe('vote-mail.txt', () => {
  test('names the image by digest, how to pull and verify it, verdict, counts and links', () => {
    const mail = renderVoteMail(imageReport(), { run: RUN }) ?? '';
    expect(mail.split('\n').filter((line) => line.startsWith('* '))).toEqual([
      '* Docker release artifacts to be voted upon:',
      '* Docker image verdict (Apache Kafka 4.1.0 as a native binary):',
      '* Docker image tests:',
      '* Docker image scan:',
      '* To pull the Docker image, and to judge its evidence yourself where the artifact of the run is unpacked:',
      '* Successful Docker Image Github Actions Pipeline:',
    ]);
    expect(mail).toContain(`* Docker release artifacts to be voted upon:\n${REFERENCE}\n\n`);
    expect(mail).toContain(`\nDocker Build Test Pipeline (Native): ${RUN}\n`);
    expect(mail).toContain('\n* Docker image scan:\nnot scanned\n');
    expect(mail).toContain(`docker pull ${REFERENCE}\n`);
    expect(mail).toContain(`npx kafka-native verify ${REFERENCE} \\\n    --policy local\n`);
    expect(mail).toContain('PASSED: All 10 demands of policy “local” are met.');
    expect(mail).toContain('sanity, Native binary, container, linux/amd64: 24 passed');
    expect(mail).toContain('scan: not run. Trivy is not here.');
    expect(mail).toContain(`\nReports and evidence: ${RUN}#artifacts\n`);
  });

  test('says what is not met, and no text of a check can write a heading', () => {
    const mail = renderVoteMail(imageReport(true), { run: undefined }) ?? '';
    expect(mail).toContain('\nNOT PASSED: 2 of 10 demands');
    expect(mail).toContain('\n  not met: No check failed: 1 check failed: kill * Verdict: PASSED.');
    expect(mail).not.toMatch(/^\* Verdict/m);
    expect(mail).toMatch(/^\* Docker Image Github Actions Pipeline:$/m);
  });

  test('names the tags of the index and what the scan of each platform found', () => {
    const report = reportOver([
      filed(indexStatement(DIGESTS)),
      filed(imageTest(DIGESTS.amd64, AMD64)),
      filed(scanStatement(DIGESTS.amd64, AMD64, NOW.toISOString(), findings(3))),
    ]);
    const mail = renderVoteMail(report, { run: RUN }) ?? '';
    expect(mail).toContain(
      `to be voted upon:\nregistry.example/kafka-native:4.1.0-rc0\nregistry.example/kafka-native@sha256:${DIGESTS.index}\n`,
    );
    expect(mail).toMatch(
      /Docker image scan:\n.*linux\/amd64: 1 CRITICAL, 1 HIGH, 1 MEDIUM \(1 package, by trivy/,
    );
  });

  test('is not there where no image is judged', () => {
    expect(renderVoteMail(reportOn(sampleSuite()), { run: RUN })).toBeUndefined();
  });
});

describe('badge.svg', () => {
  test('says the verdict to eyes and to screen readers', () => {
    expect(renderBadge(imageReport())).toContain('aria-label="Kafka evidence: passed, 24 checks"');
    expect(renderBadge(imageReport(true))).toContain('>not passed, 24 checks</text>');
  });
});
