import { findJava } from '../../kafka/java.ts';
import { startJmxProbe } from '../../kafka/jmx.ts';
import type { Check } from '../check.ts';
import { eventually, withClient } from '../cluster-client.ts';
import { expectEqual, expectThat } from '../expectation.ts';
import { createTopic, produce } from '../topic-records.ts';

export const metricsChecks: readonly Check[] = [
  {
    id: 'metrics-jmx',
    title: 'MessagesInPerSec of a topic, read over JMX, counts exactly the records that were produced',
    area: 'metrics',
    priority: 'P0',
    needs: { cluster: 'shared', tools: ['jdk'] },
    async run({ host, cluster, unique, signal, note }) {
      const endpoint = cluster.nodes[0]?.jmx;
      expectThat(endpoint !== undefined, 'The shared broker has no JMX port');
      const probe = await startJmxProbe(host, await findJava(host));
      try {
        const topic = unique('metrics');
        const bean = `kafka.server:type=BrokerTopicMetrics,name=MessagesInPerSec,topic=${topic}`;
        const count = async () => Number(await probe.read(endpoint, bean, 'Count', signal));
        await withClient(cluster.bootstrap(), signal, async (client) => {
          await createTopic(client, topic);
          await produce(client, topic, [{ key: null, value: 'first' }]);
          const before = await eventually('A Count of 1', count, (value) => value >= 1, signal);
          expectEqual(before, 1, 'Count after one record');
          const more = Array.from({ length: 9 }, () => ({ key: null, value: 'more' }));
          await produce(client, topic, more);
          const after = await eventually('A Count of 10', count, (value) => value >= 10, signal);
          expectEqual(after, 10, 'Count after ten records');
        });
        const unit = await probe.read(endpoint, bean, 'RateUnit', signal);
        note(`rate unit ${unit}`);
        expectEqual(unit, 'SECONDS', 'RateUnit');
      } finally {
        await probe.close();
      }
    },
  },
];
