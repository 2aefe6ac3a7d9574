import { expect, test } from '@jest/globals';
import { Symbols } from '../../../../src/metadata/classfile/symbols.ts';

const idOf = (symbols: Symbols, text: string) => {
  const bytes = Buffer.from(`..${text}..`);
  return symbols.textId(bytes, 2, bytes.length - 2);
};

test('a text has one number, wherever it stands, and the number gives it back', () => {
  const symbols = new Symbols();
  const texts = ['', 'a', 'java/lang/Object', '()V', 'Größe', '☃', 'Gro\u0308sse'];
  const ids = texts.map((text) => idOf(symbols, text));
  expect(new Set(ids).size).toBe(texts.length);
  expect(ids.map((id) => symbols.text(id))).toEqual(texts);
  expect(texts.map((text) => idOf(symbols, text))).toEqual(ids);
});

test('texts with the same hash are told apart', () => {
  // Pairs with the same FNV-1a hash of 32 bits.
  const pairs = ['costarring', 'liquid', 'declinate', 'macallums', 'altarage', 'zinke'];
  const symbols = new Symbols();
  expect(pairs.map((text) => symbols.text(idOf(symbols, text)))).toEqual(pairs);
});

test('many texts keep their numbers while the table grows', () => {
  const symbols = new Symbols();
  const texts = Array.from({ length: 50_000 }, (_, at) => `org/apache/kafka/T${at}`);
  const ids = texts.map((text) => idOf(symbols, text));
  expect(texts.every((text, at) => idOf(symbols, text) === ids[at])).toBe(true);
  expect(ids.every((id, at) => symbols.text(id) === texts[at])).toBe(true);
});

test('the same member of two classes is one object, another owner another one', () => {
  const symbols = new Symbols();
  const [owner, other, name, descriptor] = ['a/B', 'a/C', 'run', '()V'].map((text) => idOf(symbols, text));
  const member = (of = -1) => symbols.member(symbols.memberId(of, name ?? -1, descriptor ?? -1));
  expect(member(owner)).toEqual({
    id: 0,
    owner: 'a/B',
    name: 'run',
    descriptor: '()V',
    selector: 'run()V',
  });
  expect(member(owner)).toBe(member(owner));
  expect(member(other)?.id).toBe(1);
  expect(member(other)?.selector).toBe(symbols.selector(name ?? -1, descriptor ?? -1));
});
