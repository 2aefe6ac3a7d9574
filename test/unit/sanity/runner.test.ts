import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../../src/core/errors.ts';
import { testResult } from '../../../src/evidence/predicates.ts';
import { testResultOf } from '../../../src/evidence/test-result.ts';
import type { Check } from '../../../src/sanity/check.ts';
import { NotApplicable } from '../../../src/sanity/expectation.ts';
import { runSanity, type SanityOptions } from '../../../src/sanity/runner.ts';
import { createFakeHost } from '../../fakes/host.ts';
import { createFakeLauncher } from '../../fakes/launcher.ts';

function check(id: string, run: Check['run'], more: Partial<Check> = {}): Check {
  const needs = { cluster: 'shared' as const };
  return { id, title: `${id} holds`, area: 'records', priority: 'P0', needs, run, ...more };
}

const passes = async () => undefined;
const OWN = { needs: { cluster: { mode: 'combined', brokers: 1 } } } as const;

async function run(checks: readonly Check[], options: SanityOptions = {}, launcher = createFakeLauncher()) {
  const host = createFakeHost();
  const suite = await runSanity(host, launcher, { checks, ...options });
  const statuses = Object.fromEntries(suite.checks.map(({ id, status }) => [id, status]));
  return { suite, statuses, launcher, host };
}

describe('verdicts', () => {
  test('a check that resolves passed; the suite is complete and valid evidence', async () => {
    const { suite, launcher, host } = await run([check('a', passes), check('b', passes, OWN)]);
    const result = testResult.parse(testResultOf(suite, []));
    expect(result).toMatchObject({ result: 'PASSED', passedTests: ['a', 'b'] });
    expect(suite.complete).toBe(true);
    expect(launcher.launched).toHaveLength(2);
    expect(launcher.open()).toBe(0);
    expect(host.recording.log.filter((line) => line.includes('passed'))).toHaveLength(2);
  });

  test('what was not built into the subject makes a check not applicable, with the reason', async () => {
    const lacks = async () => {
      throw new NotApplicable('it was not built in');
    };
    const { suite } = await run([check('a', lacks), check('b', passes)]);
    expect(suite.checks[0]).toMatchObject({ status: 'not-applicable', reason: 'it was not built in' });
    expect(testResultOf(suite, []).result).toBe('PASSED');
  });

  test.each([
    ['an Error', new Error('boom'), 'boom'],
    ['a wrapped Error', new Error('outer', { cause: new Error('inner') }), 'outer inner'],
    ['several errors', new AggregateError([new Error('one'), new Error('two')], 'both'), 'both one two'],
    ['a string', 'text', 'text'],
    ['nothing', undefined, 'It threw nothing that says why.'],
    ['null', null, 'null'],
    ['an object', { code: 7 }, '{"code":7}'],
  ])('a check that throws %s failed, and the others go on', async (_, thrown, message) => {
    const throwing = check('throwing', async () => {
      throw thrown;
    });
    const launcher = createFakeLauncher({ logs: ['the broker said this'] });
    const { suite, statuses } = await run([throwing, check('other', passes)], {}, launcher);
    expect(statuses).toEqual({ throwing: 'failed', other: 'passed' });
    expect(suite.checks[0]?.failure).toEqual({ message, log: ['the broker said this'], notes: [] });
    expect(testResult.parse(testResultOf(suite, [])).result).toBe('FAILED');
  });

  test('a runner that allows more time than a check asks for gives it', async () => {
    const slow = async () => await new Promise<void>((done) => setTimeout(done, 60));
    const { statuses } = await run([{ ...check('slow', slow), needs: { cluster: 'none', timeoutMs: 10 } }]);
    expect(statuses).toEqual({ slow: 'passed' });
  });

  test('a check that throws synchronously failed', async () => {
    const { statuses } = await run([
      check('sync', () => {
        throw new Error('at once');
      }),
    ]);
    expect(statuses).toEqual({ sync: 'failed' });
  });

  test('a check that hangs failed when its time was up, and its cluster is closed', async () => {
    const hanging = check(
      'hanging',
      async ({ note }) => {
        note('so far');
        await new Promise(() => undefined);
      },
      OWN,
    );
    const { suite, launcher } = await run([hanging], { timeoutMs: 30 });
    expect(suite.checks[0]?.failure).toMatchObject({
      message: 'It did not end within 30 ms.',
      notes: ['so far'],
    });
    expect(launcher.open()).toBe(0);
  });

  test('a shared broker that does not come up fails every check that needs it, and no other', async () => {
    const launcher = createFakeLauncher({
      onLaunch(spec) {
        if (spec.jmx === true) throw new UserError('It refused.');
      },
    });
    const { suite, statuses } = await run([check('a', passes), check('b', passes, OWN)], {}, launcher);
    expect(statuses).toEqual({ a: 'failed', b: 'passed' });
    expect(suite.checks[0]?.failure?.message).toBe('The shared broker did not come up. It refused.');
  });
});

