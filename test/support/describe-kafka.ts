import { describe } from '@jest/globals';
import { libsOf } from './kafka.ts';

/** A suite of tests against a real Kafka, skipped (or failed, by `REQUIRE=kafka`) where it is not in the cache. */
export function describeKafka(version: string, title: string, work: () => void): void {
  const missing = libsOf(version) === undefined;
  const required = (process.env.REQUIRE ?? '').split(',').includes('kafka');
  if (!missing || required) describe(`${title} (Kafka ${version})`, work);
  else describe.skip(`${title} (Kafka ${version} is not in the cache; run npm start once)`, work);
}
