import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { Host, RunningProcess } from '../core/host.ts';
import type { Endpoint } from './broker.ts';
import type { Java } from './java.ts';
import { JMX_PROBE_SOURCE } from './jmx-probe-source.ts';

/** Reads attributes of MBeans over remote JMX, through one Java process. */
export interface JmxProbe {
  /**
   * The attribute's value as text. Rejects with a `UserError` where the broker, the bean or the attribute is
   * not there, and with the signal's reason when it aborts.
   */
  read(endpoint: Endpoint, bean: string, attribute: string, signal: AbortSignal): Promise<string>;
  /** Lets the broker write a dump of its live objects into a new file, which must end in `.hprof`. */
  dumpHeap(endpoint: Endpoint, file: string, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

const LAST_WORDS = 5;

/** Starts the probe; the Java must be one of a JDK, since the probe is compiled as it starts. */
export async function startJmxProbe(host: Host, java: Java): Promise<JmxProbe> {
  const folder = join(host.dirs.temp, 'jmx-probe');
  const source = join(folder, 'JmxProbe.java');
  await mkdir(folder, { recursive: true });
  await writeFile(source, JMX_PROBE_SOURCE);
  const waiting: ((line: string) => void)[] = [];
  const complaints: string[] = [];
  const flags = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx64m'];
  const process = await host.start([java.program, ...flags, source], {
    onLine(line, stream) {
      if (stream === 'stdout') waiting.shift()?.(line);
      else complaints.splice(0, complaints.length, ...[...complaints, line].slice(-LAST_WORDS));
    },
  });
  const gone = process.exited.then(() => {
    throw new UserError(`The JMX probe ended: ${complaints.join(' ') || 'it wrote nothing'}.`, {
      hint: 'It needs a JDK, not only a Java runtime.',
    });
  });
  gone.catch(() => undefined);

  const ask = asking(process, waiting, gone);

  return {
    async read(endpoint, bean, attribute, signal) {
      return await ask(['read', addressOf(endpoint), bean, attribute], `${attribute} of ${bean}`, signal);
    },
    async dumpHeap(endpoint, file, signal) {
      await ask(['dump', addressOf(endpoint), file], `a heap dump in ${file}`, signal);
    },
    async close() {
      process.kill('SIGKILL');
      await process.exited;
    },
  };
}

function addressOf({ host, port }: Endpoint): string {
  return `${host}:${port}`;
}

/** Asks the probe one question; its answers come in the order of the questions. */
function asking(process: RunningProcess, waiting: ((line: string) => void)[], gone: Promise<never>) {
  return async (request: readonly string[], what: string, signal: AbortSignal): Promise<string> => {
    signal.throwIfAborted();
    const answer = new Promise<string>((resolve) => waiting.push(resolve));
    process.writeLine(request.join('\t'));
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    const [verdict, ...rest] = (await Promise.race([answer, gone, aborted])).split('\t');
    // What a nested exception says comes after a tab of its own.
    const value = rest.join(' ');
    if (verdict === 'ok') return value;
    throw new UserError(`JMX at ${request[1]} did not give ${what}: ${value}`);
  };
}
