import type { Check } from '../check.ts';
import { lifecycleChecks } from './lifecycle.ts';
import { recordChecks } from './records.ts';
import { topicChecks } from './topics.ts';

/** Every sanity check there is, in the order of reports. */
export const ALL_CHECKS: readonly Check[] = [...lifecycleChecks, ...topicChecks, ...recordChecks];