describe('what is not run', () => {
  test('a check of a newer or older Kafka, or of another form, does not apply', async () => {
    const { suite, statuses } = await run(
      [
        check('newer', passes, { needs: { cluster: 'none', since: '4.0' } }),
        check('older', passes, { needs: { cluster: 'none', until: '3.8' } }),
        check('container', passes, { needs: { cluster: 'none', forms: ['container'] } }),
        check('fits', passes, { needs: { cluster: 'none', since: '3.7', until: '3.9' } }),
      ],
      {},
      createFakeLauncher({ kafkaVersion: '3.9.2' }),
    );
    expect(statuses).toEqual({
      newer: 'not-applicable',
      older: 'not-applicable',
      container: 'not-applicable',
      fits: 'passed',
    });
    expect(suite.complete).toBe(true);
  });

  test('a check whose program is missing is skipped with the reason, and the result is a warning', async () => {
    const { suite } = await run([
      check('jmx', passes, { needs: { cluster: 'shared', tools: ['jdk'] } }),
      check('other', passes),
    ]);
    expect(suite.checks[0]).toMatchObject({ status: 'skipped', reason: expect.stringContaining('Java 17') });
    expect(testResultOf(suite, [])).toMatchObject({ result: 'WARNED', warnedTests: ['jmx'] });
  });

  test('an empty suite is refused', async () => {
    await expect(run([])).rejects.toThrow('No sanity check is selected');
    const topics = { priority: 'P1' } as const;
    await expect(run([check('a', passes)], topics)).rejects.toThrow('nothing would be tested');
  });

  test('unknown ids and areas are named, all at once', async () => {
    const options = { only: ['a', 'nope'], areas: ['logging' as const] };
    await expect(run([check('a', passes)], options)).rejects.toThrow(
      'There is no sanity check "nope"; there are a.\nThere is no sanity area "logging"; there are records.',
    );
  });

  test('only what is selected runs', async () => {
    const { statuses } = await run([check('a', passes), check('b', passes)], { only: ['b'] });
    expect(statuses).toEqual({ b: 'passed' });
  });
});

describe('order and cancellation', () => {
  test('no more checks have clusters at once than allowed', async () => {
    let running = 0;
    let most = 0;
    const slow = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 10));
      running -= 1;
    };
    await run(
      Array.from({ length: 6 }, (_, index) => check(`own-${index}`, slow, OWN)),
      { ownClusters: 2 },
    );
    expect(most).toBe(2);
  });

  test('results stand in the order of the checks, not of their ends', async () => {
    const later = async () => await new Promise<void>((resolve) => setTimeout(resolve, 20));
    const { suite } = await run([check('slow', later), check('fast', passes)]);
    expect(suite.checks.map(({ id }) => id)).toEqual(['slow', 'fast']);
  });

  test('a cancelled run leaves what was finished as valid evidence that is not complete', async () => {
    const controller = new AbortController();
    const host = createFakeHost({ signal: controller.signal });
    const launcher = createFakeLauncher();
    const cancelling = check('cancelling', async () => {
      controller.abort(new UserError('Cancelled: SIGINT.'));
      await new Promise(() => undefined);
    });
    const suite = await runSanity(host, launcher, {
      checks: [check('first', passes), cancelling, check('never', passes, OWN)],
      sharing: 1,
    });
    expect(suite.checks.map(({ id }) => id)).toEqual(['first']);
    expect(suite.complete).toBe(false);
    expect(testResult.parse(testResultOf(suite, [])).result).toBe('FAILED');
    expect(launcher.open()).toBe(0);
  });

  test('a check asks for a cluster that it does not need: that is its failure', async () => {
    const asking = check('asking', async ({ cluster }) => void cluster.clusterId, {
      needs: { cluster: 'none' },
    });
    const { suite } = await run([asking]);
    expect(suite.checks[0]?.failure?.message).toBe('The check asking asked for no cluster.');
  });
});

