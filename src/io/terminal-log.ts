import { styleText } from 'node:util';
import type { Log, ProgressLine } from '../core/host.ts';

/** How often a changing line is printed where it cannot be rewritten, milliseconds. */
const PLAIN_INTERVAL = 10_000;

export interface TerminalLogOptions {
  readonly stream: NodeJS.WriteStream;
  /** Lines can be rewritten. */
  readonly interactive: boolean;
  readonly debug: boolean;
}

/** The log of a command line: everything on one stream, one live line at the bottom of a terminal. */
export function createTerminalLog(options: TerminalLogOptions): Log {
  const { stream, interactive } = options;
  const secrets = new Set<string>();
  let live = '';

  const mask = (text: string) =>
    [...secrets].reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
  const style = (format: Parameters<typeof styleText>[0], text: string) =>
    styleText(format, text, { stream, validateStream: true });
  const print = (text: string) => {
    stream.write(live === '' ? `${mask(text)}\n` : `\r\x1b[K${mask(text)}\n${live}`);
  };
  const redraw = (text: string) => {
    live = text === '' ? '' : mask(text).slice(0, (stream.columns || 80) - 1);
    stream.write(`\r\x1b[K${live}`);
  };

  return {
    debug: (message) => {
      if (options.debug) print(style('dim', message));
    },
    info: print,
    warn: (message) => print(`${style('yellow', 'warning:')} ${message}`),
    error: (message) => print(`${style('red', 'error:')} ${message}`),
    async group(title, work) {
      print(style('bold', title));
      return await work();
    },
    progress: () => (interactive ? liveProgress(redraw, print) : plainProgress(print)),
    secret: (value) => {
      if (value !== '') secrets.add(value);
    },
  };
}

function liveProgress(redraw: (text: string) => void, print: (text: string) => void): ProgressLine {
  return {
    update: redraw,
    end(text) {
      redraw('');
      if (text !== undefined) print(text);
    },
  };
}

/** Progress as plain lines: the first at once, then at most one every ten seconds, and the last. */
export function plainProgress(
  print: (text: string) => void,
  now: () => number = () => performance.now(),
): ProgressLine {
  let printed = Number.NEGATIVE_INFINITY;
  return {
    update(text) {
      if (now() - printed < PLAIN_INTERVAL) return;
      printed = now();
      print(text);
    },
    end(text) {
      if (text !== undefined) print(text);
    },
  };
}
