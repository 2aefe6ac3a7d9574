import { describe, expect, test } from '@jest/globals';
import { renderJunit } from '../../../src/report/junit.ts';
import { check, suiteOf } from '../../support/evidence.ts';
import { reportOn } from '../../support/reports.ts';
import { failingSuite, HOSTILE, sampleSuite } from '../../support/sample-suite.ts';
import { readXml, type XmlElement } from '../../support/xml.ts';

function all(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((each) => [...(each.name === name ? [each] : []), ...all(each, name)]);
}

describe('junit.xml', () => {
  test('counts what it lists, in each suite and in all', () => {
    const root = readXml(renderJunit(reportOn(failingSuite())));
    const suites = all(root, 'testsuite');
    const number = (element: XmlElement, name: string) => Number(element.attributes[name]);
    for (const suite of suites) {
      expect(number(suite, 'tests')).toBe(all(suite, 'testcase').length);
      expect(number(suite, 'failures')).toBe(all(suite, 'failure').length);
      expect(number(suite, 'skipped')).toBe(all(suite, 'skipped').length);
      expect(suite.attributes.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
    }
    for (const name of ['tests', 'failures', 'skipped']) {
      expect(number(root, name)).toBe(suites.reduce((sum, suite) => sum + number(suite, name), 0));
    }
    expect(number(root, 'failures')).toBe(4); // two checks, and the two demands that they break
  });

  test('a verdict that is not passed is red even where no check failed', () => {
    const root = readXml(renderJunit(reportOn(suiteOf([check('only-one')]))));
    expect(all(root, 'failure').map(({ attributes }) => attributes.message)).toEqual(['Only 1 passed.']);
  });

  test('a failure carries its message, its notes and the broker’s log', () => {
    const root = readXml(renderJunit(reportOn(failingSuite())));
    const failed = all(root, 'testcase').find(({ attributes }) =>
      attributes.name?.startsWith('kill-recovers'),
    );
    expect(failed?.attributes).toMatchObject({ classname: 'sanity.jvm.lifecycle', time: '5.120' });
    expect(failed?.children.map(({ name }) => name)).toEqual(['failure', 'system-out']);
    expect(failed?.children[0]?.text).toContain('Missing: offset 417');
    expect(failed?.children[1]?.text).toContain('ERROR Truncating');
  });

  test('hostile text stays text and the XML stays valid', () => {
    const root = readXml(renderJunit(reportOn(failingSuite())));
    const failed = all(root, 'testcase').find(({ attributes }) =>
      attributes.name?.startsWith('config-refused'),
    );
    const expected = HOSTILE.replace('\u0000', '\uFFFD').replace('\u001b', '\uFFFD');
    expect(failed?.children[0]?.text).toBe(expected);
    expect(failed?.children[0]?.attributes.message).toBe(expected);
    expect(all(root, 'script')).toEqual([]);
  });

  test('what did not run says why', () => {
    const root = readXml(renderJunit(reportOn(sampleSuite())));
    expect(all(root, 'skipped').map(({ attributes }) => attributes.message)).toEqual([
      'not applicable: since Kafka 4.2',
      'the JDK on this machine has no javac',
    ]);
  });

  test('the same evidence gives the same bytes', () => {
    expect(renderJunit(reportOn(sampleSuite()))).toBe(renderJunit(reportOn(sampleSuite())));
  });
});
