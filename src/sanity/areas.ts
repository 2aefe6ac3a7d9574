/** What checks are grouped by, in the order of a report. */
export const AREAS = [
  'lifecycle',
  'topics',
  'records',
  'groups',
  'configuration',
  'cluster',
  'metrics',
  'security',
  'compression',
  'transactions',
  'logging',
] as const;

export type Area = (typeof AREAS)[number];
