import { expect, test } from '@jest/globals';
import type { Addition, Finding } from '../../../src/metadata/findings.ts';
import { fixFolder } from '../../../src/metadata/fix.ts';
import { type Format, parseMetadata } from '../../../src/metadata/formats/folder.ts';
import { mergeMetadata } from '../../../src/metadata/formats/merge.ts';

const REFLECT = `[
{
  "name":"a.A"
},
{
  "name":"a.C",
  "fields":[{"name":"x"}]
}
]
`;
const RESOURCES = `{
  "resources":{
  "includes":[{
    "pattern":"\\\\Qb\\\\E"
  }]},
  "bundles":[]
}
`;

function folderOf(files: Record<string, string>, format: Format = 'per-kind') {
  const metadata = mergeMetadata(Object.entries(files).map(([name, text]) => parseMetadata(name, text)));
  return { path: 'config', format, metadata, files: new Map(Object.entries(files)) };
}

function finding(addition: Addition): Finding {
  return {
    rule: 'hard-coded',
    severity: 'error',
    confidence: 'high',
    subject: 'x',
    message: '',
    evidence: { trail: [] },
    addition,
  };
}

test('a new entry goes to its place and every other byte stays', () => {
  const addition = {
    kind: 'reflection',
    type: 'a.B',
    methods: [{ name: '<init>', parameterTypes: [] }],
  } as const;
  const fixed = fixFolder(folderOf({ 'reflect-config.json': REFLECT }), [finding(addition)]);
  expect(fixed.get('reflect-config.json')).toBe(
    REFLECT.replace(
      '{\n  "name":"a.C"',
      '{\n  "name":"a.B",\n  "methods":[{"name":"<init>","parameterTypes":[] }]\n},\n{\n  "name":"a.C"',
    ),
  );
});

test('an entry that is there is completed', () => {
  const fixed = fixFolder(folderOf({ 'reflect-config.json': REFLECT }), [
    finding({ kind: 'reflection', type: 'a.C', fields: ['y'] }),
  ]);
  expect(fixed.get('reflect-config.json')).toBe(
    REFLECT.replace('[{"name":"x"}]', '[{"name":"x"}, {"name":"y"}]'),
  );
});

test('a missing file is written, what is there already changes nothing', () => {
  const folder = folderOf({ 'reflect-config.json': REFLECT });
  const fixed = fixFolder(folder, [
    finding({ kind: 'jni', type: 'a.J', fields: ['p'] }),
    finding({ kind: 'reflection', type: 'a.A' }),
  ]);
  expect([...fixed]).toEqual([
    ['jni-config.json', '[\n{\n  "name":"a.J",\n  "fields":[{"name":"p"}]\n}\n]\n'],
  ]);
});

test('resources go in front of what sorts behind them', () => {
  const fixed = fixFolder(folderOf({ 'resource-config.json': RESOURCES }), [
    finding({ kind: 'resources', path: 'a' }),
    finding({ kind: 'resources', path: 'c' }),
  ]);
  const text = fixed.get('resource-config.json') ?? '';
  expect(parseMetadata('resource-config.json', text).resources.map(({ pattern }) => pattern)).toEqual([
    '\\Qa\\E',
    '\\Qb\\E',
    '\\Qc\\E',
  ]);
});

test('the unified file is completed in its own format, and a second fix changes nothing', () => {
  const file = 'reachability-metadata.json';
  const folder = folderOf({ [file]: '{"reflection":[{"type":"a.C"}]}' }, 'unified');
  const additions = [
    finding({ kind: 'jni', type: 'a.J', fields: ['p'] }),
    finding({ kind: 'resources', path: 'r' }),
  ];
  const text = fixFolder(folder, additions).get(file) ?? '';
  expect(JSON.parse(text)).toEqual({
    reflection: [{ type: 'a.C' }, { type: 'a.J', fields: [{ name: 'p' }], jniAccessible: true }],
    resources: [{ glob: 'r' }],
  });
  expect(fixFolder(folderOf({ [file]: text }, 'unified'), additions).get(file) ?? text).toBe(text);
});
