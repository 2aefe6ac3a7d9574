import type { Host } from '../core/host.ts';
import type { NodeHost } from './node-host.ts';

/**
 * Runs work on a host that is closed afterwards, whatever happens. The first SIGINT or SIGTERM cancels the
 * work and lets it end in order; the second ends the process at once, and with it all that it started.
 */
export async function runCancellable<T>(host: NodeHost, work: (host: Host) => Promise<T>): Promise<T> {
  const onSignal = (signal: NodeJS.Signals) => {
    if (host.signal.aborted) process.exit(signal === 'SIGINT' ? 130 : 143);
    host.cancel(signal === 'SIGINT' ? 'interrupted' : 'asked to terminate');
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  try {
    return await work(host);
  } finally {
    await host.close();
    process.removeListener('SIGINT', onSignal);
    process.removeListener('SIGTERM', onSignal);
  }
}
