import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { environmentProperties } from '../../../src/kafka/env-mapping.ts';
import { parseProperties } from '../../../src/kafka/properties.ts';
import { root } from '../../support/source-tree.ts';

const EXAMPLES = join(root, 'docker/examples/single-node');
const read = (...path: string[]) => readFileSync(join(...path), 'utf8');

/** What a topic of Kafka's own needs of a cluster: by itself three brokers, which one node is not. */
function factors(properties: Iterable<readonly [string, string]>): [string, string][] {
  return [...properties]
    .filter(([name]) => /\.(replication\.factor|min\.isr)$/.test(name))
    .map(([name, value]) => [name, value]);
}

test.each(readdirSync(EXAMPLES))('%s has every topic of its own on its one node', (example) => {
  const expected = factors(
    parseProperties(read(root, 'docker/resources/defaults/kafka-4/server.properties')),
  );
  const { services } = parse(read(EXAMPLES, example, 'docker-compose.yml')) as {
    services: Record<string, { environment: Record<string, unknown> }>;
  };
  const [{ environment } = { environment: {} }] = Object.values(services);
  const texts = Object.entries(environment).map(([name, value]): [string, string] => [name, String(value)]);
  const file = join(EXAMPLES, example, 'server.properties');
  const properties = new Map([
    ...(existsSync(file) ? parseProperties(read(file)) : []),
    ...environmentProperties(Object.fromEntries(texts), '4.4.0'),
  ]);
  expect(expected.length).toBeGreaterThan(4);
  expect(factors(properties).sort()).toEqual(expected.sort());
});
