import { PassThrough } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { createTerminalLog, plainProgress } from '../../../src/io/terminal-log.ts';

function capture(interactive: boolean) {
  const stream = new PassThrough() as unknown as NodeJS.WriteStream & PassThrough;
  stream.columns = 20;
  return {
    log: createTerminalLog({ stream, interactive, debug: false }),
    text: () => String(stream.read() ?? ''),
  };
}

describe('the log of a terminal', () => {
  test('a live line is rewritten, cut to the width, and gone at the end', () => {
    const { log, text } = capture(true);
    const line = log.progress();
    line.update('a line that is far onger than twenty columns');
    log.info('meanwhile');
    line.end('done');
    expect(text()).toBe('\r\x1b[Ka line that is far \r\x1b[Kmeanwhile\na line that is far \r\x1b[Kdone\n');
  });

  test('secrets are masked wherever they turn up', () => {
    const { log, text } = capture(true);
    log.secret('s3cret');
    log.secret('');
    log.info('token s3cret');
    log.progress().update('x s3cret');
    expect(text()).toBe('token ***\n\r\x1b[Kx ***');
  });
});

test('plain progress says the first, then at most one line in ten seconds, then the last', () => {
  const lines: string[] = [];
  let now = 0;
  const line = plainProgress(
    (text) => lines.push(text),
    () => now,
  );
  for (const [at, text] of [
    [0, 'a'],
    [9_999, 'b'],
    [10_001, 'c'],
  ] as const) {
    now = at;
    line.update(text);
  }
  line.end('d');
  expect(lines).toEqual(['a', 'c', 'd']);
});
