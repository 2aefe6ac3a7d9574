import { BROKEN_NODES } from './broken-nodes.ts';
import { BROKEN_SECURITY } from './broken-security.ts';
import { BROKEN_SETTINGS } from './broken-settings.ts';
import { BROKEN_TRAFFIC } from './broken-traffic.ts';
import type { Mutation } from './mutation.ts';

/** Every fault that the proof puts in; together they turn every check red. */
export const MUTATIONS: readonly Mutation[] = [
  ...BROKEN_SETTINGS,
  ...BROKEN_SECURITY,
  ...BROKEN_NODES,
  ...BROKEN_TRAFFIC,
];
