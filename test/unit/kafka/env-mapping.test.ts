import { describe, expect, test } from '@jest/globals';
import {
  EXCLUDED_VARIABLES,
  effectiveProperties,
  environmentProperties,
  propertyOfVariable,
  variableOfProperty,
} from '../../../src/kafka/env-mapping.ts';

describe('variables and properties', () => {
  test.each([
    ['KAFKA_NODE_ID', 'node.id'],
    ['KAFKA_LOG_RETENTION_MS', 'log.retention.ms'],
    ['KAFKA_LISTENER_NAME_TC___0_SSL_KEYSTORE_LOCATION', 'listener.name.tc-0.ssl.keystore.location'],
    ['KAFKA_CONFLUENT__METRIC', 'confluent_metric'],
    ['KAFKA_JMX_PORT', 'jmx.port'],
  ])('%s is %s in every version, and back', (name, key) => {
    for (const version of ['3.7.0', '3.9.2', '4.0.0', '4.4.0']) {
      expect(propertyOfVariable(name, version)).toBe(key);
      expect(variableOfProperty(key, version)).toBe(name);
    }
  });

  test('before 4.0 every KAFKA_ in the name is dropped, since then only the first', () => {
    const name = 'KAFKA_KAFKA_METRICS_REPORTERS';
    expect(propertyOfVariable(name, '3.9.2')).toBe('metrics.reporters');
    expect(propertyOfVariable(name, '4.0.0')).toBe('kafka.metrics.reporters');
    expect(variableOfProperty('kafka.metrics.reporters', '4.0.0')).toBe(name);
    expect(() => variableOfProperty('kafka.metrics.reporters', '3.9.2')).toThrow(
      'The property "kafka.metrics.reporters" cannot be set by an environment variable of the Kafka 3.9.2 image.',
    );
  });

  test.each(['Upper.Case', 'a._b', 'a.-b', 'a..b'])('%s has no variable', (key) => {
    expect(() => variableOfProperty(key, '4.4.0')).toThrow(key);
  });

  test.each(['PATH', 'KAFKA', 'kafka_node_id', 'CLUSTER_ID', ...EXCLUDED_VARIABLES])(
    '%s sets nothing',
    (name) => {
      expect(propertyOfVariable(name, '4.4.0')).toBeUndefined();
    },
  );

  test('a property whose variable is excluded has no variable', () => {
    expect(() => variableOfProperty('heap.opts', '4.4.0')).toThrow('"heap.opts"');
  });
});

describe('effective properties', () => {
  const defaults = new Map([['node.id', '1']]);
  const kafkaVersion = '4.4.0';

  test('the environment wins over the file, and the rest of the file stays', () => {
    const file = new Map([
      ['log.retention.ms', '1'],
      ['num.io.threads', '3'],
    ]);
    const env = { KAFKA_LOG_RETENTION_MS: '2', KAFKA_OPTS: '-Xmx1g', OTHER: 'x' };
    expect([...effectiveProperties({ file, env, defaults, kafkaVersion })]).toEqual([
      ['log.retention.ms', '2'],
      ['num.io.threads', '3'],
    ]);
  });

  test('one variable drops the whole default file', () => {
    const env = { KAFKA_LOG_RETENTION_MS: '2' };
    expect([...effectiveProperties({ env, defaults, kafkaVersion })]).toEqual([['log.retention.ms', '2']]);
  });

  test('the default file counts where nothing else is given', () => {
    expect(effectiveProperties({ env: { KAFKA_OPTS: '' }, defaults, kafkaVersion })).toEqual(defaults);
  });

  test('an environment is mapped in the order of names', () => {
    const env = { KAFKA_B: '2', KAFKA_A: '1', KAFKA_C: undefined };
    expect([...environmentProperties(env, kafkaVersion)]).toEqual([
      ['a', '1'],
      ['b', '2'],
    ]);
  });
});
