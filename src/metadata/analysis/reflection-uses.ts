import { PRIMITIVES } from '../formats/model.ts';
import { loadedName } from './platform-calls.ts';
import type { Method } from './program.ts';
import type { Reachability } from './reachability.ts';
import type { Resolver } from './resolver.ts';
import { type CallSite, UNKNOWN, type Value } from './values.ts';
import type { Source } from './walk.ts';

/** What a use of reflection asks of a class. */
export type Ask =
  | { readonly kind: 'class' }
  /** Undefined parameter types: not known. */
  | { readonly kind: 'method'; readonly name: string; readonly parameterTypes: readonly string[] | undefined }
  | { readonly kind: 'field'; readonly name: string };

/** A class that reachable code asks something of, by a name or class object that comes from elsewhere. */
export interface ReflectionUse {
  readonly ask: Ask;
  readonly source: Source;
  /** The builder sees constants that stand beside the call and registers what they name itself. */
  readonly folded: boolean;
  readonly by: 'reflection' | 'security-provider';
}

interface Sink {
  readonly owner: string;
  readonly calls: readonly string[];
  /** Beginning of the descriptor, where that matters. */
  readonly takes?: string;
  /** The value that says which class, and what is asked of it. */
  look(
    site: CallSite,
    resolve: (value: Value) => readonly Source[],
  ): { value: Value; asks: readonly Ask[] } | undefined;
  readonly by?: 'security-provider';
}

const LOOKUP = 'java/lang/invoke/MethodHandles$Lookup';
const CREATE: readonly Ask[] = [{ kind: 'class' }, { kind: 'method', name: '<init>', parameterTypes: [] }];

const SINKS: readonly Sink[] = [
  { owner: 'java/lang/Class', calls: ['forName'], look: loaded },
  { owner: 'java/lang/ClassLoader', calls: ['loadClass'], look: loaded },
  { owner: 'java/lang/Class', calls: ['newInstance'], takes: '()', look: ({ args }) => of(args[0], CREATE) },
  {
    owner: 'java/lang/Class',
    calls: ['getConstructor', 'getDeclaredConstructor'],
    look: ({ args }) => of(args[0], [{ kind: 'method', name: '<init>', parameterTypes: typesOf(args[1]) }]),
  },
  {
    owner: 'java/lang/Class',
    calls: ['getMethod', 'getDeclaredMethod'],
    look: ({ args }, resolve) =>
      of(
        args[0],
        named(args[1], resolve, (name) => ({ kind: 'method', name, parameterTypes: typesOf(args[2]) })),
      ),
  },
  {
    owner: 'java/lang/Class',
    calls: ['getField', 'getDeclaredField'],
    look: ({ args }, resolve) =>
      of(
        args[0],
        named(args[1], resolve, (name) => ({ kind: 'field', name })),
      ),
  },
  {
    owner: LOOKUP,
    calls: ['findVirtual', 'findStatic'],
    look: ({ args }, resolve) =>
      of(
        args[1],
        named(args[2], resolve, (name) => ({ kind: 'method', name, parameterTypes: undefined })),
      ),
  },
  {
    owner: 'java/security/Provider',
    calls: ['put'],
    takes: '(Ljava/lang/Object;Ljava/lang/Object;)',
    look: ({ args }) => of(args[2], CREATE),
    by: 'security-provider',
  },
  {
    owner: 'java/security/Provider$Service',
    calls: ['<init>'],
    takes: '(Ljava/security/Provider;',
    look: ({ args }) => of(args[4], CREATE),
    by: 'security-provider',
  },
];

/** Every class that reachable code asks something of by reflection, as far as its name can be followed. */
export function reflectionUses(program: Reachability, resolver: Resolver): ReflectionUse[] {
  const uses: ReflectionUse[] = [];
  for (const sink of SINKS) {
    const selectors = program.uses.selectorsOf(...sink.calls).filter((sel) => sel.includes(sink.takes ?? ''));
    for (const { method, site } of resolver.sites.of(sink.owner, selectors)) {
      const looked = sink.look(site, (value) => resolver.sources(method, value));
      if (looked === undefined) continue;
      for (const source of resolver.sources(method, looked.value)) {
        uses.push(...usesOf(method, source, looked.asks, sink));
      }
    }
  }
  return uses;
}

function usesOf(method: Method, source: Source, asks: readonly Ask[], sink: Sink): ReflectionUse[] {
  const folded = sink.by === undefined && source.trail.length === 1 && source.trail[0] === method;
  return asks.map((ask) => ({ ask, source, folded, by: sink.by ?? 'reflection' }));
}

function loaded(site: CallSite): { value: Value; asks: readonly Ask[] } | undefined {
  return of(loadedName(site), [{ kind: 'class' }]);
}

function of(
  value: Value | undefined,
  asks: readonly Ask[],
): { value: Value; asks: readonly Ask[] } | undefined {
  return value === undefined || asks.length === 0 ? undefined : { value, asks };
}

function named(
  value: Value | undefined,
  resolve: (value: Value) => readonly Source[],
  ask: (name: string) => Ask,
): Ask[] {
  return resolve(value ?? UNKNOWN).flatMap((source) => (source.kind === 'text' ? [ask(source.value)] : []));
}

/** The classes in an array of class literals, if they all are. */
function typesOf(value: Value | undefined): readonly string[] | undefined {
  if (value === undefined || value.kind === 'null') return [];
  if (value.kind !== 'object' || !value.type.startsWith('java/lang/Class')) return undefined;
  const names = value.parts.map((part) => {
    if (part.kind === 'class') return part.name;
    if (part.kind === 'field' && part.ref.name === 'TYPE') return primitiveOf(part.ref.owner);
    return undefined;
  });
  return names.every((name) => name !== undefined) ? names : undefined;
}

function primitiveOf(wrapper: string): string | undefined {
  const short = wrapper.replace('java/lang/', '').toLowerCase();
  const name = short === 'integer' ? 'int' : short === 'character' ? 'char' : short;
  return Object.values(PRIMITIVES).includes(name) ? name : undefined;
}
