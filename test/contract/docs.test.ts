import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { DEMANDS } from '../../scripts/pages/policies.ts';
import { commands } from '../../src/cli/commands.ts';
import { KIND_NAMES } from '../../src/evidence/kinds.ts';
import { RULES } from '../../src/metadata/findings.ts';
import { ALL_CHECKS } from '../../src/sanity/checks/all.ts';
import { shellFaults } from '../support/docs/commands.ts';
import { jsonFaults, yamlFaults } from '../support/docs/data-blocks.ts';
import { linkFaults } from '../support/docs/links.ts';
import type { Fence } from '../support/docs/markdown.ts';
import { nameFaults } from '../support/docs/names.ts';
import { runnableBlocks } from '../support/docs/runnable.ts';
import { readDocuments, thisWorld } from '../support/docs/world.ts';
import { filesBelow, root } from '../support/source-tree.ts';

const documents = readDocuments();
const world = thisWorld();
/** Blocks that only people read. */
const PROSE = ['text', 'mermaid', 'properties', 'java', 'ts'];

function blockFaults({ language, text }: Fence): string[] {
  if (language === 'sh') return shellFaults(text, world);
  if (language === 'json') return jsonFaults(text);
  if (language === 'yaml') return yamlFaults(text, world);
  return PROSE.includes(language) ? [] : [`the language "${language}" is none of those that are checked`];
}

describe.each([...documents])('%s', (path, document) => {
  test('its links lead somewhere', () => {
    expect(linkFaults(document, documents, world.exists)).toEqual([]);
  });

  test('its blocks name what exists, and are valid', () => {
    const faults = document.fences.flatMap((fence) =>
      blockFaults(fence).map((fault) => `${path}:${fence.line}: ${fault}`),
    );
    expect(faults).toEqual([]);
  });

  test('its blocks of shell are run, or say why not', () => {
    expect(() => runnableBlocks(path, readFileSync(join(root, path), 'utf8'))).not.toThrow();
  });

  test('its names in code font exist', () => {
    expect(nameFaults(document, world)).toEqual([]);
  });
});

describe('what exists is documented', () => {
  const named = (...paths: readonly string[]) =>
    new Set(paths.flatMap((path) => documents.get(path)?.code.map(({ text }) => text) ?? []));

  test.each([
    ['checks', ALL_CHECKS.map(({ id }) => id), 'docs/checks.md'],
    ['demands', DEMANDS.map(({ name }) => name), 'docs/policies.md'],
    ['kinds of evidence', KIND_NAMES, 'docs/policies.md'],
    ['rules', Object.keys(RULES), 'docs/metadata-check.md'],
  ])('all %s', (_, names, path) => {
    const there = named(path);
    expect(names.filter((name) => !there.has(name))).toEqual([]);
  });

  test('all commands, in the README', () => {
    const links = new Set(documents.get('README.md')?.links.map(({ text }) => text));
    const pages = commands.map(({ name }) =>
      name === 'pipeline' ? 'docs/pipeline.md' : `actions/${name}/README.md`,
    );
    expect(pages.filter((page) => !links.has(page))).toEqual([]);
  });

  test('all pages, in the index or one click behind it', () => {
    const linked = ['README.md', 'docs/README.md', 'docs/decisions/README.md'].flatMap((path) =>
      (documents.get(path)?.links ?? []).map(({ text }) =>
        new URL(text, `file:///${path}`).pathname.slice(1),
      ),
    );
    const orphans = [...documents.keys()].filter((path) => path !== 'README.md' && !linked.includes(path));
    expect(orphans).toEqual([]);
  });
});

test('the limits speak of every Kafka in the catalogue, and of no other as if it were there', () => {
  const rows = readFileSync(join(root, 'docs/limits.md'), 'utf8').matchAll(/^\| (\d+\.\d+\.\d+) \| yes \|/gm);
  const catalogue = filesBelow('catalogue').flatMap(
    (path) => /^catalogue\/(\d+\.\d+\.\d+)\.json$/.exec(path)?.[1] ?? [],
  );
  expect([...rows].map(([, version]) => version).sort()).toEqual(catalogue);
});

test('every demand says what to do where it is not met', () => {
  const page = readFileSync(join(root, 'docs/policies.md'), 'utf8');
  const sections = new Map(
    page.split(/^### /m).map((section) => [/^`([\w-]+)`/.exec(section)?.[1], section]),
  );
  const silent = DEMANDS.filter(({ name }) => !/\*Not met:\* \S.{40,}/.test(sections.get(name) ?? ''));
  expect(silent.map(({ name }) => name)).toEqual([]);
});

describe('the quick start', () => {
  const page = documents.get('docs/quick-start.md');

  test('names variables by the rule that it states', () => {
    const rows = [
      ...readFileSync(join(root, 'docs/quick-start.md'), 'utf8').matchAll(
        /^\| `([a-z][\w.-]+)` \| `(KAFKA_\w+)` \|$/gm,
      ),
    ];
    const variableOf = (property: string) =>
      `KAFKA_${property.replaceAll('_', '__').replaceAll('-', '___').replaceAll('.', '_').toUpperCase()}`;
    expect(rows.map(([, property = '']) => variableOf(property))).toEqual(
      rows.map(([, , variable]) => variable),
    );
    expect(rows.length).toBeGreaterThan(2);
  });

  test('shows Java as the program has it that is tested', () => {
    const program = readFileSync(join(root, 'docker/test/testcontainers/ProduceConsume.java'), 'utf8');
    const lines = page?.fences
      .filter(({ language }) => language === 'java')
      .flatMap(({ text }) => text.split('\n'));
    expect(lines?.filter((line) => !program.includes(line))).toEqual([]);
    expect(lines?.length).toBeGreaterThan(0);
  });
});
