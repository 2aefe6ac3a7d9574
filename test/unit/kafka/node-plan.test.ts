import { describe, expect, test } from '@jest/globals';
import type { ClusterSpec } from '../../../src/kafka/broker.ts';
import { planNodes, portsNeeded } from '../../../src/kafka/node-plan.ts';

function plan(spec: ClusterSpec, kafkaVersion = '4.4.0') {
  const ports = Array.from({ length: portsNeeded(spec) }, (_, index) => 10_001 + index);
  return planNodes(spec, { ports, folder: '/cluster', kafkaVersion });
}

describe('planNodes', () => {
  test('three combined nodes vote for one another and replicate three times', () => {
    const nodes = plan({ mode: 'combined', brokers: 3 });
    expect(nodes.map(({ nodeId, roles }) => [nodeId, roles.join()])).toEqual([
      [1, 'broker,controller'],
      [2, 'broker,controller'],
      [3, 'broker,controller'],
    ]);
    for (const { properties } of nodes) {
      expect(properties.get('controller.quorum.voters')).toBe(
        '1@127.0.0.1:10002,2@127.0.0.1:10004,3@127.0.0.1:10006',
      );
      expect(properties.get('offsets.topic.replication.factor')).toBe('3');
      expect(properties.get('transaction.state.log.min.isr')).toBe('2');
    }
  });

  test('isolated controllers have no client listener and nothing to advertise', () => {
    const [broker, controller] = plan({ mode: 'isolated', brokers: 1 });
    expect(broker?.properties.get('listeners')).toBe('PLAINTEXT://127.0.0.1:10001');
    expect(broker?.properties.get('controller.quorum.voters')).toBe('2@127.0.0.1:10002');
    expect(controller?.properties.get('process.roles')).toBe('controller');
    expect(controller?.properties.get('listeners')).toBe('CONTROLLER://127.0.0.1:10002');
    expect(controller?.properties.has('advertised.listeners')).toBe(false);
  });

  test('every listener and JMX get a port of their own', () => {
    const listeners = [{ name: 'SECURE', protocol: 'SSL' as const }];
    const [node] = plan({ mode: 'combined', brokers: 1, jmx: true, listeners });
    expect([...(node?.ports ?? [])]).toEqual([
      ['PLAINTEXT', 10_001],
      ['SECURE', 10_002],
      ['CONTROLLER', 10_003],
    ]);
    expect(node?.jmxPort).toBe(10_004);
    expect(node?.properties.get('listener.security.protocol.map')).toBe(
      'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURE:SSL',
    );
  });

  test('the properties of the spec win over the plan, and 3.x knows no share groups', () => {
    const [node] = plan(
      { mode: 'combined', brokers: 1, properties: { 'num.partitions': '7', 'node.id': '9' } },
      '3.9.2',
    );
    expect(node?.properties.get('num.partitions')).toBe('7');
    expect(node?.properties.get('node.id')).toBe('9');
    expect([...(node?.properties.keys() ?? [])].filter((key) => key.startsWith('share'))).toEqual([]);
  });
});
