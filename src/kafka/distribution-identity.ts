import { UserError } from '../core/errors.ts';
import type { StoreEntry } from './distribution-store.ts';

/**
 * Version and Scala version from the name of the broker's jar.
 *
 * @param asked what it must be: an exact version or a line; `latest` and undefined accept any.
 * @throws {UserError} where there is no broker, more than one, or another than was asked for.
 */
export function identify(entry: StoreEntry, asked?: string): { version: string; scalaVersion: string } {
  const { from } = entry.provenance;
  const names = entry.jars
    .map((jar) => /^kafka_(\d+\.\d+)-(\d.*?)\.jar$/.exec(jar.file))
    .filter((match) => match !== null && !/-(sources|javadoc|test|scaladoc)$/.test(match[2] ?? ''));
  const [, scalaVersion, version] = names[0] ?? [];
  if (names.length !== 1 || scalaVersion === undefined || version === undefined) {
    const problem = names.length === 0 ? 'no jar named kafka_2.13-<version>.jar' : 'more than one broker';
    throw new UserError(`${from} is no Kafka: there is ${problem} in its folder libs.`, {
      hint: 'Name a binary release (kafka_2.13-<version>), not the source release or a part of it.',
    });
  }
  const fits =
    asked === undefined || asked === 'latest' || version === asked || version.startsWith(`${asked}.`);
  if (fits) return { version, scalaVersion };
  throw new UserError(`${from} is Kafka ${version}, but ${asked} was asked for.`, {
    hint: 'Leave kafka-version away, or name that version.',
  });
}
