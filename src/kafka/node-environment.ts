import type { ClusterSpec } from './broker.ts';
import { variableOfProperty } from './env-mapping.ts';
import type { NodePlan } from './node-plan.ts';

/** The environment of `setup` and of the broker: what the spec says, and the plan where it goes that way. */
export function variablesOf(plan: NodePlan, spec: ClusterSpec, kafkaVersion: string): Record<string, string> {
  const planned = spec.configuredBy === 'env' ? [...plan.properties] : [];
  return {
    ...Object.fromEntries(planned.map(([key, value]) => [variableOfProperty(key, kafkaVersion), value])),
    ...spec.env,
  };
}
