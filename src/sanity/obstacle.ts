import { messageOf, UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import type { Launcher } from '../kafka/broker.ts';
import { findJava } from '../kafka/java.ts';
import { compareVersions, isAtLeast } from '../kafka/versions.ts';
import type { Check, Tool } from './check.ts';
import { FIXTURES, type Fixture, isFixtureName } from './fixtures.ts';

/** Why a check is not run. */
export interface Obstacle {
  readonly status: 'skipped' | 'not-applicable';
  readonly reason: string;
}

/** `not-applicable` is about this Kafka, `skipped` about this machine; undefined where nothing is in the way. */
export async function obstacleOf(
  check: Check,
  host: Host,
  launcher: Launcher,
): Promise<Obstacle | undefined> {
  const { since, until, forms, cluster } = check.needs;
  const { kafkaVersion, form } = launcher;
  if (since !== undefined && !isAtLeast(kafkaVersion, since)) {
    return { status: 'not-applicable', reason: `Kafka ${since} or newer` };
  }
  if (until !== undefined && compareVersions(lineOf(kafkaVersion), until) > 0) {
    return { status: 'not-applicable', reason: `Kafka up to ${until}` };
  }
  if (forms !== undefined && !forms.includes(form)) {
    return { status: 'not-applicable', reason: `only for a ${forms.join(' or ')}` };
  }
  const fixture: Fixture | undefined =
    typeof cluster === 'string' && isFixtureName(cluster) ? FIXTURES[cluster] : undefined;
  try {
    for (const tool of [...(fixture?.tools ?? []), ...(check.needs.tools ?? [])]) await FIND[tool](host);
  } catch (error) {
    return { status: 'skipped', reason: messageOf(error) };
  }
  return undefined;
}

/** Each rejects with what is missing. */
const FIND: Readonly<Record<Tool, (host: Host) => Promise<unknown>>> = {
  jdk: findJava,
  openssl: findOpenssl,
};

async function findOpenssl(host: Host): Promise<void> {
  try {
    await host.exec(['openssl', 'version'], { timeoutMs: 10_000 });
  } catch (error) {
    throw new UserError('The program openssl, which makes the keys for TLS, was not found in PATH.', {
      cause: error,
    });
  }
}

/** `3.9.2` → `3.9`. */
function lineOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}
