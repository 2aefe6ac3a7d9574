import { expect, test } from '@jest/globals';
import { unproven } from '../../../scripts/pages/proofs.ts';
import { ALL_CHECKS } from '../../../src/sanity/checks/all.ts';
import { MUTATIONS } from '../../support/mutations/all.ts';

test('ids are unique and kebab-case, titles are sentences without a full stop', () => {
  const ids = ALL_CHECKS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, title } of ALL_CHECKS) {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(title).toMatch(/^[A-Z0-9].*[^.]$/);
  }
});

test('for every check there is a fault that turns it red', () => {
  const proven = new Set(MUTATIONS.flatMap(({ red }) => red));
  expect(ALL_CHECKS.map(({ id }) => id).filter((id) => !proven.has(id))).toEqual([]);
  expect([...proven].filter((id) => !ALL_CHECKS.some((check) => check.id === id))).toEqual([]);
});

test('every fault was seen to do what it says; after a change, npm run proofs shows it again', () => {
  expect(unproven()).toEqual([]);
});
