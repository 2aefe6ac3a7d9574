import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { cleanUp } from '../../../src/actions/run-post.ts';
import { type AnyCommand, defineCommand } from '../../../src/core/command.ts';
import { UserError } from '../../../src/core/errors.ts';
import { integer } from '../../../src/core/inputs.ts';

const written: string[] = [];
let spy: jest.SpiedFunction<typeof process.stdout.write>;
beforeEach(() => {
  written.length = 0;
  spy = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);
});
afterEach(() => spy.mockRestore());

const commandWith = (post: AnyCommand['post']): AnyCommand =>
  defineCommand({
    name: 'a-command',
    title: 'A command',
    description: 'For this test.',
    branding: { icon: 'check', color: 'green' },
    inputs: { count: integer(0, 9)({ description: 'A digit.', default: '3' }) },
    outputs: {},
    example: {},
    run: () => Promise.reject(new Error('not called')),
    ...(post === undefined ? {} : { post }),
  });
const said = () =>
  written
    .join('')
    .split('\n')
    .filter((line) => line.startsWith('::warning'));

test.each([
  [
    'an error',
    new UserError('The engine is gone.', { hint: 'Start it.' }),
    'The engine is gone.%0AStart it.',
  ],
  ['what is no Error', 'plain text', 'Unexpected failure: plain text'],
  ['several at once', new AggregateError([new UserError('One.'), new UserError('Two.')]), 'One.%0ATwo.'],
])('%s is a warning', async (_, thrown, text) => {
  await cleanUp(
    commandWith(() => Promise.reject(thrown)),
    { INPUT_COUNT: '3' },
    1000,
  );
  expect(said()).toEqual([`::warning::After the job, a-command could not clean up. ${text}`]);
});

test('what is thrown before there is a promise is one, too', async () => {
  const post = () => {
    throw new UserError('At once.');
  };
  await cleanUp(commandWith(post), { INPUT_COUNT: '3' }, 1000);
  expect(said()).toEqual(['::warning::After the job, a-command could not clean up. At once.']);
});

test('work that does not end is given up', async () => {
  let end = (): void => undefined;
  const endless = new Promise<void>((resolve) => (end = resolve));
  await cleanUp(
    commandWith(() => endless),
    { INPUT_COUNT: '3' },
    50,
  );
  expect(said()).toEqual([
    '::warning::After the job, a-command could not clean up. It was not done after 0.05 s.',
  ]);
  end();
});

test('it gets the inputs of the step; those that the main step refused, it does not', async () => {
  const counts: unknown[] = [];
  const command = commandWith(async (_, inputs) => {
    counts.push(inputs.count);
  });
  await cleanUp(command, { INPUT_COUNT: '7' }, 1000);
  await cleanUp(command, { INPUT_COUNT: 'many' }, 1000);
  expect({ counts, said: said() }).toEqual({ counts: [7], said: [] });
});
