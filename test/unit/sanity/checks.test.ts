import { expect, test } from '@jest/globals';
import { ALL_CHECKS } from '../../../src/sanity/checks/all.ts';

test('ids are unique and kebab-case, titles are sentences without a full stop', () => {
  const ids = ALL_CHECKS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, title } of ALL_CHECKS) {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(title).toMatch(/^[A-Z0-9].*[^.]$/);
  }
});
