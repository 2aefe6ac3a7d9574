import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { faultRateBound } from '../../../src/core/binomial.ts';
import { UserError } from '../../../src/core/errors.ts';
import { testResult } from '../../../src/evidence/predicates.ts';
import { testResultOf } from '../../../src/evidence/test-result.ts';
import { CONFIDENCE, runSoak, type SoakOptions, soakLine, statementOf } from '../../../src/sanity/soak.ts';
import { createFakeHost } from '../../fakes/host.ts';
import { createFakeLauncher, type FakeLauncherOptions } from '../../fakes/launcher.ts';

async function soak(options: FakeLauncherOptions = {}, over: Partial<SoakOptions> = {}) {
  const host = createFakeHost();
  const launcher = createFakeLauncher(options);
  const suite = await runSoak(host, launcher, { starts: 150, parallel: 3, ...over });
  const byId = Object.fromEntries(suite.checks.map((check) => [check.id, check]));
  const { result } = testResult.parse(testResultOf(suite, []));
  return { suite, byId, result, launcher, host };
}

/** Fails at these starts. */
function failingAt(numbers: readonly number[], message: string): FakeLauncherOptions {
  let count = 0;
  return {
    onLaunch() {
      count += 1;
      if (numbers.includes(count)) throw new UserError(message);
    },
  };
}

describe('a soak', () => {
  test('of clean starts passes, states its bound and leaves nothing open', async () => {
    const { suite, result, launcher } = await soak();
    expect(result).toBe('PASSED');
    expect(launcher.launched).toHaveLength(150);
    expect(launcher.open()).toBe(0);
    expect(suite.checks.map(({ id, runs }) => [id, runs])).toEqual([
      ['soak-start', { total: 150, failed: 0 }],
      ['soak-stop', { total: 150, failed: 0 }],
      ['soak-log', { total: 150, failed: 0 }],
    ]);
    expect(soakLine(suite)).toContain('150 of 150 starts; fault rate below 1.98 % with 95 % confidence');
  });

  test('one crash of 150 fails it, with the reason, and the other starts go on', async () => {
    const { byId, result } = await soak(
      failingAt([77], 'Kafka node 1 ended while starting (ended by SIGSEGV).'),
    );
    expect(result).toBe('FAILED');
    expect(byId['soak-start']?.runs).toEqual({ total: 150, failed: 1 });
    expect(byId['soak-start']?.failure?.message).toContain('SIGSEGV');
    // A start that never answered is no trial of what comes later.
    expect(byId['soak-stop']).toMatchObject({ status: 'passed', runs: { total: 149, failed: 0 } });
  });

  test.each([
    '[2026-01-02 03:04:05,678] ERROR [BrokerServer id=1] Fatal error during broker startup',
    'Segfault detected: SIGSEGV at 0x0',
    '# A fatal error has been detected by the Java Runtime Environment:',
    'java.lang.OutOfMemoryError: Java heap space',
  ])('a line in the log fails it: %s', async (line) => {
    const { byId, result } = await soak({ logs: ['fine', line] }, { starts: 2 });
    expect(result).toBe('FAILED');
    expect(byId['soak-log']?.failure).toMatchObject({ message: `Start 1: ${line}`, log: ['fine', line] });
    expect(byId['soak-start']?.status).toBe('passed');
  });

  test.each([
    [{ code: 1, signal: null, tookMs: 1 }, 'It ended with exit code 1'],
    [{ code: null, signal: 'SIGKILL', tookMs: 1 }, 'It ended with SIGKILL'],
    [{ code: null, signal: 'SIGSEGV', tookMs: 1 }, 'It ended with SIGSEGV'],
    // Nobody handled it, so no shutdown hook ran.
    [{ code: null, signal: 'SIGTERM', tookMs: 1 }, 'It ended with SIGTERM'],
  ])('an end that was not asked for fails it: %j', async (stopped, words) => {
    const { byId } = await soak({ stopped }, { starts: 3 });
    expect(byId['soak-stop']?.runs).toEqual({ total: 3, failed: 3 });
    expect(byId['soak-stop']?.failure?.message).toContain(words);
    expect(byId['soak-stop']?.failure?.notes).toHaveLength(3);
  });

  test.each([143, 0])('an end by itself is fine: exit code %d', async (code) => {
    expect((await soak({ stopped: { code, signal: null, tookMs: 1 } }, { starts: 2 })).result).toBe('PASSED');
  });

  test('a broker that hangs fails it when its time is up', async () => {
    const hanging: FakeLauncherOptions = {
      onLaunch: async (_, signal) => {
        await new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason)),
        );
      },
    };
    const { byId } = await soak(hanging, { starts: 1, timeoutMs: 30 });
    expect(byId['soak-start']?.failure?.message).toBe('Start 1: It was not ready within 30 ms.');
    expect(byId['soak-stop']?.failure?.message).toBe('No start got so far.');
  });

  test('no more are started at a time than allowed', async () => {
    let [running, most] = [0, 0];
    await soak(
      {
        onLaunch: async () => {
          running += 1;
          most = Math.max(most, running);
          await new Promise((resolve) => setTimeout(resolve, 2));
          running -= 1;
        },
      },
      { starts: 12, parallel: 3 },
    );
    expect(most).toBe(3);
  });

  test('a cancelled soak is not complete and fails, with what it did', async () => {
    const controller = new AbortController();
    let count = 0;
    const launcher = createFakeLauncher({
      onLaunch() {
        count += 1;
        if (count === 5) controller.abort(new UserError('Cancelled: SIGINT.'));
      },
    });
    const host = createFakeHost({ signal: controller.signal });
    const suite = await runSoak(host, launcher, { starts: 10, parallel: 1 });
    expect(suite.complete).toBe(false);
    expect(suite.checks[0]?.runs).toEqual({ total: 4, failed: 0 });
    expect(testResultOf(suite, []).result).toBe('FAILED');
    expect(launcher.open()).toBe(0);
  });
});

