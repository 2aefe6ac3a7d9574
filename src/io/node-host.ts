import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf, UserError } from '../core/errors.ts';
import type { Clock, Host, Log } from '../core/host.ts';
import { killStarted, startProcess } from './daemon.ts';
import { execute, killExecuted } from './exec.ts';
import { useProxyOf } from './proxy.ts';

/** The real world. `close` runs what was deferred and removes the temporary folder; it never throws. */
export interface NodeHost extends Host {
  /** Cancels the run: waits end, then {@link close} is due. */
  cancel(reason: string): void;
  close(): Promise<void>;
}

export function createNodeHost(
  log: Log,
  env: Readonly<Record<string, string | undefined>> = process.env,
): NodeHost {
  const controller = new AbortController();
  const deferred = new Deferred(log);
  const dirs = { work: process.cwd(), temp: makeTemp(env), cache: cacheFolder(env) };
  let closing: Promise<void> | undefined;

  const onExit = () => {
    killStarted();
    killExecuted();
    rmSync(dirs.temp, { recursive: true, force: true });
  };
  process.once('exit', onExit);
  useProxyOf(env);

  async function close(): Promise<void> {
    await deferred.run();
    process.removeListener('exit', onExit);
    onExit();
  }

  return {
    log,
    env,
    clock,
    dirs,
    signal: controller.signal,
    fetch: globalThis.fetch,
    async exec(argv, options) {
      controller.signal.throwIfAborted();
      return await execute(argv, options, env);
    },
    async start(argv, options) {
      controller.signal.throwIfAborted();
      return await startProcess(argv, options, env);
    },
    defer: (work) => deferred.add(work),
    cancel(reason) {
      controller.abort(new UserError(`Cancelled: ${reason}.`));
      killExecuted();
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}

type Work = () => Promise<void> | void;

/** What is due at the end, the last first. Each is tried; one that fails is a warning. */
class Deferred {
  readonly #works: Work[] = [];
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /** @returns takes it back */
  add(work: Work): () => void {
    this.#works.push(work);
    return () => {
      const index = this.#works.indexOf(work);
      if (index >= 0) this.#works.splice(index, 1);
    };
  }

  async run(): Promise<void> {
    for (let work = this.#works.pop(); work !== undefined; work = this.#works.pop()) {
      try {
        await work();
      } catch (error) {
        this.#log.warn(`Cleaning up failed: ${messageOf(error)}`);
      }
    }
  }
}

const clock: Clock = {
  now: () => new Date(),
  monotonic: () => performance.now(),
  async sleep(ms, signal) {
    try {
      await sleep(ms, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      throw signal?.aborted ? signal.reason : error;
    }
  },
};

function makeTemp(env: Readonly<Record<string, string | undefined>>): string {
  const parent = env.RUNNER_TEMP || tmpdir();
  try {
    mkdirSync(parent, { recursive: true });
    return mkdtempSync(join(parent, 'kafka-native-'));
  } catch (error) {
    throw new UserError(`No temporary folder can be made in ${parent}: ${messageOf(error)}.`, {
      hint: 'Set TMPDIR (or RUNNER_TEMP) to a folder that can be written.',
    });
  }
}

function cacheFolder(env: Readonly<Record<string, string | undefined>>): string {
  return env.KAFKA_NATIVE_CACHE || join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'kafka-native');
}
