import type { Contender } from '../../evidence/benchmark.ts';

/** `native process`, `JVM container`. */
export function contenderName({ kind, form }: Pick<Contender, 'kind' | 'form'>): string {
  return `${kind === 'jvm' ? 'JVM' : 'native'} ${form}`;
}
