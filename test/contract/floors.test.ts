import { describe, expect, test } from '@jest/globals';
import { filesBelow, importsOf } from '../support/source-tree.ts';

/** docs/architecture: an import goes down, never up, never sideways between features. */
const FEATURES = ['graalvm', 'metadata', 'binary', 'image', 'sanity', 'scan', 'report'];
const MAY_IMPORT: Record<string, readonly string[]> = {
  core: [],
  io: ['core'],
  evidence: ['io', 'core'],
  kafka: ['io', 'core'],
  ...Object.fromEntries(FEATURES.map((room) => [room, ['evidence', 'kafka', 'io', 'core']])),
  pipeline: [...FEATURES, 'evidence', 'kafka', 'io', 'core', 'actions'],
  actions: [...FEATURES, 'pipeline', 'evidence', 'kafka', 'io', 'core'],
  cli: ['actions', 'pipeline', 'io', 'core'],
};
/** Data of the repository that code may read. */
const DATA = /^(package\.json|policies\/|catalogue\/)/;
/** Packages that do no I/O, allowed outside src/io. */
const PURE_PACKAGES = /^(jsonc-parser|zod)$/;
/** Each wraps the package for the rest of its room. */
const WRAPPERS: Record<string, readonly string[]> = {
  ...Object.fromEntries(
    [
      'client',
      'client-fetch',
      'client-identity',
      'client-login',
      'client-requests',
      'client-share',
      'client-streams',
    ].map((name) => [`src/kafka/${name}.ts`, ['@platformatic/kafka']]),
  ),
  'src/actions/run-action.ts': ['@actions/core'],
};

const room = (file: string) => file.split('/')[1] ?? '';
const sources = filesBelow('src').filter((file) => file.endsWith('.ts'));

function violations(file: string, imports: readonly string[]): string[] {
  const allowed = MAY_IMPORT[room(file)];
  if (allowed === undefined) return [`${file} is in no known room`];
  return imports.flatMap((target) => {
    if (target.startsWith('src/')) {
      const fine = room(target) === room(file) || allowed.includes(room(target));
      return fine ? [] : [`${file} (${room(file)}) imports ${target} (${room(target)})`];
    }
    if (DATA.test(target) || PURE_PACKAGES.test(target)) return [];
    if (target.startsWith('node:')) {
      const fine =
        room(file) === 'io' || !/^node:(child_process|net|http|https|tls|worker_threads)$/.test(target);
      return fine && (room(file) !== 'core' || target === 'node:util') ? [] : [`${file} imports ${target}`];
    }
    const fine = room(file) === 'io' || WRAPPERS[file]?.includes(target);
    return fine ? [] : [`${file} imports the package ${target}, which belongs behind src/io`];
  });
}

/** A way along imports that comes back to where it began, types included; undefined where there is none. */
function circle(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  const search = (file: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const target of graph.get(file) ?? []) {
      const found = search(target, [...way, file]);
      if (found !== undefined) return found;
    }
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const found = search(file, []);
    if (found !== undefined) return found;
  }
  return undefined;
}

describe('floors', () => {
  test('there are modules to look at', () => expect(sources.length).toBeGreaterThan(20));

  test('every import goes down', () => {
    expect(sources.flatMap((file) => violations(file, importsOf(file)))).toEqual([]);
  });

  test('no modules import each other in a circle', () => {
    expect(circle(new Map(sources.map((file) => [file, importsOf(file)])))).toBeUndefined();
  });

  test('a circle would be seen', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', []],
      ['d', ['b']],
    ]);
    expect(circle(graph)).toEqual(['b', 'd', 'b']);
  });

  test.each([
    ['src/core/x.ts', 'src/io/y.ts'],
    ['src/io/x.ts', 'src/kafka/y.ts'],
    ['src/sanity/x.ts', 'src/report/y.ts'],
    ['src/kafka/x.ts', 'src/evidence/y.ts'],
    ['src/report/x.ts', 'node:child_process'],
    ['src/report/x.ts', '@octokit/rest'],
    ['src/core/x.ts', 'node:fs'],
    ['src/elsewhere/x.ts', 'src/core/y.ts'],
  ])('an import of %s from %s would be seen', (file, target) => {
    expect(violations(file, [target])).toHaveLength(1);
  });
});
