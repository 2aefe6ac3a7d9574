import type { CheckContext } from './check.ts';
import { eventually, withClient } from './cluster-client.ts';

/** Numbers of the Kafka protocol. */
const TOPIC = 2;
const [LITERAL, PREFIXED] = [3, 4] as const;
const [DENY, ALLOW] = [2, 3] as const;
const OPERATIONS = { all: 2, read: 3, write: 4, describe: 8 } as const;

export interface Rule {
  readonly principal: string;
  /** Name or prefix of topics. */
  readonly topic: string;
  readonly operation: keyof typeof OPERATIONS;
  readonly prefixed?: boolean;
  readonly deny?: boolean;
}

export function aclOf({ principal, topic, operation, prefixed = false, deny = false }: Rule) {
  return {
    resourceType: TOPIC,
    resourceName: topic,
    resourcePatternType: prefixed ? PREFIXED : LITERAL,
    principal,
    host: '*',
    operation: OPERATIONS[operation],
    permissionType: deny ? DENY : ALLOW,
  } as const;
}

/** Enters rules, as the super user of the plain listener, and waits until the broker goes by them. */
export async function addRules({ cluster, signal }: CheckContext, ...rules: readonly Rule[]): Promise<void> {
  await withClient(cluster.bootstrap(), signal, async ({ admin }) => {
    const creations = rules.map(aclOf);
    await admin.createAcls({ creations });
    for (const filter of creations) {
      await eventually(
        `A rule for ${filter.principal}`,
        () => admin.describeAcls({ filter }),
        (listed) => listed.length > 0,
        signal,
      );
    }
  });
}

/** Lets the principal do everything with one topic. */
export async function allow(context: CheckContext, principal: string, topic: string): Promise<void> {
  await addRules(context, { principal, topic, operation: 'all' });
}
