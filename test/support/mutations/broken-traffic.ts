import type { Mutation } from './mutation.ts';
import { compact, forgets, hex, inAnswers, inRequests, int64, replacing } from './tampering.ts';

const NO_ID = '00'.repeat(16);
const PRODUCER = compact('producer');

/** Brokers that lie: what they are told, or what they answer, is changed on the way. */
export const BROKEN_TRAFFIC: readonly Mutation[] = [
  {
    what: 'answers that name another cluster',
    traffic: ({ clusterId }) => ({ answer: replacing('metadata', clusterId, 'x'.repeat(clusterId.length)) }),
    red: ['up'],
    green: ['topic-create', 'records-key-headers'],
  },
  {
    what: 'a topic that may be created twice',
    // An error is preceded by the topic's id, which it has none of: TOPIC_ALREADY_EXISTS becomes no error.
    traffic: inAnswers('createTopics', hex(`${NO_ID} 0024`), hex(`${NO_ID} 0000`)),
    red: ['topic-create'],
  },
  {
    what: 'a bad configuration that is refused for another reason',
    traffic: inAnswers('createTopics', hex(`${NO_ID} 0028`), hex(`${NO_ID} 002a`)),
    red: ['topic-refusals'],
  },
  {
    what: 'a topic that takes another value than it is given',
    traffic: inRequests('incrementalAlterConfigs', compact('7200000'), compact('7200001')),
    red: ['topic-config'],
  },
  {
    what: 'partitions that are one less than asked for',
    traffic: inRequests('createPartitions', hex('00000003'), hex('00000002')),
    red: ['topic-partitions'],
  },
  {
    what: 'one byte of a value that is changed',
    traffic: inAnswers('fetch', 'no key', 'no kex'),
    red: ['records-key-headers'],
  },
  {
    what: 'a tombstone that becomes an empty value',
    // Offset 1, a key of one byte, and the length of the value: -1 becomes 0.
    traffic: inAnswers('fetch', hex('02 02 6b 01 00'), hex('02 02 6b 00 00')),
    red: ['records-tombstone'],
  },
  {
    what: 'one batch of twenty that is acknowledged and lost',
    traffic: () => ({ loses: (_, frame) => frame.includes('value 7000 ') }),
    red: ['records-batches'],
  },
  {
    what: 'records that are deleted up to one offset less',
    traffic: inRequests('deleteRecords', int64(6n), int64(5n)),
    red: ['records-delete'],
  },
  {
    what: 'an index by time that is off by one',
    // Behind the answer's timestamp of -1: offset 1 becomes 2.
    traffic: () => ({
      answer: replacing('listOffsets', int64(1n), int64(2n), 'times-records-by-time'),
    }),
    red: ['records-by-time'],
  },
  {
    what: 'a topic that keeps the producer’s time stamps',
    traffic: inRequests('createTopics', compact('LogAppendTime'), compact('CreateTime')),
    red: ['records-append-time'],
  },
  {
    what: 'an end offset that is one less',
    traffic: () => ({ answer: replacing('listOffsets', int64(5n), int64(4n), 'lag-group-lag') }),
    red: ['group-lag'],
  },
  {
    what: 'deleted offsets of a group that are not deleted',
    traffic: forgets('offsetDelete', '0000 00000000 00000000'),
    red: ['group-offsets-delete'],
  },
  {
    what: 'a record that is given back and counts as consumed',
    // Behind the last offset that is acknowledged, in an array of one: release becomes accept.
    traffic: inRequests('shareFetch', hex('0000000000000004 02 02'), hex('0000000000000004 02 01')),
    red: ['group-share'],
  },
  {
    what: 'a streams group that loses a partition of its topology',
    traffic: inAnswers('streamsGroupHeartbeat', hex('03 00000000 00000001'), hex('03 00000000 00000000')),
    red: ['group-streams'],
  },
  {
    what: 'a dynamic value that is stored differently',
    traffic: inRequests(
      'incrementalAlterConfigs',
      Buffer.concat([compact('num.replica.fetchers'), hex('00 02 32')]),
      Buffer.concat([compact('num.replica.fetchers'), hex('00 02 33')]),
    ),
    red: ['configuration-dynamic'],
  },
  {
    what: 'an impossible value that is said to be taken',
    traffic: () => ({
      answer: (frame, api) =>
        [hex('00000000 02 0028'), hex('00000000 02 002a')].reduce(
          (answer, refused) =>
            replacing('incrementalAlterConfigs', refused, hex('00000000 02 0000'))(answer, api),
          frame,
        ),
    }),
    red: ['configuration-dynamic-refused'],
  },
  {
    what: 'a list of features without metadata.version',
    traffic: inAnswers('apiVersions', 'metadata.version', 'metadata.versiox'),
    red: ['features-describe'],
  },
  {
    what: 'a change of a feature that is acknowledged and forgotten',
    traffic: forgets('updateFeatures', '00 00000000 0000 00 01 00'),
    red: ['features-update'],
  },
  {
    what: 'a subscription to client metrics that takes another interval',
    traffic: inRequests('incrementalAlterConfigs', compact('5000'), compact('6000')),
    red: ['telemetry-subscription'],
  },
  {
    what: 'a batch after a gap that is taken',
    // Partition 0, OUT_OF_ORDER_SEQUENCE_NUMBER, no offset: the error becomes none.
    traffic: inAnswers(
      'produce',
      hex('00000000 002d ffffffffffffffff'),
      hex('00000000 0000 ffffffffffffffff'),
    ),
    red: ['producer-idempotent'],
  },
  {
    what: 'a topic without compression that compresses',
    traffic: inRequests('createTopics', compact('uncompressed'), compact('gzip')),
    red: ['compression-to-none'],
  },
  {
    what: 'a topic for gzip that stores lz4',
    traffic: inRequests('createTopics', compact('gzip'), compact('lz4')),
    red: ['compression-level-gzip', 'compression-to-gzip'],
  },
  {
    what: 'a topic for snappy that keeps what comes',
    traffic: inRequests('createTopics', compact('snappy'), PRODUCER),
    red: ['compression-to-snappy'],
  },
  {
    what: 'a topic for lz4 that stores snappy',
    traffic: inRequests('createTopics', compact('lz4'), compact('snappy')),
    red: ['compression-level-lz4', 'compression-to-lz4'],
  },
  {
    what: 'a topic for zstd that stores gzip',
    traffic: inRequests('createTopics', compact('zstd'), compact('gzip')),
    red: ['compression-level-zstd', 'compression-to-zstd'],
  },
  {
    what: 'a topic that turns the producer’s codec into gzip',
    traffic: inRequests('createTopics', PRODUCER, compact('gzip')),
    red: ['compression-keeps-lz4', 'compression-keeps-snappy', 'compression-keeps-zstd'],
  },
  {
    what: 'a topic that turns the producer’s codec into zstd',
    traffic: inRequests('createTopics', PRODUCER, compact('zstd')),
    red: ['compression-keeps-gzip', 'compression-keeps-lz4', 'compression-keeps-snappy'],
  },
  {
    what: 'a level of compression that is not gone by',
    traffic: inRequests('createTopics', compact('compression.gzip.level'), compact('compression.zstd.level')),
    red: ['compression-level-gzip'],
  },
  {
    what: 'a new key that is acknowledged and not taken',
    traffic: forgets('incrementalAlterConfigs', '00 00000000 01 00'),
    red: ['tls-keystore-reload'],
    green: ['tls-mutual', 'tls-one-way'],
  },
  {
    what: 'users of SCRAM that are acknowledged and forgotten',
    traffic: forgets('alterUserScramCredentials', '00 00000000 01 00'),
    red: [
      'sasl-scram-256',
      'sasl-scram-512',
      'sasl-scram-removed-user',
      'sasl-scram-wrong-secret',
      'sasl-ssl-scram',
    ],
    green: ['sasl-plain', 'sasl-ssl-plain'],
  },
];
