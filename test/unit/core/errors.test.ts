import { describe, expect, test } from '@jest/globals';
import { codeOf, explain, messageOf, UsageError, UserError } from '../../../src/core/errors.ts';

describe('explain', () => {
  test('a user error is one paragraph with its hint; the cause only in the detail', () => {
    const error = new UserError('No JDK was found.', {
      hint: 'Install JDK 17.',
      cause: new Error('ENOENT java'),
    });
    const { text, exitCode, detail } = explain(error);
    expect(text).toBe('No JDK was found.\nInstall JDK 17.');
    expect(exitCode).toBe(1);
    expect(detail).toContain('caused by: Error: ENOENT java');
  });

  test('wrong usage has every problem and exit code 2', () => {
    expect(explain(new UsageError(['a is bad', 'b is bad']))).toMatchObject({
      text: 'a is bad\nb is bad',
      exitCode: 2,
    });
  });

  test('an aggregate is unrolled and takes the worst exit code', () => {
    const error = new AggregateError([new UserError('one'), new UsageError(['two'])]);
    expect(explain(error)).toMatchObject({ text: 'one\ntwo', exitCode: 2 });
  });

  test.each([
    [
      'EACCES',
      'permission denied',
      /^EACCES: permission denied, mkdir '\/cache\/kafka'\.\nGive this user the right/,
    ],
    [
      'EROFS',
      'read-only file system',
      /\nThat file system is read-only; name another one: .*KAFKA_NATIVE_CACHE/,
    ],
    ['ENOSPC', 'no space left on device', /\nFree some space there, or name another one: .*TMPDIR/],
  ])('a folder that cannot be written to is no unexpected failure: %s', (code, words, text) => {
    const thrown = Object.assign(new Error(`${code}: ${words}, mkdir '/cache/kafka'`), { code });
    expect(explain(thrown)).toMatchObject({ text: expect.stringMatching(text), exitCode: 1 });
  });

  test.each([
    ['a string', 'a string'],
    [undefined, 'undefined'],
    [{ answer: 42 }, '{"answer":42}'],
    [new Error(''), 'Error'],
  ])('what is no user error is named as unexpected: %p', (thrown, message) => {
    expect(explain(thrown)).toMatchObject({ text: `Unexpected failure: ${message}`, exitCode: 1 });
  });
});

test('messageOf survives what cannot be shown as JSON', () => {
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  expect(messageOf(circular)).toBe('[object Object]');
});

test('codeOf reads system error codes only', () => {
  expect(codeOf(Object.assign(new Error('x'), { code: 'ENOSPC' }))).toBe('ENOSPC');
  expect(codeOf(Object.assign(new Error('x'), { code: 7 }))).toBeUndefined();
  expect(codeOf('ENOSPC')).toBeUndefined();
});
