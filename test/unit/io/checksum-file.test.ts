import { describe, expect, it } from '@jest/globals';
import { parseSha512 } from '../../../src/io/checksum-file.ts';

const HEX = '0123456789abcdef'.repeat(8);
const NAME = 'kafka_2.13-4.4.0.tgz';
const groups = HEX.toUpperCase().match(/.{8}/g) ?? [];
const gpg = `${NAME}: ${groups.slice(0, 6).join(' ')}\n${' '.repeat(22)}${groups.slice(6).join(' ')}\n`;

describe('parseSha512', () => {
  it.each([
    ['of gpg --print-md, over several lines', gpg],
    ['of sha512sum', `${HEX}  ${NAME}\n`],
    ['of sha512sum in binary mode, with a folder', `${HEX} *./target/${NAME}\n`],
    ['of several files', `${'f'.repeat(128)}  other.tgz\n${HEX}  ${NAME}\n`],
    ['of BSD', `SHA512 (${NAME}) = ${HEX}\n`],
    ['without a name', `${HEX}\n`],
  ])('reads the form %s', (_, text) => {
    expect(parseSha512(text, NAME, 'sums')).toBe(HEX);
  });

  it.each([
    ['nothing', ''],
    ['another file', `${HEX}  kafka_2.13-4.3.1.tgz`],
    ['another file in groups', gpg.replace('4.4.0', '4.3.1')],
    ['too few digits', gpg.slice(0, -20)],
    ['a page', '<html>404</html>'],
  ])('refuses %s', (_, text) => {
    expect(() => parseSha512(text, NAME, 'sums')).toThrow(`sums holds no SHA-512 of ${NAME}.`);
  });
});
