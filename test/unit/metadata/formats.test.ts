import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { differenceOf } from '../../../src/metadata/agent/registrations.ts';
import { parseMetadata } from '../../../src/metadata/formats/folder.ts';
import { mergeMetadata } from '../../../src/metadata/formats/merge.ts';
import { typeName } from '../../../src/metadata/formats/model.ts';
import { resourceMatcher } from '../../../src/metadata/formats/resource-pattern.ts';
import { writePerKind, writeUnified } from '../../../src/metadata/formats/write.ts';

const REFLECT = `[
{
  "name":"[La.B;",
  "condition":{"typeReachable":"a.C"},
  "queryAllPublicMethods":true,
  "methods":[{"name":"<init>","parameterTypes":[] }]
}
]`;
const upstream = join(import.meta.dirname, '..', '..', 'fixtures', 'metadata', 'upstream', '4.0');
const real = (name: string) => parseMetadata(name, readFileSync(join(upstream, name), 'utf8'));

describe('reading', () => {
  test('per-kind files keep condition, flags, members and place', () => {
    expect(parseMetadata('x/reflect-config.json', REFLECT).reflection).toEqual([
      {
        type: '[La.B;',
        flags: ['queryAllPublicMethods'],
        methods: [{ name: '<init>', parameterTypes: [] }],
        queriedMethods: [],
        fields: [],
        condition: 'a.C',
        place: { file: 'x/reflect-config.json', line: 2 },
      },
    ]);
  });

  test('the unified file spreads over the kinds', () => {
    const text = JSON.stringify({
      reflection: [
        { type: 'a.B', jniAccessible: true, fields: [{ name: 'f' }] },
        { type: { proxy: ['a.I'] } },
        { type: 'a.S', serializable: true },
      ],
      resources: [{ glob: 'x/**/*.so' }, { bundle: 'a.Messages' }],
    });
    const read = parseMetadata('reachability-metadata.json', text);
    expect(read.jni.map(({ type, fields }) => [type, fields])).toEqual([['a.B', ['f']]]);
    expect(read.proxies.map(({ interfaces }) => interfaces)).toEqual([['a.I']]);
    expect(read.serialization.map(({ type }) => type)).toEqual(['a.S']);
    expect(read.resources.map(({ form, pattern }) => [form, pattern])).toEqual([['glob', 'x/**/*.so']]);
    expect(read.bundles.map(({ name }) => name)).toEqual(['a.Messages']);
  });

  /** https://github.com/oracle/graal/blob/master/docs/reference-manual/native-image/assets/reachability-metadata-schema-v1.2.0.json */
  test('the unified file may give reasons, and name lambdas, which have no name to register', () => {
    const text = JSON.stringify({
      reason: 'everything',
      reflection: [
        { type: 'a.B', reason: 'needed by X#y' },
        { type: { lambda: { declaringClass: 'a.B', interfaces: ['a.I'] } }, serializable: true },
      ],
      resources: [
        { glob: 'a.txt', reason: ['one', 'two'] },
        { bundle: 'a.Messages', reason: '' },
      ],
    });
    const read = parseMetadata('reachability-metadata.json', text);
    expect(read.reflection.map(({ type }) => type)).toEqual(['a.B']);
    expect(read.resources.map(({ pattern }) => pattern)).toEqual(['a.txt']);
    expect(read.bundles.map(({ name }) => name)).toEqual(['a.Messages']);
  });

  test.each([
    ['reflect-config.json', '[\n{"name":"a.B",}\n]', /reflect-config\.json:2:\d+ is not valid JSON/],
    [
      'jni-config.json',
      '[\n{"name":"a.B","feilds":[]}\n]',
      /jni-config\.json:2:15 has the unknown key "feilds"/,
    ],
    ['reflect-config.json', '[{"methods":[]}]', /:1:2 lacks the key "name"/],
    ['resource-config.json', '{"resources":{"includes":{}}}', /:1:\d+ must be a list/],
    ['reachability-metadata.json', '', /:1:1 is/],
  ])('a mistake in %s has file, line and column', (file, text, message) => {
    expect(() => parseMetadata(file, text)).toThrow(message);
  });
});

describe('merging, comparing, converting', () => {
  const one = parseMetadata('reflect-config.json', '[{"name":"a.B","fields":[{"name":"x"}]},{"name":"a.A"}]');
  const two = parseMetadata('reflect-config.json', '[{"name":"a.B","methods":[{"name":"m"}]}]');

  test('entries about the same type are joined, everything is sorted', () => {
    const merged = mergeMetadata([one, two]);
    expect(merged.reflection.map(({ type, fields, methods }) => ({ type, fields, methods }))).toEqual([
      { type: 'a.A', fields: [], methods: [] },
      { type: 'a.B', fields: ['x'], methods: [{ name: 'm' }] },
    ]);
  });

  test('the order of the parts makes no difference', () => {
    expect(differenceOf(mergeMetadata([one, two]), mergeMetadata([two, one]))).toEqual({
      added: [],
      removed: [],
    });
  });

  test('the difference names facts, not files', () => {
    expect(differenceOf(one, two)).toEqual({
      added: ['reflection a.B.m'],
      removed: ['reflection a.A', 'reflection a.B#x'],
    });
  });

  test('upstream’s folder survives the way to the unified format and back', () => {
    const before = mergeMetadata([
      real('reflect-config.json'),
      real('jni-config.json'),
      real('resource-config.json'),
    ]);
    const unified = writeUnified(before);
    expect(unified.lost).toEqual([]);
    const [[name, text] = ['', '']] = unified.files;
    const after = parseMetadata(name, text);
    const back = [...writePerKind(after).files].map(([file, content]) => parseMetadata(file, content));
    const { removed } = differenceOf(before, mergeMetadata(back));
    // The class names of a bundle have no place in the unified format, its locales are optional.
    expect(removed).toEqual([
      'bundle net.sourceforge.argparse4j.internal.ArgumentParserImpl und',
      'bundle sun.security.util.Resources sun.security.util.Resources',
    ]);
  });

  test('an expression that is no glob is reported, not dropped in silence', () => {
    const metadata = parseMetadata(
      'resource-config.json',
      '{"resources":{"includes":[{"pattern":"a.*\\\\.so"}]}}',
    );
    expect(writeUnified(metadata).lost).toEqual(['The expression a.*\\.so is no glob.']);
  });
});

test.each([
  ['regex', '\\Qa/b-1.5.so\\E', 'a/b-1.5.so', true],
  ['regex', '\\Qa/b-1.5.so\\E', 'a/b-1x5.so', false],
  ['regex', '\\Qa/\\E.*\\.so', 'a/x/y.so', true],
  ['glob', 'a/*.so', 'a/x/y.so', false],
  ['glob', 'a/**/*.so', 'a/y.so', true],
  ['glob', 'a/**', 'a/x/y.so', true],
] as const)('%s %s against %s', (form, pattern, path, matches) => {
  expect(resourceMatcher({ kind: 'include', form, pattern })?.(path)).toBe(matches);
});

test.each([
  ['[[I', 'int[][]'],
  ['[La.B;', 'a.B[]'],
  ['a.B[]', 'a.B[]'],
])('%s is %s', (name, plain) => {
  expect(typeName(name)).toBe(plain);
});
