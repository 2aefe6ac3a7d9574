import { describe, expect, test } from '@jest/globals';
import { checkPins, pinsIn, readAllowList } from '../../../scripts/workflows/allow-list.ts';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const C = 'c'.repeat(40);
const NOW = new Date('2026-11-20T12:00:00Z');
const LIST = `
docker/login-action:
  ${A}:
    tag: v4.5.1
    expires_at: 2026-12-01
  ${B}:
    tag: v4.5.2
  ${C}:
    expires_at: 2026-11-19
someone/kept:
  ${A}:
    expires_at: 2026-01-01
    keep: true
someone/any:
  '*':
    keep: true
`;

const workflow = (...uses: string[]) =>
  ['jobs:', ...uses.map((each) => `      - uses: ${each} # v1.0.0`)].join('\n');
const check = (...uses: string[]) =>
  checkPins(pinsIn(workflow(...uses), 'a.yml'), readAllowList(LIST), NOW).map(
    ({ severity, line, text }) => `${severity} ${line} ${text}`,
  );

describe('the foundation’s list of actions', () => {
  test('its own, GitHub’s, and what it lists are allowed', () => {
    expect(
      check(
        `actions/checkout@${C}`,
        `apache/something/folder@${C}`,
        `github/codeql-action/init@${C}`,
        `docker/login-action@${B}`,
        `someone/kept@${A}`,
        `someone/any@${C}`,
        '$/actions/run-sanity',
      ),
    ).toEqual([]);
  });

  test('what it does not list, what has ended and what is no commit are errors', () => {
    expect(
      check(`docker/other@${A}`, `docker/login-action@${C}`, 'actions/checkout@v7', `actions-more/x@${A}`),
    ).toEqual([
      `error 2 docker/other@${A} is not in the list of allowed actions.`,
      `error 3 docker/login-action@${C} was allowed until 2026-11-19.`,
      'error 4 actions/checkout@v7 is no full commit.',
      `error 5 actions-more/x@${A} is not in the list of allowed actions.`,
    ]);
  });

  test('what ends soon is a warning, from 30 days before to its last day', () => {
    const uses = `docker/login-action@${A}`;
    const on = (day: string) =>
      checkPins(pinsIn(workflow(uses), 'a.yml'), readAllowList(LIST), new Date(`${day}T00:00:00Z`));
    expect(check(uses)).toEqual([`warning 2 ${uses} is allowed until 2026-12-01.`]);
    expect(on('2026-10-31')).toEqual([]);
    expect(on('2026-11-01')).toHaveLength(1);
    expect(on('2026-12-01').map(({ severity }) => severity)).toEqual(['warning']);
    expect(on('2026-12-02').map(({ severity }) => severity)).toEqual(['error']);
  });

  test('the generated list of patterns is read, too', () => {
    const allowed = readAllowList(`- docker/login-action@${B}\n- someone/any@*\n`);
    const pins = pinsIn(workflow(`docker/login-action@${B}`, `someone/any@${A}`, `x/y@${A}`), 'a.yml');
    expect(checkPins(pins, allowed, NOW)).toEqual([
      expect.objectContaining({ severity: 'error', text: `x/y@${A} is not in the list of allowed actions.` }),
    ]);
  });

  test('something else is refused', () => {
    expect(() => readAllowList('<html>')).toThrow('neither actions.yml nor approved_patterns.yml');
  });
});
