import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Judgement, judge } from '../../src/evidence/judge.ts';
import type { Policy } from '../../src/evidence/policy.ts';
import { readEvidence, writeEvidence } from '../../src/evidence/store.ts';
import type { NodeHost } from '../../src/io/node-host.ts';
import { runSanity } from '../../src/sanity/runner.ts';
import { describeKafka } from '../support/describe-kafka.ts';
import { testStatement } from '../support/evidence.ts';
import { jvmLauncher, realHost } from '../support/kafka.ts';
import { keepingClusters, mutated } from '../support/mutations/faulty-launcher.ts';
import type { Mutation } from '../support/mutations/mutation.ts';
import { properties } from '../support/mutations/spec-changes.ts';

const VERSION = '4.4.0';
/** Three areas, so that each of two shards has something to do. */
const CHECKS = ['up', 'topic-create', 'topic-delete', 'records-key-headers', 'records-tombstone'];
const POLICY: Policy = {
  name: 'all',
  title: 'All of the checks passed',
  demands: [
    { demand: 'tests', suite: 'sanity', subject: 'jvm', form: 'process' },
    { demand: 'minimum-checks', suite: 'sanity', count: CHECKS.length },
    { demand: 'all-passed', suite: 'sanity', priority: 'P0' },
    { demand: 'checks-passed', suite: 'sanity', ids: CHECKS },
    { demand: 'allowed-skips', suite: 'sanity', allow: [] },
  ],
};

describeKafka(VERSION, 'shards of a suite against a real broker', () => {
  describe.each<[string, Judgement['verdict'], Mutation]>([
    ['sound', 'passed', { what: 'nothing', red: [] }],
    [
      'faulty',
      'failed',
      {
        what: 'a broker that deletes no topics',
        spec: properties({ 'delete.topic.enable': 'false' }),
        red: ['topic-delete'],
      },
    ],
  ])('that is %s', (_, verdict, fault) => {
    let host: NodeHost;
    let launcher: ReturnType<typeof keepingClusters>;
    const folders: string[] = [];
    beforeAll(async () => {
      host = realHost();
      launcher = keepingClusters(mutated(await jvmLauncher(host, VERSION), fault));
    });
    afterAll(async () => {
      await launcher.close();
      await host.close();
      for (const folder of folders) rmSync(folder, { recursive: true });
    });

    /** What a job per part leaves in one folder, judged: `1/2` is a shard, `whole` all checks. */
    async function verdictOf(...parts: readonly ('whole' | '1/2' | '2/2')[]): Promise<Judgement> {
      const folder = mkdtempSync(join(tmpdir(), 'shards-'));
      folders.push(folder);
      for (const part of parts) {
        const [index, count] = part.split('/').map(Number);
        const shard = index === undefined || count === undefined ? {} : { shard: { index, count } };
        const suite = await runSanity(host, launcher, { only: CHECKS, timeoutMs: 60_000, ...shard });
        await writeEvidence(folder, testStatement(suite));
      }
      const { evidence, problems } = await readEvidence(folder);
      return judge(evidence, POLICY, { now: new Date(), problems });
    }

    test('have together the verdict of the whole run, demand by demand', async () => {
      const whole = await verdictOf('whole');
      const joined = await verdictOf('2/2', '1/2');
      expect(whole.verdict).toBe(verdict);
      expect(joined.verdict).toBe(verdict);
      // Statements are counted, and there are two of them.
      const demands = ({ demands: all }: Judgement) =>
        all.filter(({ id }) => id !== 'readable').map(({ id, met, because }) => ({ id, met, because }));
      expect(demands(joined)).toEqual(demands(whole));
    }, 240_000);

    test('fail without one of them', async () => {
      const { verdict: alone, demands } = await verdictOf('1/2');
      expect(alone).toBe('failed');
      const whole = demands.find(({ id }) => id === 'whole-suites');
      expect(whole).toMatchObject({ met: false, because: 'suite sanity lacks its part 2/2.' });
    }, 120_000);
  });
});
