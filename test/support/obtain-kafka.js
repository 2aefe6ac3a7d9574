// Jest's global set-up: brings the Kafka releases that tests run against into the cache, so that a fresh
// machine needs nothing but "npm test". Where that fails, the tests that need one are skipped with a reason.
import { existsSync } from 'node:fs';
import { messageOf } from '../../src/core/errors.ts';
import { obtainKafka } from '../../src/kafka/distribution.ts';
import { resolveWithMaven } from '../../src/kafka/maven-client.ts';
import { realHost } from './kafka.ts';
import { CASES, log4jCore, RELEASES } from './metadata-cases.ts';
import { isRequired } from './requirement.ts';

/** The newest release, and the newest of the line before 4.0. */
const VERSIONS = ['4.4.0', '3.9.2'];
/** Those that the metadata check is proven on, with their jars; brought where tests with a Kafka are demanded. */
const HISTORY = isRequired('kafka') ? RELEASES.map(({ version }) => version) : [];
const JARS = isRequired('kafka') ? CASES.flatMap(({ log4j }) => log4j ?? []) : [];
const LOG4J = { groupId: 'org.apache.logging.log4j', artifactId: 'log4j-core' };

export default async function obtainKafkas() {
  const host = realHost();
  try {
    for (const version of new Set([...VERSIONS, ...HISTORY])) await obtainKafka(host, { version });
    for (const version of JARS.filter((each) => !existsSync(log4jCore(each)))) {
      await resolveWithMaven(host, [{ ...LOG4J, version }], 'Log4j');
    }
  } catch (error) {
    process.stderr.write(`Tests that need a real Kafka will not run: ${messageOf(error)}\n`);
  } finally {
    await host.close();
  }
}
