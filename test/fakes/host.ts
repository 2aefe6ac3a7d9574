import type { Argv, ExecOptions, ExecResult, Host, Log, RunningProcess } from '../../src/core/host.ts';

/** What a run said and did, in order. */
export interface Recording {
  /** `info: …`, `warn: …`, `progress: …`. */
  readonly log: string[];
  readonly executed: { argv: Argv; options: ExecOptions }[];
  readonly fetched: string[];
  readonly slept: number[];
  readonly secrets: string[];
}

export interface FakeHostOptions {
  readonly env?: Record<string, string>;
  readonly dirs?: Partial<Host['dirs']>;
  readonly exec?: (argv: Argv, options: ExecOptions) => Partial<ExecResult> | Promise<Partial<ExecResult>>;
  readonly start?: (argv: Argv) => RunningProcess;
  readonly fetch?: typeof globalThis.fetch;
  readonly signal?: AbortSignal;
  /** Start of the fake clock, which moves only by `sleep`. */
  readonly now?: Date;
}

/** A host that does nothing of its own: it records, and answers with what the test gave. */
export function createFakeHost(
  options: FakeHostOptions = {},
): Host & { recording: Recording; close(): Promise<void> } {
  const recording: Recording = { log: [], executed: [], fetched: [], slept: [], secrets: [] };
  const deferred: (() => Promise<void> | void)[] = [];
  let elapsed = 0;
  const start = options.now ?? new Date('2026-01-02T03:04:05.000Z');
  const refuse = (what: string) => () => {
    throw new Error(`This test gave no answer for ${what}`);
  };
  return {
    recording,
    log: recordingLog(recording),
    env: options.env ?? {},
    clock: {
      now: () => new Date(start.getTime() + elapsed),
      monotonic: () => elapsed,
      async sleep(ms, signal) {
        signal?.throwIfAborted();
        recording.slept.push(ms);
        elapsed += ms;
      },
    },
    dirs: { work: '/nowhere/work', temp: '/nowhere/temp', cache: '/nowhere/cache', ...options.dirs },
    signal: options.signal ?? new AbortController().signal,
    async fetch(input, init) {
      recording.fetched.push(String(input instanceof Request ? input.url : input));
      return await (options.fetch ?? refuse('fetch'))(input, init);
    },
    async exec(argv, execOptions) {
      recording.executed.push({ argv, options: execOptions });
      const answer = await (options.exec ?? refuse(argv.join(' ')))(argv, execOptions);
      for (const line of answer.stdout?.split('\n') ?? []) execOptions.onLine?.(line, 'stdout');
      return { exitCode: 0, stdout: '', stderr: '', timedOut: false, durationMs: 1, ...answer };
    },
    async start(argv) {
      return (options.start ?? refuse(argv.join(' ')))(argv);
    },
    defer(work) {
      deferred.push(work);
      return () => void deferred.splice(deferred.indexOf(work), 1);
    },
    async close() {
      for (const work of deferred.splice(0).reverse()) await work();
    },
  };
}

function recordingLog(recording: Recording): Log {
  const say = (level: string) => (message: string) => void recording.log.push(`${level}: ${message}`);
  return {
    debug: say('debug'),
    info: say('info'),
    warn: say('warn'),
    error: say('error'),
    async group(title, work) {
      say('group')(title);
      return await work();
    },
    progress: () => ({
      update: say('progress'),
      end: (text) => {
        if (text !== undefined) say('progress')(text);
      },
    }),
    secret: (value) => void recording.secrets.push(value),
  };
}
