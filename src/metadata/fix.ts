import type { Addition, Finding } from './findings.ts';
import type { MetadataFolder } from './formats/folder.ts';
import { parseMetadata } from './formats/folder.ts';
import { Json } from './formats/json.ts';
import { joinTypes, mergeMetadata } from './formats/merge.ts';
import type { MethodEntry, TypeEntry, TypeFlag } from './formats/model.ts';
import { EMPTY, typeName } from './formats/model.ts';
import { PER_KIND_FILES } from './formats/per-kind.ts';
import { UNIFIED_FILE } from './formats/unified.ts';
import { typeJson, writeUnified } from './formats/write.ts';

/**
 * The files of a folder with everything added that findings ask for: file name → new text, changed files
 * only. Per-kind files keep every other byte; new entries go to their alphabetical place.
 */
export function fixFolder(folder: MetadataFolder, findings: readonly Finding[]): Map<string, string> {
  const additions = findings.flatMap(({ addition }) => addition ?? []);
  if (additions.length === 0) return new Map();
  if (folder.format === 'unified') return fixUnified(folder, additions);
  const changed = new Map<string, string>();
  const apply = (file: string, empty: string, fix: (text: string) => string) => {
    const before = folder.files.get(file) ?? empty;
    const after = fix(before);
    if (after !== before) changed.set(file, after);
  };
  for (const kind of ['reflection', 'jni'] as const) {
    const types = additions.filter((each) => each.kind === kind).map(typeEntryOf);
    apply(PER_KIND_FILES[kind], '[\n]\n', (text) =>
      types.reduce((before, type) => withType(PER_KIND_FILES[kind], before, type), text),
    );
  }
  const paths = additions.flatMap((each) => (each.kind === 'resources' ? [each.path] : []));
  apply(PER_KIND_FILES.resources, '{\n  "resources":{\n  "includes":[]},\n  "bundles":[]\n}\n', (text) =>
    paths.reduce((before, path) => withPattern(before, path), text),
  );
  return changed;
}

/** The addition as an entry of its kind; of a resource, an empty one. */
export function typeEntryOf(addition: Addition): TypeEntry {
  if (addition.kind === 'resources')
    return { type: '', flags: [], methods: [], queriedMethods: [], fields: [] };
  const flags: TypeFlag[] = [];
  if (addition.allDeclaredFields) flags.push('allDeclaredFields');
  if (addition.queryAllPublicMethods) flags.push('queryAllPublicMethods');
  const methods: readonly MethodEntry[] = addition.methods ?? [];
  return { type: addition.type, flags, methods, queriedMethods: [], fields: addition.fields ?? [] };
}

function fixUnified(folder: MetadataFolder, additions: readonly Addition[]): Map<string, string> {
  const types = (kind: Addition['kind']) => additions.filter((each) => each.kind === kind).map(typeEntryOf);
  const resources = additions.flatMap((each) =>
    each.kind === 'resources' ? [{ kind: 'include', form: 'glob', pattern: each.path } as const] : [],
  );
  const added = { ...EMPTY, reflection: types('reflection'), jni: types('jni'), resources };
  const { files } = writeUnified(mergeMetadata([folder.metadata, added]));
  return new Map([[UNIFIED_FILE, files.get(UNIFIED_FILE) ?? '']]);
}

/** Adds an entry, or joins it with the one that is there. */
function withType(file: string, text: string, entry: TypeEntry): string {
  const items = Json.parse(file, text).items();
  const metadata = parseMetadata(file, text);
  const known = file === PER_KIND_FILES.jni ? metadata.jni : metadata.reflection;
  const at = known.findIndex(
    (each) => each.condition === undefined && typeName(each.type) === typeName(entry.type),
  );
  const present = known[at];
  const place = items[at];
  if (present !== undefined && place !== undefined) {
    return splice(text, place.span.from, place.span.to, agentStyle(joinTypes(present, entry)));
  }
  const next = known.findIndex((each) => each.type > entry.type);
  return insert(text, items, next < 0 ? items.length : next, agentStyle(entry), {
    before: '\n',
    between: ',\n',
    after: '\n',
  });
}

function withPattern(text: string, path: string): string {
  const file = PER_KIND_FILES.resources;
  const root = Json.parse(file, text).object(['resources', 'bundles', 'globs']).get('resources');
  const includes = root?.object(['includes', 'excludes']).get('includes');
  if (includes === undefined) return text;
  const items = includes.items();
  const patterns = parseMetadata(file, text).resources.filter(({ kind }) => kind === 'include');
  const pattern = `\\Q${path}\\E`;
  const next = patterns.findIndex((each) => each.module !== undefined || each.pattern > pattern);
  const entry = `{\n    "pattern":${JSON.stringify(pattern)}\n  }`;
  return insert(
    text,
    items,
    next < 0 ? items.length : next,
    entry,
    { before: '', between: ', ', after: '' },
    includes,
  );
}

interface Separators {
  readonly before: string;
  readonly between: string;
  readonly after: string;
}

/** Puts text before the item at `index`, or behind the last one; into an empty list where there is none. */
function insert(
  text: string,
  items: readonly Json[],
  index: number,
  entry: string,
  separators: Separators,
  list?: Json,
): string {
  const next = items[index];
  const last = items.at(-1);
  if (next !== undefined)
    return splice(text, next.span.from, next.span.from, `${entry}${separators.between}`);
  if (last !== undefined) return splice(text, last.span.to, last.span.to, `${separators.between}${entry}`);
  const from = text.indexOf('[', list?.span.from ?? 0) + 1;
  return splice(text, from, text.indexOf(']', from), `${separators.before}${entry}${separators.after}`);
}

function splice(text: string, from: number, to: number, replacement: string): string {
  return text.slice(0, from) + replacement + text.slice(to);
}

/** An entry as the tracing agent of Java 21 prints it: one key a line, members within their line. */
function agentStyle(entry: TypeEntry): string {
  const lines = Object.entries(typeJson('name', entry)).map(([key, value]) => {
    const printed = Array.isArray(value) ? `[${value.map(agentMember).join(', ')}]` : JSON.stringify(value);
    return `  ${JSON.stringify(key)}:${printed}`;
  });
  return `{\n${lines.join(',\n')}\n}`;
}

function agentMember(member: { readonly name: string; readonly parameterTypes?: readonly string[] }): string {
  const name = `"name":${JSON.stringify(member.name)}`;
  if (member.parameterTypes === undefined) return `{${name}}`;
  return `{${name},"parameterTypes":${JSON.stringify(member.parameterTypes)} }`;
}
