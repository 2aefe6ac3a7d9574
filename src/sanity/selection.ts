import { UsageError, UserError } from '../core/errors.ts';
import type { Area, Check } from './check.ts';
import { type Shard, shardOf } from './order.ts';

/** Which checks to run; all conditions must hold, an absent one always does. */
export interface Selection {
  /** Ids of checks. */
  readonly only?: readonly string[];
  readonly areas?: readonly Area[];
  readonly priority?: Check['priority'];
  /** One part of what is left by then. */
  readonly shard?: Shard;
}

/**
 * The checks that are asked for, in their own order. An id or area that does not exist is a `UsageError`
 * that names what there is; no check at all is a `UserError`, since a suite of nothing proves nothing.
 */
export function selectChecks(checks: readonly Check[], selection: Selection): Check[] {
  const ids = checks.map(({ id }) => id);
  const areas: readonly string[] = [...new Set(checks.map(({ area }) => area))];
  const problems = [
    ...unknown('check', selection.only ?? [], ids),
    ...unknown('area', selection.areas ?? [], areas),
  ];
  if (problems.length > 0) throw new UsageError(problems);
  const chosen = checks.filter(
    ({ id, area, priority }) =>
      (selection.only?.includes(id) ?? true) &&
      (selection.areas?.includes(area) ?? true) &&
      (selection.priority === undefined || selection.priority === priority),
  );
  const selected = selection.shard === undefined ? chosen : shardOf(chosen, selection.shard);
  if (selected.length > 0) return selected;
  throw new UserError('No sanity check is selected, so nothing would be tested.', {
    hint: `Choose among the areas ${areas.join(', ')}, or select nothing to run all ${checks.length} checks.`,
  });
}

function unknown(kind: string, given: readonly string[], known: readonly string[]): string[] {
  return given
    .filter((name) => !known.includes(name))
    .map((name) => `There is no sanity ${kind} "${name}"; there are ${[...known].sort().join(', ')}.`);
}
