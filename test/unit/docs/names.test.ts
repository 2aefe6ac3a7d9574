import { expect, test } from '@jest/globals';
import { parseMarkdown } from '../../support/docs/markdown.ts';
import { nameFaults } from '../../support/docs/names.ts';
import { thisWorld } from '../../support/docs/world.ts';

const world = thisWorld();

test.each([
  ['no-such-check', 'no-such-check is the name of nothing'],
  ['--no-such-option', '--no-such-option is no option'],
  ['KAFKA_NATIVE_NOTHING', 'KAFKA_NATIVE_NOTHING is read nowhere'],
  ['src/core/none.ts', 'src/core/none.ts: there is no src/core/none.ts'],
  ['test/none/*.test.ts', 'test/none/*.test.ts: there is no test/none/'],
  ['npm run none', 'npm run none: no such script'],
])('%s', (code, fault) => {
  expect(nameFaults(parseMarkdown('x.md', `A \`${code}\`.`), world)).toEqual([`x.md:1: ${fault}`]);
});

test('names that exist, and words that name nothing here, are left alone', () => {
  const text =
    '`topic-create` `--kafka-version 4.4.0` `src/core/command.ts` `actions/*` `npm run check` `word` `a.b`';
  expect(nameFaults(parseMarkdown('x.md', text), world)).toEqual([]);
});
