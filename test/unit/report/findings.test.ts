import { describe, expect, test } from '@jest/globals';
import { createStatement } from '../../../src/evidence/creation.ts';
import { renderHtml } from '../../../src/report/html/page.ts';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import { filed, KAFKA, NOW, subjectOf } from '../../support/evidence.ts';
import {
  AMD64,
  DIGESTS,
  findings,
  imageProvenance,
  indexStatement,
  sbomStatement,
  scanStatement,
} from '../../support/image-evidence.ts';
import { reportOver } from '../../support/reports.ts';

const scan = filed(scanStatement(DIGESTS.amd64, AMD64, NOW.toISOString(), findings(12)));
const metadata = filed(
  createStatement(subjectOf('docker/native/metadata'), 'metadata', {
    result: 'FAILED',
    kafka: { version: '4.1.0', distribution: KAFKA.digest.sha256 },
    failOn: 'error',
    complete: false,
    counts: { error: 1, warning: 1, note: 3, ignored: 2 },
    findings: [
      { rule: 'stale', severity: 'warning', subject: 'a.B', message: 'It is not there any more.' },
      {
        rule: 'missing',
        severity: 'error',
        subject: 'a.C',
        member: 'm()',
        message: 'It is looked up | @here.',
      },
    ],
  }),
);

describe('findings', () => {
  test('stand worst first, what is ignored last and with its reason', () => {
    const [group] = reportOver([scan]).findings;
    expect(group).toMatchObject({
      about: 'registry.example/kafka-native linux/amd64',
      counts: '3 CRITICAL, 3 HIGH, 2 MEDIUM, 2 LOW, 1 UNKNOWN, 1 ignored',
      how: '1 package, by trivy 0.70.0 with its database of 2026-11-20 09:32 UTC',
    });
    expect(
      group?.findings.map(({ severity }) => severity).filter((each, at, all) => each !== all[at - 1]),
    ).toEqual(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN', 'ignored']);
    expect(group?.findings.at(-1)?.detail).toBe('UNKNOWN, fixed in 1.2.6; not reachable from a broker');
  });

  test('of the metadata say whether all of it could be read', () => {
    const [group] = reportOver([metadata]).findings;
    expect(group).toMatchObject({
      counts: '1 error, 1 warning',
      how: 'held against Kafka 4.1.0; 3 notes, 2 ignored; not all of it could be read',
    });
    expect(group?.findings[0]).toMatchObject({ severity: 'error', id: 'missing', what: 'a.C m()' });
  });

  test('are in the page and in Markdown, and stay text there', () => {
    const report = reportOver([scan, metadata]);
    expect(renderHtml(report)).toContain('&lt;script&gt;window.hacked=1&lt;/script&gt; 1.2.5');
    const markdown = renderMarkdown(report);
    expect(markdown).toContain('| error | `missing` | a.C m() | It is looked up \\| @\u200Bhere. |');
    expect(markdown).not.toMatch(/<script/);
    expect(markdown).not.toContain('| MEDIUM |');
  });
});

describe('how it was built', () => {
  test('is told of an index by its platforms, of a build by builder and parts', () => {
    const page = renderHtml(
      reportOver([filed(indexStatement(DIGESTS)), filed(imageProvenance(DIGESTS.amd64))]),
    );
    expect(page).toContain(`<code class="digest">sha256:${DIGESTS.arm64}</code>`);
    expect(page).toContain('2 parts: distribution, docker.io/library/alpine:3.22');
    expect(page).toContain('2026-11-20 09:00 UTC, took 4 min 10 s');
    expect(page).toContain('<a href="#builds">Builds <span>2</span></a>');
  });

  test('is told of a binary by what is in it', () => {
    const page = renderHtml(reportOver([filed(sbomStatement(DIGESTS.amd64))]));
    expect(page).toContain('What is in kafka.Kafka 4.1.0');
    expect(page).toContain('<span class="name">1 component</span>');
    expect(page).toContain('pkg:maven/org.apache.kafka/kafka-clients@4.1.0</th><td>4.1.0</td>');
  });
});