describe('a binary that crashes in 2 % of its starts, each by chance', () => {
  /** Whether a start crashes: decided by the numbers alone, with that probability. */
  const crashes = (run: number, start: number) =>
    createHash('sha256').update(`${run} ${start}`).digest().readUInt32BE() < 0.02 * 2 ** 32;

  test('is caught by 150 starts as often as binomials say, and the bound is wrong no more often than it may', async () => {
    const runs = 400;
    let [caught, wrong] = [0, 0];
    for (let run = 0; run < runs; run += 1) {
      const numbers = Array.from({ length: 150 }, (_, index) => index + 1).filter((n) => crashes(run, n));
      const { result, byId } = await soak(failingAt(numbers, 'ended by SIGSEGV'), { parallel: 1 });
      expect(byId['soak-start']?.runs).toEqual({ total: 150, failed: numbers.length });
      if (result === 'FAILED') caught += 1;
      if (faultRateBound(numbers.length, 150, CONFIDENCE) < 0.02) wrong += 1;
    }
    // 1 - 0.98^150 = 0.952; 400 such runs stray by no more than three times 1.07 %.
    expect(caught / runs).toBeGreaterThan(0.92);
    expect(caught / runs).toBeLessThan(0.984);
    expect(wrong).toBe(runs - caught);
    expect(wrong / runs).toBeLessThan(0.08);
  }, 60_000);
});

test('the statement never claims more than the bound', () => {
  expect(statementOf(0, 150)).toBe('150 of 150 starts; fault rate below 1.98 % with 95 % confidence');
  expect(statementOf(3, 150)).toBe('147 of 150 starts; fault rate below 5.09 % with 95 % confidence');
  expect(statementOf(0, 0)).toBe('0 of 0 starts; fault rate below 100 % with 95 % confidence');
});
