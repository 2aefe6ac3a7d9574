import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { inMemory, Zip } from '../../../src/io/zip.ts';
import { storedZip } from '../../support/stored-zip.ts';
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

/** Moves everything behind the first local header on, as an extra field that the directory does not know. */
function withExtra(bytes: Buffer, length: number): Buffer {
  const at = 30 + bytes.readUInt16LE(26);
  const moved = Buffer.concat([bytes.subarray(0, at), Buffer.alloc(length), bytes.subarray(at)]);
  moved.writeUInt16LE(length, 28);
  const end = moved.length - 22;
  moved.writeUInt32LE(bytes.readUInt32LE(bytes.length - 22 + 16) + length, end + 16);
  return moved;
}

test.each([4, 64, 5000])('a local header may have an extra field of %i bytes', (length) => {
  const zip = new Zip('a.jar', inMemory(withExtra(zipOf({ 'a.txt': 'hello' }), length)));
  expect(zip.entries.map((entry) => zip.read(entry).toString())).toEqual(['hello']);
});

test('what was read from a file stays as it is when more is read', () => {
  const dir = mkdtempSync(join(tmpdir(), 'zip-'));
  try {
    const big = Buffer.alloc(400_000, 'b');
    writeFileSync(
      join(dir, 'stored.zip'),
      storedZip([
        ['one', Buffer.from('first')],
        ['two', Buffer.from('other')],
        ['big', big],
      ]),
    );
    const zip = Zip.open(join(dir, 'stored.zip'));
    const contents = zip.entries.map((entry) => zip.read(entry));
    zip.close();
    expect(contents.map((content) => content.subarray(0, 5).toString())).toEqual(['first', 'other', 'bbbbb']);
    expect(contents[2]?.equals(big)).toBe(true);
  } finally {
    rmSync(dir, { recursive: true });
  }
});
