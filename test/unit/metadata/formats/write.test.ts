import { describe, expect, test } from '@jest/globals';
import { differenceOf, registrations } from '../../../../src/metadata/agent/registrations.ts';
import { type Format, parseMetadata } from '../../../../src/metadata/formats/folder.ts';
import { mergeMetadata } from '../../../../src/metadata/formats/merge.ts';
import { EMPTY, type Metadata } from '../../../../src/metadata/formats/model.ts';
import { writePerKind, writeUnified } from '../../../../src/metadata/formats/write.ts';

const FULL: Metadata = {
  ...EMPTY,
  reflection: [
    {
      type: 'a.B',
      flags: ['allDeclaredFields'],
      methods: [{ name: '<init>', parameterTypes: [] }],
      queriedMethods: [{ name: 'get', parameterTypes: ['int', 'java.lang.String[]'] }],
      fields: ['MODULE$'],
    },
    { type: 'a.C', condition: 'a.B', flags: [], methods: [{ name: 'any' }], queriedMethods: [], fields: [] },
  ],
  jni: [
    {
      type: 'java.util.Arrays',
      flags: [],
      methods: [{ name: 'asList', parameterTypes: ['java.lang.Object[]'] }],
      queriedMethods: [],
      fields: [],
    },
  ],
  resources: [
    { kind: 'include', form: 'regex', pattern: '\\Qkafka/kafka-version.properties\\E' },
    { kind: 'include', form: 'regex', pattern: '\\Qsun/net/idn/uidna.spp\\E', module: 'java.base' },
  ],
  bundles: [{ name: 'a.Messages', locales: ['und'], classNames: [] }],
  proxies: [{ interfaces: ['a.One', 'a.Two'] }],
  serialization: [{ type: 'java.util.ArrayList' }],
};

function reread(metadata: Metadata, format: Format): Metadata {
  const files = [...(format === 'unified' ? writeUnified : writePerKind)(metadata).files];
  return mergeMetadata(files.map(([name, text]) => parseMetadata(name, text)));
}

describe('written metadata', () => {
  test('per-kind files register the same again', () => {
    expect(differenceOf(FULL, reread(FULL, 'per-kind'))).toEqual({ added: [], removed: [] });
    expect(registrations(FULL).size).toBe(15);
  });

  test('the unified file says the same in its own way: globs, queries with the type, one list of types', () => {
    const { added, removed } = differenceOf(FULL, reread(FULL, 'unified'));
    expect(removed).toEqual([
      'bundle a.Messages und',
      'reflection a.B.get(int,java.lang.String[]) (query)',
      'resources include|java.base|regex|\\Qsun/net/idn/uidna.spp\\E|',
      'resources include||regex|\\Qkafka/kafka-version.properties\\E|',
    ]);
    expect(added).toEqual([
      'reflection java.util.ArrayList',
      'reflection java.util.Arrays',
      'reflection java.util.Arrays.asList(java.lang.Object[])',
      'resources include|java.base|glob|sun/net/idn/uidna.spp|',
      'resources include||glob|kafka/kafka-version.properties|',
    ]);
  });

  test('the same metadata has the same bytes', () => {
    expect([...writePerKind(mergeMetadata([FULL])).files]).toEqual([
      ...writePerKind(reread(FULL, 'per-kind')).files,
    ]);
  });
});

describe('difference', () => {
  test('names each part that came or went', () => {
    const [first, ...others] = FULL.reflection;
    if (first === undefined) throw new Error('no entry');
    const changed = { ...FULL, reflection: [{ ...first, fields: [], methods: [] }, ...others], proxies: [] };
    expect(differenceOf(changed, FULL)).toEqual({
      added: ['proxy a.One, a.Two', 'reflection a.B#MODULE$', 'reflection a.B.<init>()'],
      removed: [],
    });
    expect(differenceOf(FULL, changed).removed).toHaveLength(3);
  });

  test('two spellings of an array are one', () => {
    const of = (type: string) => ({
      ...EMPTY,
      reflection: [{ type, flags: [], methods: [], queriedMethods: [], fields: [] }],
    });
    expect(differenceOf(of('[La.B;'), of('a.B[]'))).toEqual({ added: [], removed: [] });
  });
});
