import { expect, test } from '@jest/globals';
import { TOOLS_KAFKA } from '../../scripts/bench/kafka-tools.ts';
import { upstreamFlows } from '../../scripts/bench/upstream-flows.ts';
import { describeFull } from '../support/describe-kafka.ts';
import { realHost } from '../support/kafka.ts';

describeFull(`the flows of Kafka’s own sanity test (Kafka ${TOOLS_KAFKA})`, () => {
  test('are eight, and the suite and Kafka’s command-line tools both get through them', async () => {
    const host = realHost();
    try {
      const times = await upstreamFlows(host);
      expect(times.map(({ mode, flow }) => `${mode} ${flow}`)).toEqual(
        ['combined', 'isolated'].flatMap((mode) =>
          ['metrics', 'ssl', 'file input', 'restart'].map((flow) => `${mode} ${flow}`),
        ),
      );
    } finally {
      await host.close();
    }
  }, 900_000);
});
