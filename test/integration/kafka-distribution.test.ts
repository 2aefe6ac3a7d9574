import { execFileSync } from 'node:child_process';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createNodeHost, type NodeHost } from '../../src/io/node-host.ts';
import { obtainKafka } from '../../src/kafka/distribution.ts';
import { createFakeHost } from '../fakes/host.ts';

const here = hasMaven();
const title = `a real Kafka by Maven${here ? '' : ' (skipped: mvn is not on this machine)'}`;

(here ? describe : describe.skip)(title, () => {
  let cache: string;
  let host: NodeHost;
  beforeAll(async () => {
    cache = await mkdtemp(join(tmpdir(), 'kafka-distribution-test-'));
    host = createNodeHost(createFakeHost().log, { ...process.env, KAFKA_NATIVE_CACHE: cache });
  });
  afterAll(async () => {
    await host.close();
    await rm(cache, { recursive: true, force: true });
  });

  it.each(['4.4.0', '3.9.2'])(
    '%s has every jar of its catalogue, starts, and comes from the cache the second time',
    async (version) => {
      const kafka = await obtainKafka(host, { version, source: 'maven' });
      expect(kafka.evidence.verified).toEqual([
        {
          by: 'catalogue',
          detail: `${kafka.libs.length} of ${kafka.libs.length} jars have the published SHA-256`,
        },
      ]);
      const idle = { ...host, exec: () => Promise.reject(new Error('Maven was asked again')) };
      expect(await obtainKafka(idle, { version, source: 'maven' })).toEqual(kafka);
      const storage = join(kafka.root, 'bin', 'kafka-storage.sh');
      expect(execFileSync(storage, ['random-uuid'], { encoding: 'utf8' })).toMatch(/^[\w-]{22}\n$/);
    },
    300_000,
  );

  it('repairs a jar that was altered in the cache', async () => {
    const choice = { version: '4.4.0', source: 'maven' } as const;
    const before = await obtainKafka(host, choice);
    await appendFile(before.libs[0] ?? '', 'rot');
    expect((await obtainKafka(host, choice)).digest).toBe(before.digest);
  }, 300_000);

  it('names a release that does not exist', async () => {
    const wrong = obtainKafka(host, { version: '4.4.99', source: 'maven' });
    await expect(wrong).rejects.toThrow(/^Maven does not find org.apache.kafka:kafka_2.13:jar:4.4.99/);
  }, 300_000);
});

function hasMaven(): boolean {
  try {
    execFileSync('mvn', ['-version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
