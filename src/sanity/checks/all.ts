import type { Check } from '../check.ts';
import { clusterChecks } from './cluster.ts';
import { configurationChecks } from './configuration.ts';
import { groupChecks } from './groups.ts';
import { lifecycleChecks } from './lifecycle.ts';
import { metricsChecks } from './metrics.ts';
import { recordChecks } from './records.ts';
import { topicChecks } from './topics.ts';

/** Every sanity check there is, in the order of reports. */
export const ALL_CHECKS: readonly Check[] = [
  ...lifecycleChecks,
  ...topicChecks,
  ...recordChecks,
  ...groupChecks,
  ...configurationChecks,
  ...clusterChecks,
  ...metricsChecks,
];
