import { expect, test } from '@jest/globals';
import { inMemory, Zip } from '../../../src/io/zip.ts';
import { zipOf } from '../../support/zip-file.ts';

const archive = zipOf({ 'a/b.txt': 'hello', 'folder/': '', 'big.txt': 'x'.repeat(100_000) });

test('lists files and inflates those that are asked for', () => {
  const zip = new Zip('a.jar', inMemory(archive));
  expect(zip.entries.map(({ name }) => name)).toEqual(['a/b.txt', 'big.txt']);
  const [small, big] = zip.entries;
  expect(small && zip.read(small).toString()).toBe('hello');
  expect(big && zip.read(big).length).toBe(100_000);
});

test('a cut-off archive is named with what is wrong', () => {
  expect(() => new Zip('a.jar', inMemory(archive.subarray(0, archive.length - 30)))).toThrow(
    /a\.jar is not a sound archive: it has no directory/,
  );
});

test('a damaged entry is noticed by its checksum or its data', () => {
  const bytes = Buffer.from(archive);
  bytes.writeUInt8((bytes[40] ?? 0) ^ 0xff, 40);
  const zip = new Zip('a.jar', inMemory(bytes));
  const [first] = zip.entries;
  if (first === undefined) throw new Error('no entry');
  expect(() => zip.read(first)).toThrow(/a\.jar is not a sound archive: .*a\/b\.txt/);
});

test('an entry that inflates to more than it says is refused', () => {
  const bytes = Buffer.from(archive);
  const central = bytes.lastIndexOf(Buffer.from('PK\x01\x02'));
  bytes.writeUInt32LE(10, central + 24);
  const zip = new Zip('a.jar', inMemory(bytes));
  const big = zip.entries.at(-1);
  if (big === undefined) throw new Error('no entry');
  expect(() => zip.read(big)).toThrow(/big\.txt cannot be decompressed/);
});

test('a file that is not there is one sentence', () => {
  expect(() => Zip.open('/does/not/exist.jar')).toThrow(/exist\.jar cannot be read: ENOENT/);
});
