import type { Json } from './json.ts';
import {
  type BundleEntry,
  EMPTY,
  type Metadata,
  type ProxyEntry,
  type SerializationEntry,
  TYPE_FLAGS,
  type TypeEntry,
} from './model.ts';
import { common, globEntry, typeMembers } from './per-kind.ts';

/** The one file of Java 23 and later. */
export const UNIFIED_FILE = 'reachability-metadata.json';

const TYPE_KEYS = [
  'type',
  'condition',
  'reason',
  'methods',
  'fields',
  'jniAccessible',
  'serializable',
  ...TYPE_FLAGS,
];

/** Reads `reachability-metadata.json`. Throws UserError with file, line and column. */
export function readUnified(json: Json): Metadata {
  const sections = json.object([
    'comment',
    'reason',
    'reflection',
    'jni',
    'resources',
    'bundles',
    'serialization',
    'foreign',
  ]);
  const types = (sections.get('reflection')?.items() ?? []).map(unifiedType);
  const natives = (sections.get('jni')?.items() ?? []).map(unifiedType);
  const serialized = (sections.get('serialization')?.items() ?? []).map(unifiedType);
  const resources = sections.get('resources')?.items() ?? [];
  const bundles = [...resources.filter(isBundle), ...(sections.get('bundles')?.items() ?? [])];
  return {
    ...EMPTY,
    reflection: types.flatMap(({ entry }) => entry ?? []),
    jni: [
      ...types.flatMap(({ entry, jni }) => (jni && entry !== undefined ? [entry] : [])),
      ...natives.flatMap(({ entry }) => entry ?? []),
    ],
    serialization: [
      ...types.flatMap(({ entry, serializable }) => (serializable ? serialization(entry) : [])),
      ...serialized.flatMap(({ entry }) => serialization(entry)),
    ],
    proxies: types.flatMap(({ proxy }) => proxy ?? []),
    resources: resources.filter((item) => !isBundle(item)).map(globEntry),
    bundles: bundles.map(bundleEntry),
  };
}

function bundleEntry(item: Json): BundleEntry {
  const members = item.object(['bundle', 'name', 'locales', 'module', 'condition', 'reason']);
  const name = (members.get('bundle') ?? members.get('name'))?.text();
  if (name === undefined) throw item.error('lacks the key "bundle"');
  const locales = members.get('locales')?.items() ?? [];
  return {
    name,
    locales: locales.map((locale) => locale.text()),
    classNames: [],
    ...common(item, members),
  };
}

function isBundle(json: Json): boolean {
  const { value } = json;
  return typeof value === 'object' && value !== null && 'bundle' in value;
}

interface UnifiedType {
  readonly entry?: TypeEntry;
  readonly proxy?: ProxyEntry;
  readonly jni: boolean;
  readonly serializable: boolean;
}

function unifiedType(json: Json): UnifiedType {
  const members = json.object(TYPE_KEYS);
  const type = members.get('type');
  if (type === undefined) throw json.error('lacks the key "type"');
  const place = common(json, members);
  const jni = members.get('jniAccessible')?.value === true;
  const serializable = members.get('serializable')?.value === true;
  if (type.isText)
    return { entry: { type: type.text(), ...typeMembers(members), ...place }, jni, serializable };
  const interfaces = type.object(['proxy', 'lambda']).get('proxy')?.items();
  if (interfaces === undefined) return { jni, serializable };
  return { proxy: { interfaces: interfaces.map((item) => item.text()), ...place }, jni, serializable };
}

function serialization(entry: TypeEntry | undefined): SerializationEntry[] {
  if (entry === undefined) return [];
  const { type, condition, place } = entry;
  return [
    { type, ...(condition === undefined ? {} : { condition }), ...(place === undefined ? {} : { place }) },
  ];
}
