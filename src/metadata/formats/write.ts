import type { Format } from './folder.ts';
import type { Metadata, MethodEntry, ResourceEntry, TypeEntry } from './model.ts';
import { PER_KIND_FILES } from './per-kind.ts';
import { UNIFIED_FILE } from './unified.ts';

/**
 * The files of a metadata folder, by name; entries stay in their order, so merge first for sorted ones.
 * `predefined` has no counterpart in the unified format and is left out there.
 */
export function formatMetadata(metadata: Metadata, format: Format): ReadonlyMap<string, string> {
  const contents = format === 'unified' ? unified(metadata) : perKind(metadata);
  return new Map(contents.map(([file, content]) => [file, `${JSON.stringify(content, undefined, 2)}\n`]));
}

/** native-image reads the unified file from GraalVM for JDK 23 on. */
export function formatFor(javaMajor: number): Format {
  return javaMajor >= 23 ? 'unified' : 'per-kind';
}

function perKind(metadata: Metadata): (readonly [file: string, content: unknown])[] {
  const { reflection, jni, resources, bundles, proxies, serialization, predefined } = metadata;
  const patterns = (kind: ResourceEntry['kind']) =>
    resources.filter((entry) => entry.kind === kind && entry.form === 'regex').map(regexEntry);
  const globs = resources.filter(({ form }) => form === 'glob').map(globEntry);
  const serialized = (isLambda: boolean) =>
    serialization
      .filter((entry) => (entry.isLambda ?? false) === isLambda)
      .map(({ type, condition, customTargetConstructorClass }) => ({
        ...conditionOf(condition, 'typeReachable'),
        name: type,
        ...(customTargetConstructorClass === undefined ? {} : { customTargetConstructorClass }),
      }));
  return [
    [PER_KIND_FILES.jni, jni.map(namedType)],
    [PER_KIND_FILES.predefined, predefined],
    [
      PER_KIND_FILES.proxies,
      proxies.map(({ interfaces, condition }) => ({
        ...conditionOf(condition, 'typeReachable'),
        interfaces,
      })),
    ],
    [PER_KIND_FILES.reflection, reflection.map(namedType)],
    [
      PER_KIND_FILES.resources,
      {
        resources: { includes: patterns('include'), excludes: patterns('exclude') },
        ...(globs.length === 0 ? {} : { globs }),
        bundles: bundles.map(({ name, locales, classNames, condition }) => ({
          ...conditionOf(condition, 'typeReachable'),
          name,
          ...(locales.length === 0 ? {} : { locales }),
          ...(classNames.length === 0 ? {} : { classNames }),
        })),
      },
    ],
    [
      PER_KIND_FILES.serialization,
      { types: serialized(false), lambdaCapturingTypes: serialized(true), proxies: [] },
    ],
  ];
}

function unified(metadata: Metadata): (readonly [file: string, content: unknown])[] {
  const { reflection, jni, resources, bundles, proxies, serialization } = metadata;
  const content = {
    reflection: [
      ...reflection.map(typedType),
      ...jni.map((entry) => ({ ...typedType(entry), jniAccessible: true })),
      ...serialization.map(({ type, condition }) => ({
        ...conditionOf(condition, 'typeReached'),
        type,
        serializable: true,
      })),
      ...proxies.map(({ interfaces, condition }) => ({
        ...conditionOf(condition, 'typeReached'),
        type: { proxy: interfaces },
      })),
    ],
    resources: [
      ...resources.flatMap((entry) => asGlob(entry)),
      ...bundles.map(({ name, condition }) => ({ ...conditionOf(condition, 'typeReached'), bundle: name })),
    ],
  };
  return [[UNIFIED_FILE, content]];
}

function namedType(entry: TypeEntry) {
  return { ...conditionOf(entry.condition, 'typeReachable'), name: entry.type, ...membersOf(entry) };
}

/** In the unified format a registered type can be queried for all its members, so that these are not listed. */
function typedType(entry: TypeEntry) {
  const members = membersOf({ ...entry, queriedMethods: [] });
  return { ...conditionOf(entry.condition, 'typeReached'), type: entry.type, ...members };
}

function membersOf({ flags, methods, queriedMethods, fields }: TypeEntry) {
  return {
    ...Object.fromEntries(flags.map((flag) => [flag, true])),
    ...(methods.length === 0 ? {} : { methods: methods.map(method) }),
    ...(queriedMethods.length === 0 ? {} : { queriedMethods: queriedMethods.map(method) }),
    ...(fields.length === 0 ? {} : { fields: fields.map((name) => ({ name })) }),
  };
}

function method({ name, parameterTypes }: MethodEntry) {
  return parameterTypes === undefined ? { name } : { name, parameterTypes };
}

function conditionOf(type: string | undefined, key: 'typeReachable' | 'typeReached') {
  return type === undefined ? {} : { condition: { [key]: type } };
}

function regexEntry({ pattern, module, condition }: ResourceEntry) {
  return {
    ...conditionOf(condition, 'typeReachable'),
    pattern: module === undefined ? pattern : `${module}:${pattern}`,
  };
}

function globEntry({ pattern, module, condition }: ResourceEntry) {
  return {
    ...conditionOf(condition, 'typeReached'),
    ...(module === undefined ? {} : { module }),
    glob: pattern,
  };
}

/** Quoted paths become globs; other expressions have none that means the same and are left to per-kind files. */
function asGlob(entry: ResourceEntry) {
  if (entry.kind === 'exclude') return [];
  if (entry.form === 'glob') return [globEntry(entry)];
  const quoted = /^\\Q((?:(?!\\E).)*)\\E$/s.exec(entry.pattern)?.[1];
  const path = quoted ?? (/^[\w/.$-]+$/.test(entry.pattern) ? entry.pattern : undefined);
  return path === undefined ? [] : [globEntry({ ...entry, pattern: path.replace(/[*\\]/g, '\\$&') })];
}
