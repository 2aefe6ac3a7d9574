import { BROKEN_NODES } from './broken-nodes.ts';
import { BROKEN_SECURITY } from './broken-security.ts';
import { BROKEN_SETTINGS } from './broken-settings.ts';
import { BROKEN_TRAFFIC } from './broken-traffic.ts';
import type { Mutation } from './mutation.ts';

/** Every fault that the proof puts in, in parts that are proven one by one; together they turn every check red. */
export const MUTATION_PARTS = {
  settings: BROKEN_SETTINGS,
  security: BROKEN_SECURITY,
  nodes: BROKEN_NODES,
  traffic: BROKEN_TRAFFIC,
} as const satisfies Readonly<Record<string, readonly Mutation[]>>;

export const MUTATIONS: readonly Mutation[] = Object.values(MUTATION_PARTS).flat();
