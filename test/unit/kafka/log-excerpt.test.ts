import { describe, expect, test } from '@jest/globals';
import { createLogBuffer } from '../../../src/kafka/log-buffer.ts';
import { excerpt, isPortClash } from '../../../src/kafka/log-excerpt.ts';

describe('excerpt', () => {
  test('takes the error and its cause, not the stack between them', () => {
    const log = [
      '[2026-11-23] INFO starting (kafka.Kafka)',
      '[2026-11-23] ERROR Exiting Kafka due to fatal exception (kafka.Kafka$)',
      'org.apache.kafka.common.config.ConfigException: Invalid value many for configuration num.io.threads',
      '\tat org.apache.kafka.common.config.ConfigDef.parseType(ConfigDef.java:756)',
      '\t... 3 more',
      '[2026-11-23] INFO bye (kafka.Kafka)',
    ];
    expect(excerpt(log)).toEqual([log[1], log[2]]);
  });

  test('of many errors it keeps the first and the last ones', () => {
    const log = Array.from({ length: 10 }, (_, index) => `ERROR ${index}`);
    expect(excerpt(log)).toEqual(['ERROR 0', 'ERROR 8', 'ERROR 9']);
  });

  test('without an error it keeps the last lines, shortened', () => {
    const found = excerpt(['a', 'b', 'c', '', 'x'.repeat(500)]);
    expect(found.slice(0, 2)).toEqual(['b', 'c']);
    expect(found[2]).toHaveLength(401);
  });

  test('knows a port that is taken', () => {
    expect(isPortClash(['java.net.BindException: Address already in use'])).toBe(true);
    expect(isPortClash(['ERROR of another kind'])).toBe(false);
  });
});

describe('createLogBuffer', () => {
  test('keeps the last lines and says how many are gone', () => {
    const log = createLogBuffer(3, 5);
    for (const line of ['1', '2', '3', '4', '5', '6', '7', '12345678']) log.push(line);
    expect(log.lines()).toEqual(['… 5 earlier lines', '6', '7', '12345…']);
    expect(log.count).toBe(8);
  });

  test('gives what came since a mark', () => {
    const log = createLogBuffer();
    log.push('before');
    const mark = log.count;
    expect(log.since(mark)).toEqual([]);
    log.push('after');
    expect(log.since(mark)).toEqual(['after']);
  });
});
