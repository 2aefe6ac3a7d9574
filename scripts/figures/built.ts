import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Releases whose native executable is measured. */
export const RELEASES = ['4.4.0', '3.9.2'] as const;

/**
 * Path of the executable of a finished build, `KAFKA_NATIVE_TEST_BUILDS/RELEASE/KIND/kafka.Kafka`; undefined
 * where there is none. `upstream` is Kafka's own command line, `default` ours with nothing set.
 */
export function builtBinary(release: string, kind: 'default' | 'upstream'): string | undefined {
  const path = join(process.env.KAFKA_NATIVE_TEST_BUILDS ?? '', release, kind, 'kafka.Kafka');
  return existsSync(path) ? path : undefined;
}
