import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { UserError } from '../../src/core/errors.ts';
import type { NodeHost } from '../../src/io/node-host.ts';
import type { ClusterSpec, Launcher } from '../../src/kafka/broker.ts';
import { createProcessLauncher } from '../../src/kafka/process-launcher.ts';
import { describeKafka } from '../support/describe-kafka.ts';
import { jvmLauncher, realHost } from '../support/kafka.ts';
import { root } from '../support/source-tree.ts';

const ONE: ClusterSpec = { mode: 'combined', brokers: 1 };
const VERSION = '4.4.0';

/** Processes of this machine whose command line names the folder. */
function processesIn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
      } catch {
        return false;
      }
    })
    .map(Number);
}

async function until(condition: () => boolean, ms = 10_000): Promise<boolean> {
  for (const end = Date.now() + ms; Date.now() < end; ) {
    if (condition()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return condition();
}

describe('a broker that does not come up', () => {
  let host: NodeHost;
  let launcher: Launcher;
  beforeAll(() => {
    host = realHost();
    const binary = join(root, 'test/fakes/kafka-binary.js');
    const limits = { setupMs: 3000, startMs: 3000, graceMs: 300 };
    launcher = createProcessLauncher(host, { kafkaVersion: VERSION, binary }, { limits });
  });
  afterAll(async () => await host.close());

  async function refusal(env: Record<string, string>): Promise<string> {
    const error = await launcher.launch({ ...ONE, env }, host.signal).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect(processesIn(host.dirs.temp)).toEqual([]);
    return error instanceof Error ? error.message : '';
  }

  test('says which node ended, how, and the error of its log', async () => {
    expect(await refusal({ FAKE_START: 'fail ERROR no such class' })).toBe(
      'Kafka node 1 (broker and controller) ended while starting (exit code 3).\n  ERROR no such class',
    );
  });

  test('says that it hangs, with the last it said', async () => {
    expect(await refusal({ FAKE_START: 'hang thinking' })).toBe(
      'Kafka node 1 (broker and controller) was not ready after 3.00 s.\n  thinking',
    );
  }, 20_000);

  test('says that setup failed', async () => {
    expect(await refusal({ FAKE_SETUP: 'fail error while preparing configs: no' })).toBe(
      'Setting up Kafka node 1 (broker and controller) failed (exit code 3).\n  error while preparing configs: no',
    );
  });

  test('says that setup hangs', async () => {
    expect(await refusal({ FAKE_SETUP: 'hang' })).toContain('did not end within 3.00 s');
  }, 30_000);

  test('tries other ports when one was taken meanwhile, three times in all', async () => {
    const count = join(host.dirs.temp, 'count');
    const message = await refusal({
      FAKE_START: 'fail java.net.BindException: Address already in use',
      FAKE_COUNT: count,
    });
    expect(message).toContain('Address already in use');
    expect(readFileSync(count, 'utf8')).toBe('xxx');
  }, 20_000);

  test('a cancelled launch ends with the reason and leaves nothing', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new UserError('Cancelled: test.')), 500);
    const launch = launcher.launch({ ...ONE, env: { FAKE_START: 'hang' } }, controller.signal);
    await expect(launch).rejects.toThrow('Cancelled: test.');
    expect(processesIn(host.dirs.temp)).toEqual([]);
  });
});

describeKafka(VERSION, 'a real broker as a process', () => {
  let host: NodeHost;
  let launcher: Launcher;
  beforeAll(async () => {
    host = realHost();
    launcher = await jvmLauncher(host, VERSION);
  });
  afterAll(async () => await host.close());

  test('an old broker that answers in place of ours is noticed and named', async () => {
    const old = await launcher.launch(ONE, host.signal);
    const binary = join(root, 'test/fakes/kafka-binary.js');
    const impostor = createProcessLauncher(host, { kafkaVersion: VERSION, binary });
    const env = { FAKE_START: `pose-as ${old.nodes[0]?.endpoint()?.port}` };
    await expect(impostor.launch({ ...ONE, env }, host.signal)).rejects.toThrow(
      new RegExp(`is answered by a Kafka of cluster ${old.clusterId}, not by node 1 of cluster`),
    );
    await old.close();
  }, 120_000);

  test('is measured, keeps a bounded log, and leaves no process and no file', async () => {
    const cluster = await launcher.launch(ONE, host.signal);
    const [node] = cluster.nodes;
    expect(await until(() => (node?.usage().length ?? 0) > 0)).toBe(true);
    const usage = node?.usage().at(-1);
    expect(usage?.rssBytes).toBeGreaterThan(50 * 1024 ** 2);
    expect(usage?.cpuMs).toBeGreaterThan(100);
    expect(node?.logs().some((line) => line.includes('Kafka Server started'))).toBe(true);
    await cluster.close();
    await cluster.close();
    expect(node?.running).toBe(false);
    expect(processesIn(host.dirs.temp)).toEqual([]);
    expect(readdirSync(join(host.dirs.temp, 'clusters')).length).toBe(0);
  }, 120_000);

  test('dies with its runner, even when that is killed with SIGKILL', async () => {
    if (!existsSync('/usr/bin/setpriv')) return;
    const script = join(root, 'test/support/launch-and-wait.ts');
    const runner = spawn(process.execPath, [script, VERSION], { stdio: ['ignore', 'pipe', 'inherit'] });
    const said = await new Promise<string>((resolve) =>
      runner.stdout.once('data', (data) => resolve(String(data))),
    );
    const { temp } = JSON.parse(said);
    expect(processesIn(temp).length).toBeGreaterThan(0);
    runner.kill('SIGKILL');
    expect(await until(() => processesIn(temp).length === 0)).toBe(true);
  }, 120_000);
});
