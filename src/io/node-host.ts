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
  const dirs = { work: process.cwd(), temp: makeTemp(env), cache: cacheFolder(env) };
  const ending = new Ending(log, () => {
    killStarted();
    killExecuted();
    rmSync(dirs.temp, { recursive: true, force: true });
  });
  useProxyOf(env);
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
    defer: (work) => ending.defer(work),
    cancel(reason) {
      controller.abort(new UserError(`Cancelled: ${reason}.`));
      killExecuted();
    },
    close: () => ending.close(),
  };
}

type Work = () => Promise<void> | void;

/**
 * What is due at the end: what was deferred, the last first, each of it, and what must be done in any case, also
 * where the process ends without that.
 */
class Ending {
  readonly #deferred: Work[] = [];
  readonly #log: Log;
  readonly #inAnyCase: () => void;
  #closing: Promise<void> | undefined;

  constructor(log: Log, inAnyCase: () => void) {
    this.#log = log;
    this.#inAnyCase = inAnyCase;
    process.once('exit', inAnyCase);
  }

  /** @returns takes it back */
  defer(work: Work): () => void {
    this.#deferred.push(work);
    return () => {
      const index = this.#deferred.indexOf(work);
      if (index >= 0) this.#deferred.splice(index, 1);
    };
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    for (let work = this.#deferred.pop(); work !== undefined; work = this.#deferred.pop()) {
      try {
        await work();
      } catch (error) {
        this.#log.warn(`Cleaning up failed: ${messageOf(error)}`);
      }
    }
    process.removeListener('exit', this.#inAnyCase);
    this.#inAnyCase();
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
