import type { Host } from '../../../src/core/host.ts';
import type { Suite } from '../../../src/evidence/suite.ts';
import type { Launcher } from '../../../src/kafka/broker.ts';
import type { Check } from '../../../src/sanity/check.ts';
import { ALL_CHECKS } from '../../../src/sanity/checks/all.ts';
import { runSanity } from '../../../src/sanity/runner.ts';
import { mutated } from './faulty-launcher.ts';
import type { Mutation } from './mutation.ts';

/** The Kafka whose brokers the faults are put into. */
export const PROVEN_ON = '4.4.0';

/** Variable that names the faults to put in, one a line; all of them where it is not set. */
export const ONLY_FAULTS = 'KAFKA_NATIVE_FAULTS';

/** Those of the faults that are wanted by {@link ONLY_FAULTS}. */
export function wanted(mutations: readonly Mutation[]): readonly Mutation[] {
  const names = process.env[ONLY_FAULTS]?.split('\n');
  return names === undefined ? mutations : mutations.filter(({ what }) => names.includes(what));
}

/** How many brokers with a fault of their own there are at a time. */
const OWN_BROKERS = 2;

/** Ids of the checks that must stay green beside the red ones. */
export function greenOf({ red, green }: Mutation): readonly string[] {
  if (green !== undefined) return green;
  const failing = red.map(checkOf);
  return ALL_CHECKS.filter(
    ({ id, area, needs }) =>
      !red.includes(id) &&
      needs.alone !== true &&
      failing.some((check) => check.area === area && check.needs.cluster === needs.cluster),
  ).map(({ id }) => id);
}

/**
 * Starts the proof of all faults. Those of the traffic share sound brokers: faults of one area come one after the
 * other, since its checks may change the same setting, and areas side by side.
 * @param launcher launches what has a fault of its own
 * @param sound lends clusters that have none
 */
export function prove(
  host: Host,
  { launcher, sound }: { readonly launcher: Launcher; readonly sound: Launcher },
  mutations: readonly Mutation[],
): ReadonlyMap<Mutation, Promise<Suite>> {
  const lanes = new Map<string, Promise<unknown>>();
  const outcomes = mutations.map((mutation, index): [Mutation, Promise<Suite>] => {
    const lane = mutation.traffic === undefined ? `own ${index % OWN_BROKERS}` : areaOf(mutation);
    const suite = (lanes.get(lane) ?? Promise.resolve()).then(() =>
      runSanity(host, mutated(mutation.traffic === undefined ? launcher : sound, mutation), {
        only: [...mutation.red, ...greenOf(mutation)],
        // So many brokers and checks at a time are slow: what turns red must do so for its fault.
        timeoutMs: 120_000,
      }),
    );
    // A fault that cannot be proven is told by its own test, and keeps nobody waiting.
    lanes.set(
      lane,
      suite.catch(() => undefined),
    );
    return [mutation, suite];
  });
  return new Map(outcomes);
}

function areaOf({ red }: Mutation): string {
  return checkOf(red[0] ?? '').area;
}

function checkOf(id: string): Check {
  const check = ALL_CHECKS.find((each) => each.id === id);
  if (check === undefined) throw new Error(`There is no check ${id}.`);
  return check;
}
