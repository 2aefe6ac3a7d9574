import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NodeHost } from '../../src/io/node-host.ts';
import { completeStatically } from '../../src/metadata/agent/completion.ts';
import { registrations } from '../../src/metadata/agent/registrations.ts';
import { mergeMetadata } from '../../src/metadata/formats/merge.ts';
import { EMPTY } from '../../src/metadata/formats/model.ts';
import { describeKafka } from '../support/describe-kafka.ts';
import { libsOf, realHost } from '../support/kafka.ts';

const VERSION = '4.4.0';

describeKafka(VERSION, 'what the static check adds to a trace', () => {
  let host: NodeHost;
  const libs = libsOf(VERSION) ?? [];
  beforeAll(() => {
    host = realHost();
  });
  afterAll(async () => await host.close());

  test('is what no workload reached, for this architecture, and only once', async () => {
    const first = await completeStatically(host, libs, EMPTY, 'amd64');
    const added = registrations(first.metadata);
    const plain = 'org.apache.kafka.common.security.plain.PlainLoginModule';
    expect(added).toContain(`reflection ${plain}.<init>()`);
    const libraries = [...added].filter((line) => line.startsWith('resources ') && /zstd/.test(line));
    expect(libraries).toEqual([expect.stringMatching(/linux\/amd64\/libzstd-jni/)]);
    expect(first).toMatchObject({ name: 'static-check', notReached: [] });

    const second = await completeStatically(host, libs, mergeMetadata([EMPTY, first.metadata]), 'amd64');
    expect(registrations(second.metadata)).not.toContain(`reflection ${plain}.<init>()`);
    expect(registrations(second.metadata).size).toBeLessThan(added.size / 10);
  }, 120_000);
});
