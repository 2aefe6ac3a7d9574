import { z } from 'zod';
import { stableJson } from '../core/json.ts';
import { KIND_NAMES, KINDS } from './kinds.ts';
import { policy } from './policy.ts';
import { envelope } from './statement.ts';

const FOLDER = 'docs/schemas';

/**
 * The JSON Schemas that are published, by path below the repository: of the policy, of the statement, and of
 * each predicate of ours. What two fields must say about each other is beyond JSON Schema; readers refuse it.
 */
export function schemaFiles(): Record<string, string> {
  const predicates = KIND_NAMES.map((kind) => {
    const { type, title, schema } = KINDS[kind];
    const version = /\/(v[^/]*)$/.exec(type)?.[1] ?? 'v1';
    return [`${kind}-${version}`, `${title}: predicate of ${type}`, schema] as const;
  });
  const all = [
    ['policy-v1', 'Policy: what must be proven', policy] as const,
    ['statement-v1', 'in-toto Statement v1, as far as it is used here', envelope] as const,
    ...predicates,
  ];
  return Object.fromEntries(
    all.map(([name, title, schema]) => {
      const json = { ...z.toJSONSchema(schema, { io: 'input' }), title };
      return [`${FOLDER}/${name}.json`, stableJson(json)];
    }),
  );
}
