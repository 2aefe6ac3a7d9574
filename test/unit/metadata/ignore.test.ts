import { expect, test } from '@jest/globals';
import type { Finding } from '../../../src/metadata/findings.ts';
import { applyIgnored, parseIgnoreFile } from '../../../src/metadata/ignore.ts';

const finding: Finding = {
  rule: 'plugin',
  severity: 'warning',
  confidence: 'medium',
  subject: 'org.apache.kafka.A$B',
  message: '',
  evidence: { trail: [] },
};
const apply = (text: string, today = '2026-11-23') =>
  applyIgnored([finding], parseIgnoreFile('ignore.txt', text), today, 'ignore.txt');

test('an exception takes its finding out until its last day', () => {
  const line = '# why\nplugin org.apache.kafka.A$B until=2026-11-23 not used here\n';
  expect(apply(line)).toEqual({ findings: [], suppressed: 1 });
  const later = apply(line, '2026-11-24');
  expect(later.suppressed).toBe(0);
  expect(later.findings.map(({ rule, severity, place }) => [rule, severity, place?.line])).toEqual([
    ['plugin', 'warning', undefined],
    ['expired-ignore', 'warning', 2],
  ]);
});

test('a star stands for any text, and a line that matches nothing is said', () => {
  expect(apply('* org.apache.* until=2027-01-01 all of it').suppressed).toBe(1);
  const none = apply('plugin org.apache.kafka.A until=2027-01-01 gone');
  expect(none.findings.map(({ rule, severity }) => [rule, severity])).toEqual([
    ['plugin', 'warning'],
    ['expired-ignore', 'note'],
  ]);
});

test.each([
  ['plugin a.B some reason', /ignore\.txt:1 is not of the form/],
  ['plugin a.B until=2026-13-99 reason', /ignore\.txt:1 is not of the form/],
  ['plugin a.B until=2027-01-01', /ignore\.txt:1 is not of the form/],
  ['pluggin a.B until=2027-01-01 reason', /ignore\.txt:1 names the unknown rule "pluggin"/],
])('%s is refused', (text, message) => {
  expect(() => apply(text)).toThrow(message);
});
