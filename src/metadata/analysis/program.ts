import type { ClassFile, MethodMember } from '../classfile/class-file.ts';
import { PRIMITIVES } from '../formats/model.ts';

/** A class of the class path, as the analysis sees it. */
export interface Type {
  readonly name: string;
  readonly file: ClassFile;
  readonly methods: ReadonlyMap<string, Method>;
  /** Super class and interfaces that are on the class path. */
  readonly supers: readonly Type[];
  /** This type and everything above it that is on the class path. */
  readonly above: readonly Type[];
  /** Names of all types above that are not: the platform's. */
  readonly external: readonly string[];
  /** Classes at or below this one that reachable code creates. */
  readonly created: Set<Type>;
  /** Selectors that reachable code calls on this type. */
  readonly called: Set<string>;
  initialized: boolean;
}

export interface Method {
  readonly type: Type;
  readonly member: MethodMember;
  reached: boolean;
}

/** `org/apache/kafka/Foo$Bar` → `org.apache.kafka.Foo$Bar`. */
export function dotted(name: string): string {
  return name.replaceAll('/', '.');
}

/** `org.apache.kafka.Foo` → `org/apache/kafka/Foo`. */
export function internal(name: string): string {
  return name.replaceAll('.', '/');
}

/** `Class.method` for a reader. */
export function describeMethod(method: Method): string {
  return `${dotted(method.type.name)}.${method.member.name}`;
}

/** A descriptor as source code and metadata name the type: `[Ljava/lang/String;` → `java.lang.String[]`. */
export function javaName(descriptor: string): string {
  if (descriptor.startsWith('[')) return `${javaName(descriptor.slice(1))}[]`;
  return PRIMITIVES[descriptor] ?? dotted(descriptor.slice(1, -1));
}
