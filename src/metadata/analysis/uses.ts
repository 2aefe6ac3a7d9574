import type { MemberRef } from '../classfile/symbols.ts';
import type { Lambda } from './code-scan.ts';
import type { Method } from './program.ts';

/** Which reachable method calls, writes and makes what: the index that values are followed backwards by. */
export class Uses {
  /** By number of the member. */
  readonly #callers: Method[][] = [];
  readonly #writers: Method[][] = [];
  readonly #calledMembers = new Map<string, MemberRef[]>();
  readonly #selectors = new Map<string, string[]>();
  readonly #lambdas = new Map<string, Lambda[]>();

  /** Notes a call; of one method after the other. */
  addCall(by: Method, ref: MemberRef): void {
    const callers = this.#callers[ref.id];
    if (callers === undefined) {
      this.#callers[ref.id] = [by];
      this.#addSelector(ref);
    } else if (callers.at(-1) !== by) callers.push(by);
  }

  /** Notes that a method writes a field. */
  addWrite(by: Method, field: MemberRef): void {
    const writers = this.#writers[field.id];
    if (writers === undefined) this.#writers[field.id] = [by];
    else if (writers.at(-1) !== by) writers.push(by);
  }

  addLambda(lambda: Lambda): void {
    append(this.#lambdas, lambda.type, lambda);
  }

  /** Methods that call exactly this member, on exactly the type that the instruction names. */
  callersOf(ref: MemberRef): readonly Method[] {
    return this.#callers[ref.id] ?? [];
  }

  /** Members with that selector that are called, on whatever type. */
  called(sel: string): readonly MemberRef[] {
    return this.#calledMembers.get(sel) ?? [];
  }

  /** Selectors that are called, of methods with one of these names. */
  selectorsOf(...names: readonly string[]): string[] {
    return names.flatMap((name) => this.#selectors.get(name) ?? []);
  }

  writersOf(field: MemberRef): readonly Method[] {
    return this.#writers[field.id] ?? [];
  }

  /** Lambdas that are made for an interface of the class path. */
  lambdasOf(type: string): readonly Lambda[] {
    return this.#lambdas.get(type) ?? [];
  }

  #addSelector(ref: MemberRef): void {
    const members = this.#calledMembers.get(ref.selector);
    if (members !== undefined) {
      members.push(ref);
      return;
    }
    this.#calledMembers.set(ref.selector, [ref]);
    append(this.#selectors, ref.name, ref.selector);
  }
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
