import type { KafkaClient } from '../../kafka/client.ts';
import type { Check, CheckContext } from '../check.ts';
import { eventually, withClient } from '../cluster-client.ts';
import { expectEqual, expectThat } from '../expectation.ts';
import { type ReadAttribute, withJmx } from '../jmx-reader.ts';
import { createTopic, produce, readAll } from '../topic-records.ts';

const NEEDS = { cluster: 'shared', tools: ['jdk'] } as const;
const RECORD = { key: null, value: 'x' };

export const metricsChecks: readonly Check[] = [
  {
    id: 'metrics-jmx',
    title: 'MessagesInPerSec of a topic, read over JMX, counts exactly the records that were produced',
    area: 'metrics',
    priority: 'P0',
    needs: NEEDS,
    run: (context) =>
      withTopic(context, async (client, read, topic) => {
        const bean = `kafka.server:type=BrokerTopicMetrics,name=MessagesInPerSec,topic=${topic}`;
        const count = async () => Number(await read(bean, 'Count'));
        await produce(client, topic, [RECORD]);
        const before = await eventually('A Count of 1', count, (value) => value >= 1, context.signal);
        expectEqual(before, 1, 'Count after one record');
        await produce(
          client,
          topic,
          Array.from({ length: 9 }, () => RECORD),
        );
        const after = await eventually('A Count of 10', count, (value) => value >= 10, context.signal);
        expectEqual(after, 10, 'Count after ten records');
        expectEqual(await read(bean, 'RateUnit'), 'SECONDS', 'RateUnit');
      }),
  },
  {
    id: 'metrics-jmx-bytes',
    title: 'BytesInPerSec and BytesOutPerSec of a topic grow by what was written and read',
    area: 'metrics',
    priority: 'P1',
    needs: NEEDS,
    run: (context) =>
      withTopic(context, async (client, read, topic) => {
        const bytes = async (name: string) =>
          Number(await read(`kafka.server:type=BrokerTopicMetrics,name=${name},topic=${topic}`, 'Count'));
        const value = Buffer.alloc(100_000, 'x');
        await produce(client, topic, [{ key: null, value }]);
        const written = await eventually(
          'BytesInPerSec',
          () => bytes('BytesInPerSec'),
          (found) => found > 0,
          context.signal,
        );
        expectThat(
          written >= 100_000 && written < 101_000,
          `100 000 bytes were written, counted are ${written}`,
        );
        await readAll(client, topic);
        const out = await eventually(
          'BytesOutPerSec',
          () => bytes('BytesOutPerSec'),
          (found) => found > 0,
          context.signal,
        );
        expectThat(out >= 100_000, `100 000 bytes were read, counted are ${out}`);
      }),
  },
  {
    id: 'metrics-jmx-requests',
    title: 'The time of Produce requests is counted, with percentiles that are numbers in order',
    area: 'metrics',
    priority: 'P1',
    needs: NEEDS,
    run: (context) =>
      withTopic(context, async (client, read, topic) => {
        const bean = 'kafka.network:type=RequestMetrics,name=TotalTimeMs,request=Produce';
        const value = async (attribute: string) => Number(await read(bean, attribute));
        await produce(client, topic, [RECORD]);
        const before = await eventually(
          'A Count',
          () => value('Count'),
          (found) => found > 0,
          context.signal,
        );
        await produce(client, topic, [RECORD]);
        await eventually(
          'A higher Count',
          () => value('Count'),
          (found) => found > before,
          context.signal,
        );
        const [p50, p99, max] = [
          await value('50thPercentile'),
          await value('99thPercentile'),
          await value('Max'),
        ];
        expectThat(
          0 <= p50 && p50 <= p99 && p99 <= max,
          `p50 ${p50}, p99 ${p99}, max ${max} are not in order`,
        );
      }),
  },
  {
    id: 'metrics-jmx-controller',
    title: 'The controller and the state of the broker are told by JMX',
    area: 'metrics',
    priority: 'P1',
    needs: NEEDS,
    run: (context) =>
      withJmx(context, async (read) => {
        const value = async (bean: string) => Number(await read(bean, 'Value'));
        const RUNNING = 3;
        expectEqual(await value('kafka.server:type=KafkaServer,name=BrokerState'), RUNNING, 'BrokerState');
        expectEqual(
          await value('kafka.controller:type=KafkaController,name=ActiveControllerCount'),
          1,
          'ActiveControllerCount',
        );
        expectEqual(
          await value('kafka.server:type=ReplicaManager,name=OfflineReplicaCount'),
          0,
          'OfflineReplicaCount',
        );
        const leader = Number(await read('kafka.server:type=raft-metrics', 'current-leader'));
        expectEqual(leader, context.cluster.nodes[0]?.nodeId, 'current-leader of the quorum');
      }),
  },
  {
    id: 'metrics-jmx-runtime',
    title: 'The runtime tells its memory, up time and threads by JMX',
    area: 'metrics',
    priority: 'P1',
    needs: NEEDS,
    run: (context) =>
      withJmx(context, async (read) => {
        const heap = await read('java.lang:type=Memory', 'HeapMemoryUsage');
        const used = Number(/used=(\d+)/.exec(heap)?.[1] ?? 0);
        expectThat(used > 1024 ** 2, `HeapMemoryUsage is ${heap}`);
        const uptime = Number(await read('java.lang:type=Runtime', 'Uptime'));
        const threads = Number(await read('java.lang:type=Threading', 'ThreadCount'));
        context.note(`${used} bytes of heap, up for ${uptime} ms, ${threads} threads`);
        expectThat(uptime > 0, `Uptime is ${uptime}`);
        expectThat(threads > 10, `ThreadCount is ${threads}`);
      }),
  },
];

async function withTopic(
  context: CheckContext,
  work: (client: KafkaClient, read: ReadAttribute, topic: string) => Promise<void>,
): Promise<void> {
  const topic = context.unique('metrics');
  await withJmx(context, (read) =>
    withClient(context.cluster.bootstrap(), context.signal, async (client) => {
      await createTopic(client, topic);
      await work(client, read, topic);
    }),
  );
}
