import type { Json } from './json.ts';
import {
  type BundleEntry,
  EMPTY,
  type Metadata,
  type MethodEntry,
  type ProxyEntry,
  type ResourceEntry,
  type SerializationEntry,
  TYPE_FLAGS,
  type TypeEntry,
} from './model.ts';

/** Files of Java 21 and before, by kind. */
export const PER_KIND_FILES = {
  reflection: 'reflect-config.json',
  jni: 'jni-config.json',
  resources: 'resource-config.json',
  proxies: 'proxy-config.json',
  serialization: 'serialization-config.json',
  predefined: 'predefined-classes-config.json',
} as const;
export type Kind = keyof typeof PER_KIND_FILES;

/** Reads one per-kind file. Throws UserError with file, line and column. */
export function readPerKind(kind: Kind, json: Json): Metadata {
  switch (kind) {
    case 'reflection':
      return { ...EMPTY, reflection: json.items().map(typeEntry) };
    case 'jni':
      return { ...EMPTY, jni: json.items().map(typeEntry) };
    case 'resources':
      return readResources(json);
    case 'proxies':
      return { ...EMPTY, proxies: json.items().map(proxyEntry) };
    case 'serialization':
      return { ...EMPTY, serialization: readSerialization(json) };
    case 'predefined':
      return { ...EMPTY, predefined: json.items().map((item) => item.value) };
  }
}

function typeEntry(json: Json): TypeEntry {
  const members = json.object(['name', 'condition', 'methods', 'queriedMethods', 'fields', ...TYPE_FLAGS]);
  const name = members.get('name');
  if (name === undefined) throw json.error('lacks the key "name"');
  return { type: name.text(), ...typeMembers(members), ...common(json, members) };
}

/** What the type entries of both formats have in common. */
export function typeMembers(
  members: ReadonlyMap<string, Json>,
): Omit<TypeEntry, 'type' | 'condition' | 'place'> {
  return {
    flags: TYPE_FLAGS.filter((flag) => members.get(flag)?.value === true),
    methods: members.get('methods')?.items().map(methodEntry) ?? [],
    queriedMethods: members.get('queriedMethods')?.items().map(methodEntry) ?? [],
    fields: members.get('fields')?.items().map(fieldName) ?? [],
  };
}

function methodEntry(json: Json): MethodEntry {
  const members = json.object(['name', 'parameterTypes']);
  const name = members.get('name')?.text();
  if (name === undefined) throw json.error('lacks the key "name"');
  const types = members.get('parameterTypes');
  return types === undefined ? { name } : { name, parameterTypes: types.items().map((type) => type.text()) };
}

function fieldName(json: Json): string {
  const name = json.object(['name', 'allowWrite', 'allowUnsafeAccess']).get('name');
  if (name === undefined) throw json.error('lacks the key "name"');
  return name.text();
}

/** Condition and place of an entry. */
export function common(
  json: Json,
  members: ReadonlyMap<string, Json>,
): { condition?: string; place: { file: string; line: number } } {
  const condition = members.get('condition')?.object(['typeReachable', 'typeReached']);
  const type = (condition?.get('typeReachable') ?? condition?.get('typeReached'))?.text();
  return type === undefined ? { place: json.place } : { condition: type, place: json.place };
}

function readResources(json: Json): Metadata {
  const members = json.object(['resources', 'bundles', 'globs']);
  const resources = members.get('resources');
  const entries: ResourceEntry[] = [];
  if (resources?.isArray) entries.push(...resources.items().map((item) => pattern(item, 'include')));
  else if (resources !== undefined) {
    const kinds = resources.object(['includes', 'excludes']);
    entries.push(
      ...(kinds
        .get('includes')
        ?.items()
        .map((item) => pattern(item, 'include')) ?? []),
    );
    entries.push(
      ...(kinds
        .get('excludes')
        ?.items()
        .map((item) => pattern(item, 'exclude')) ?? []),
    );
  }
  entries.push(...(members.get('globs')?.items().map(globEntry) ?? []));
  const bundles = members.get('bundles')?.items().map(bundleEntry) ?? [];
  return { ...EMPTY, resources: entries, bundles };
}

/** `module:\Qpath\E` names the module in front. */
function pattern(json: Json, kind: ResourceEntry['kind']): ResourceEntry {
  const members = json.object(['pattern', 'condition']);
  const text = members.get('pattern')?.text();
  if (text === undefined) throw json.error('lacks the key "pattern"');
  const [, module, rest] = /^([\w.]+):(.*)$/s.exec(text) ?? [];
  const place = common(json, members);
  return {
    kind,
    form: 'regex',
    pattern: rest ?? text,
    ...place,
    ...(module === undefined ? {} : { module }),
  };
}

export function globEntry(json: Json): ResourceEntry {
  const members = json.object(['glob', 'module', 'condition', 'reason']);
  const text = members.get('glob')?.text();
  if (text === undefined) throw json.error('lacks the key "glob"');
  const module = members.get('module')?.text();
  const place = common(json, members);
  return {
    kind: 'include',
    form: 'glob',
    pattern: text,
    ...place,
    ...(module === undefined ? {} : { module }),
  };
}

function bundleEntry(json: Json): BundleEntry {
  const members = json.object(['name', 'locales', 'classNames', 'condition']);
  const name = members.get('name')?.text();
  if (name === undefined) throw json.error('lacks the key "name"');
  const texts = (key: string) =>
    members
      .get(key)
      ?.items()
      .map((item) => item.text()) ?? [];
  return { name, locales: texts('locales'), classNames: texts('classNames'), ...common(json, members) };
}

/** An entry is a list of interfaces, or an object that has one. */
function proxyEntry(json: Json): ProxyEntry {
  if (json.isArray) return { interfaces: json.items().map((item) => item.text()), place: json.place };
  const members = json.object(['interfaces', 'condition']);
  const interfaces = members
    .get('interfaces')
    ?.items()
    .map((item) => item.text());
  if (interfaces === undefined) throw json.error('lacks the key "interfaces"');
  return { interfaces, ...common(json, members) };
}

/** Either a list of types, or types, lambda capturing types and proxies apart. */
function readSerialization(json: Json): SerializationEntry[] {
  if (json.isArray) return json.items().map((item) => serializationEntry(item, false));
  const members = json.object(['types', 'lambdaCapturingTypes', 'proxies']);
  const of = (key: string, isLambda: boolean) =>
    members
      .get(key)
      ?.items()
      .map((item) => serializationEntry(item, isLambda)) ?? [];
  return [...of('types', false), ...of('lambdaCapturingTypes', true)];
}

function serializationEntry(json: Json, isLambda: boolean): SerializationEntry {
  const members = json.object(['name', 'condition', 'customTargetConstructorClass']);
  const name = members.get('name')?.text();
  if (name === undefined) throw json.error('lacks the key "name"');
  const custom = members.get('customTargetConstructorClass')?.text();
  return {
    type: name,
    ...common(json, members),
    ...(isLambda ? { isLambda } : {}),
    ...(custom === undefined ? {} : { customTargetConstructorClass: custom }),
  };
}
