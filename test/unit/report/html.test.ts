import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { html, trusted } from '../../../src/core/html.ts';
import { renderHtml } from '../../../src/report/html/page.ts';
import { buildReport } from '../../../src/report/model.ts';
import {
  check,
  checks,
  distributionStatement,
  filed,
  NOW,
  nativeStatement,
  suiteOf,
  testStatement,
} from '../../support/evidence.ts';
import { reportOn, reportOver } from '../../support/reports.ts';
import { failingSuite, HOSTILE, sampleSuite } from '../../support/sample-suite.ts';

describe('the template', () => {
  test('escapes text between tags and in attributes, and keeps markup', () => {
    const inner = html`<b title="${'"<'}">${"<i> & 'x'"}</b>`;
    expect(`${html`${inner}${[1, html`<hr>`]}${false}${undefined}`}`).toBe(
      '<b title="&quot;&lt;">&lt;i&gt; &amp; &#39;x&#39;</b>1<hr>',
    );
  });

  test('shows control characters and those that turn the direction of text', () => {
    expect(`${html`${'a\u0000\u001b\u202Eb\n\t'}`}`).toBe('a\uFFFD\uFFFD\uFFFDb\n\t');
  });

  test('trusted source cannot end its element', () => {
    expect(() => trusted('"</script>"')).toThrow();
  });
});

describe('index.html', () => {
  const page = renderHtml(reportOn(failingSuite()));

  test('allows exactly its own style and script, and no request', () => {
    const policy =
      /Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1]?.replaceAll('&#39;', "'") ?? '';
    const digest = (tag: string) => {
      const source = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page)?.[1] ?? '';
      return `'sha256-${createHash('sha256').update(source).digest('base64')}'`;
    };
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`style-src ${digest('style')}`);
    expect(policy).toContain(`script-src ${digest('script')}`);
    expect(page).not.toMatch(/ (style|on\w+)="/);
    expect(page).not.toMatch(/(src|href)="(?!#|data:)/);
  });

  test('every name is unique and every link inside the page leads somewhere', () => {
    const same = check('Topic Create', { title: 'Another of the same name' });
    const both = reportOver([
      filed(distributionStatement()),
      filed(testStatement(suiteOf([...checks(3), same, check('topic-create')]))),
      filed(nativeStatement(failingSuite())),
    ]);
    for (const text of [page, renderHtml(both)]) {
      const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(ids.length).toBe(new Set(ids).size);
      const links = [...text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
      expect(links.filter((link) => !ids.includes(link))).toEqual([]);
    }
  });

  test('everything that came from outside is escaped', () => {
    const evil = reportOver([
      filed(distributionStatement({ from: HOSTILE }, { name: HOSTILE, digest: { sha256: 'a'.repeat(64) } })),
      filed(
        testStatement(suiteOf([check(HOSTILE, { title: HOSTILE, area: HOSTILE })], { name: HOSTILE })),
        `${HOSTILE}.json`,
      ),
    ]);
    const problems = [{ file: 'x', message: HOSTILE }];
    const { evidence, judgement, meta } = evil;
    const text = renderHtml(buildReport(evidence, problems, judgement, meta));
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(text).not.toContain('<img');
  });

  test('says loudly what was tested', () => {
    expect(page).toContain('<strong class="kind">JVM process</strong>');
    const native = renderHtml(
      reportOver([filed(distributionStatement()), filed(nativeStatement(sampleSuite()))]),
    );
    expect(native).toContain('<strong class="kind">Native process</strong>');
    expect(native).toContain('Apache Kafka 4.1.0 as a native binary');
  });

  test('the same evidence gives the same bytes, whatever its order', () => {
    const { evidence, judgement } = reportOn(sampleSuite());
    const meta = { generatedAt: NOW, version: '0.0.0-test' };
    const render = (list: typeof evidence) => renderHtml(buildReport(list, [], judgement, meta));
    expect(render(evidence.toReversed())).toBe(render(evidence));
  });
});