describe('repetition', () => {
  const failsOnce = () => {
    let count = 0;
    return check('shaky', async () => {
      count += 1;
      if (count === 2) throw new Error('now and then');
    });
  };

  test('a check that fails in one of its runs is flaky and has failed; the others say how often they ran', async () => {
    const { suite } = await run([failsOnce(), check('steady', passes)], { repeat: 5 });
    expect(suite.checks).toMatchObject([
      { id: 'shaky', status: 'failed', runs: { total: 5, failed: 1 } },
      { id: 'steady', status: 'passed', runs: { total: 5, failed: 0 } },
    ]);
    expect(suite.checks[0]?.failure?.message).toBe('Flaky: failed in 1 of 5 runs. now and then');
    expect(testResult.parse(testResultOf(suite, [])).result).toBe('FAILED');
  });

  test('a check that fails in all of its runs is not flaky', async () => {
    const failing = check('failing', async () => {
      throw new Error('always');
    });
    const { suite } = await run([failing], { repeat: 3 });
    expect(suite.checks[0]).toMatchObject({ runs: { total: 3, failed: 3 }, failure: { message: 'always' } });
  });

  test('without it, nothing is said of runs', async () => {
    const { suite } = await run([check('once', passes)]);
    expect(suite.checks[0]?.runs).toBeUndefined();
  });
});

describe('named clusters', () => {
  const THREE = { needs: { cluster: 'three' } } as const;
  const hostWithoutOpenssl = () =>
    createFakeHost({
      exec: () => {
        throw new Error('spawn openssl ENOENT');
      },
    });

  test('each is launched once for all of its checks, and not at all where nobody needs it', async () => {
    const { launcher } = await run([
      check('a', passes),
      check('b', passes, THREE),
      check('c', passes, THREE),
      check('d', passes),
    ]);
    expect(launcher.launched.map(({ brokers }) => brokers)).toEqual([1, 3]);
    expect(launcher.open()).toBe(0);
  });

  test('a check that disturbs the others runs after them, when no other does', async () => {
    const order: string[] = [];
    let running = 0;
    const noting = (id: string, alone: boolean) =>
      check(
        id,
        async () => {
          running += 1;
          order.push(alone ? `${id} with ${running - 1}` : id);
          await new Promise((resolve) => setTimeout(resolve, 5));
          running -= 1;
        },
        { needs: { cluster: 'three', alone } },
      );
    await run([noting('first', true), noting('second', true), noting('a', false), noting('b', false)]);
    expect(order).toEqual(['a', 'b', 'first with 0', 'second with 0']);
  });

  test('the checks of one that needs a missing program are skipped with the reason', async () => {
    const host = hostWithoutOpenssl();
    const checks = [check('tls', passes, { needs: { cluster: 'secured' } }), check('other', passes)];
    const suite = await runSanity(host, createFakeLauncher(), { checks });
    expect(suite.checks).toMatchObject([
      { id: 'tls', status: 'skipped', reason: expect.stringContaining('openssl') },
      { id: 'other', status: 'passed' },
    ]);
  });

  test('one that does not come up fails its checks and no others', async () => {
    const launcher = createFakeLauncher({
      onLaunch(spec) {
        if (spec.brokers === 3) throw new UserError('No memory.');
      },
    });
    const { suite, statuses } = await run([check('a', passes), check('b', passes, THREE)], {}, launcher);
    expect(statuses).toEqual({ a: 'passed', b: 'failed' });
    expect(suite.checks[1]?.failure?.message).toBe('The cluster of three did not come up. No memory.');
  });
});
