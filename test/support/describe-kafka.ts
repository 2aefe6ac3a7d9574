import { libsOf } from './kafka.ts';
import { type Availability, describeWhere } from './require.ts';
import { isRequired } from './requirement.ts';

const FULL: Availability<'asked for'> = isRequired('full')
  ? { found: 'asked for' }
  : { missing: 'not asked for; REQUIRE=full runs what takes minutes' };

/** A suite of tests against a real Kafka; `test/support/obtain-kafka.js` brings it into the cache beforehand. */
export function describeKafka(version: string, title: string, work: () => void): void {
  const libs = libsOf(version);
  const missing = `Kafka ${version} is not in the cache and could not be brought there`;
  describeWhere(
    'kafka',
    libs === undefined ? { missing } : { found: libs },
    `${title} (Kafka ${version})`,
    work,
  );
}

/** The same for tests that take minutes: run where they are asked for by `REQUIRE=full`. */
export function describeFullKafka(version: string, title: string, work: () => void): void {
  if ('found' in FULL) describeKafka(version, title, work);
  else describeFull(title, work);
}

/** A suite of tests that take minutes and bring what they need. */
export function describeFull(title: string, work: () => void): void {
  describeWhere('full', FULL, title, work);
}
