/**
 * All that a feature may do to the world, handed in as a parameter. `io/node-host.ts` is the real one,
 * `test/fakes/host.ts` records and answers from memory.
 */
export interface Host {
  readonly log: Log;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly dirs: Directories;
  /** Aborted when the run is cancelled (Ctrl-C, a cancelled job); every wait listens to it. */
  readonly signal: AbortSignal;
  readonly fetch: typeof globalThis.fetch;
  /** Runs a program to its end. The exit code is part of the answer, not an exception. */
  exec(argv: Argv, options: ExecOptions): Promise<ExecResult>;
  /** Starts a program that goes on until it is stopped; it never outlives this run. */
  start(argv: Argv, options: StartOptions): Promise<RunningProcess>;
  /** Registers work for the end of the run, however it ends; the answer takes it back. Last in, first out. */
  defer(work: () => Promise<void> | void): () => void;
}

/** A program and its arguments; never a shell string. */
export type Argv = readonly [program: string, ...rest: string[]];

export interface Directories {
  /** Where relative paths start. */
  readonly work: string;
  /** For this run only. */
  readonly temp: string;
  /** Kept between runs: downloads, tools. */
  readonly cache: string;
}

export interface Log {
  debug(message: string): void;
  info(message: string): void;
  /** `annotation` puts the message at a place of a file where the log is read on GitHub. */
  warn(message: string, annotation?: Annotation): void;
  error(message: string, annotation?: Annotation): void;
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** One line that changes while work goes on: rewritten on a terminal, thinned out elsewhere. */
  progress(): ProgressLine;
  /** The value is masked from here on. */
  secret(value: string): void;
}

export interface Annotation {
  readonly title?: string;
  readonly file?: string;
  readonly line?: number;
}

export interface ProgressLine {
  update(text: string): void;
  /** Ends the line, with a last text to keep where one is given. */
  end(text?: string): void;
}

export interface Clock {
  /** Wall time. */
  now(): Date;
  /** Milliseconds that only ever grow. */
  monotonic(): number;
  /** Ends early, with the signal's reason, when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface ExecOptions {
  readonly timeoutMs: number;
  readonly cwd?: string;
  /** Added to the few variables that every process gets (`PATH`, `HOME`, locale, proxies). */
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly onLine?: (line: string, stream: 'stdout' | 'stderr') => void;
  /** Bytes of each stream that are kept, the last ones; 4 MiB unless told. */
  readonly keep?: number;
}

export interface ExecResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
  readonly durationMs: number;
}

export interface StartOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly onLine?: (line: string, stream: 'stdout' | 'stderr') => void;
}

export interface ExitStatus {
  /** null where a signal ended the process. */
  readonly code: number | null;
  readonly signal: string | null;
}

export interface RunningProcess {
  readonly pid: number;
  readonly exited: Promise<ExitStatus>;
  /** undefined while it runs. */
  readonly exitStatus: ExitStatus | undefined;
  /** Writes one line to its standard input. */
  writeLine(line: string): void;
  kill(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): void;
}
