import { expect, test } from '@jest/globals';
import { createLogBuffer } from '../../../src/kafka/log-buffer.ts';

test('a watch tells of the first line that matches, once, and of none before it was set', () => {
  const log = createLogBuffer();
  const seen: number[] = [];
  log.push('Kafka Server started');
  log.watch(/started/, () => seen.push(log.count));
  for (const line of ['nothing', 'it started', 'it started again']) log.push(line);
  expect(seen).toEqual([3]);
});
