// Jest's global set-up: brings the Kafka releases that tests run against into the cache, so that a fresh
// machine needs nothing but "npm test". Where that fails, the tests that need one are skipped with a reason.
import { messageOf } from '../../src/core/errors.ts';
import { obtainKafka } from '../../src/kafka/distribution.ts';
import { realHost } from './kafka.ts';

/** The newest release, and the newest of the line before 4.0. */
const VERSIONS = ['4.4.0', '3.9.2'];

export default async function obtainKafkas() {
  const host = realHost();
  try {
    for (const version of VERSIONS) await obtainKafka(host, { version });
  } catch (error) {
    process.stderr.write(`Tests that need a real Kafka will not run: ${messageOf(error)}\n`);
  } finally {
    await host.close();
  }
}
