import { describe, expect, test } from '@jest/globals';
import { formatProperties, parseProperties } from '../../../src/kafka/properties.ts';

describe('parseProperties', () => {
  test.each([
    ['key=value', 'key', 'value'],
    ['key = value ', 'key', 'value '],
    ['key: value', 'key', 'value'],
    ['key value', 'key', 'value'],
    ['  key\t=\tvalue', 'key', 'value'],
    ['key', 'key', ''],
    ['key=', 'key', ''],
    ['key==value', 'key', '=value'],
    ['a\\=b\\:c\\ d=e', 'a=b:c d', 'e'],
    ['path=C\\:\\\\kafka', 'path', 'C:\\kafka'],
    ['tab=\\t|\\n|\\r|\\f', 'tab', '\t|\n|\r|\f'],
    ['unicode=\\u00e4\\u20AC', 'unicode', 'ä€'],
    ['odd=\\q', 'odd', 'q'],
    ['list=a,\\\n    b,\\\n    c', 'list', 'a,b,c'],
    ['windows=1\r\n', 'windows', '1'],
    ['last=\\', 'last', ''],
    ['even=a\\\\\nnext=b', 'even', 'a\\'],
  ])('%j', (text, key, value) => {
    expect(parseProperties(text).get(key)).toBe(value);
  });

  test('comments and blank lines are nothing, also after a continued line ended', () => {
    expect([...parseProperties('# a=b\n! c=d\n\n   \n e=f\n')]).toEqual([['e', 'f']]);
  });

  test('a comment cannot be continued, but a continued line may look like one', () => {
    expect([...parseProperties('# a \\\nb=c\nd=\\\n#e')]).toEqual([
      ['b', 'c'],
      ['d', '#e'],
    ]);
  });

  test('the last of equal keys wins', () => {
    expect(parseProperties('a=1\na=2').get('a')).toBe('2');
  });
});

describe('formatProperties', () => {
  test('what was formatted is read again, whatever it is', () => {
    const properties = new Map([
      ['plain', 'value'],
      ['with space', ' leading and trailing '],
      ['a=b:c', 'd=e:f'],
      ['#hash!', '#!'],
      ['back\\slash', '\\'],
      ['control', '\t\n\r\f'],
      ['ключ', 'välue 値 😀'],
      ['empty', ''],
    ]);
    expect(parseProperties(formatProperties(properties))).toEqual(properties);
  });

  test('keeps the order and what a person would write', () => {
    expect(
      formatProperties([
        ['listeners', 'PLAINTEXT://127.0.0.1:9092'],
        ['a', 'b c'],
      ]),
    ).toBe('listeners=PLAINTEXT://127.0.0.1:9092\na=b c\n');
  });
});
