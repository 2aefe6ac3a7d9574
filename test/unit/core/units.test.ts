import { expect, test } from '@jest/globals';
import { formatBytes, formatDuration, parseBytes, parseDuration } from '../../../src/core/units.ts';

test.each([
  ['250ms', 250],
  ['30s', 30_000],
  ['5m', 300_000],
  ['2h', 7_200_000],
  ['5', undefined],
  ['-1s', undefined],
  ['1d', undefined],
])('parseDuration(%s)', (text, ms) => expect(parseDuration(text)).toBe(ms));

test.each([
  ['1024', 1024],
  ['512K', 524_288],
  ['64m', 67_108_864],
  ['2g', 2_147_483_648],
  ['2gb', undefined],
  ['1.5g', undefined],
])('parseBytes(%s)', (text, bytes) => expect(parseBytes(text)).toBe(bytes));

test.each([
  [0, '0 ms'],
  [999.4, '999 ms'],
  [999.6, '1.00 s'],
  [1234, '1.23 s'],
  [9996, '10.0 s'],
  [59_960, '1 min'],
  [61_000, '1 min 1 s'],
  [3_600_000, '1 h'],
  [3_723_000, '1 h 2 min 3 s'],
])('formatDuration(%d)', (ms, text) => expect(formatDuration(ms)).toBe(text));

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.0 KiB'],
  [1536, '1.5 KiB'],
  [1024 ** 2 - 1, '1.0 MiB'],
  [5 * 1024 ** 3, '5.0 GiB'],
])('formatBytes(%d)', (bytes, text) => expect(formatBytes(bytes)).toBe(text));
