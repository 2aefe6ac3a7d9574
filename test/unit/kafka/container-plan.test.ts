import { describe, expect, test } from '@jest/globals';
import type { ClusterSpec } from '../../../src/kafka/broker.ts';
import { containerPortsNeeded, planContainers } from '../../../src/kafka/container-plan.ts';

function plan(spec: ClusterSpec) {
  const ports = Array.from({ length: containerPortsNeeded(spec) }, (_, at) => 40_001 + at);
  return planContainers(spec, { ports, folder: '/tmp/cluster', kafkaVersion: '4.4.0' });
}

describe('containers of a cluster', () => {
  test('clients of this machine and other containers get addresses that work for them', () => {
    const [node] = plan({ mode: 'combined', brokers: 1, listeners: [{ name: 'SECURE', protocol: 'SSL' }] });
    expect(node?.hostname).toBe('kafka-1');
    expect(Object.fromEntries(node?.properties ?? [])).toMatchObject({
      listeners:
        'PLAINTEXT://0.0.0.0:40001,SECURE://0.0.0.0:40002,CONTROLLER://:40003,BROKER://0.0.0.0:19092',
      'advertised.listeners': 'PLAINTEXT://127.0.0.1:40001,SECURE://127.0.0.1:40002,BROKER://kafka-1:19092',
      'inter.broker.listener.name': 'BROKER',
      'controller.quorum.voters': '1@kafka-1:40003',
      'listener.security.protocol.map':
        'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURE:SSL,BROKER:PLAINTEXT',
    });
  });

  test('a controller advertises nothing and listens under its name in the network', () => {
    const nodes = plan({ mode: 'isolated', brokers: 3 });
    expect(nodes.map(({ hostname }) => hostname)).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => `kafka-${number}`),
    );
    const voters = '4@kafka-4:40004,5@kafka-5:40005,6@kafka-6:40006';
    expect(nodes.map(({ properties }) => properties.get('controller.quorum.voters'))).toEqual(
      Array.from({ length: 6 }, () => voters),
    );
    const controller = Object.fromEntries(nodes[3]?.properties ?? []);
    expect(controller).toMatchObject({
      listeners: 'CONTROLLER://kafka-4:40004',
      'process.roles': 'controller',
    });
    expect(controller).not.toHaveProperty(['advertised.listeners']);
    expect(controller).not.toHaveProperty(['inter.broker.listener.name']);
  });

  test('what a check asks for wins over all of it', () => {
    const [node] = plan({ mode: 'combined', brokers: 1, properties: { 'log.dirs': '/elsewhere' } });
    expect(node?.properties.get('log.dirs')).toBe('/elsewhere');
  });
});
