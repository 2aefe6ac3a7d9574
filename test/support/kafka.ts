import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Host } from '../../src/core/host.ts';
import { createNodeHost, type NodeHost } from '../../src/io/node-host.ts';
import type { Launcher } from '../../src/kafka/broker.ts';
import { findJava } from '../../src/kafka/java.ts';
import { createProcessLauncher, type ProcessLauncherOptions } from '../../src/kafka/process-launcher.ts';

/** Where the releases lie that tests run against. */
function kafkaCache(): string {
  const { KAFKA_NATIVE_CACHE: own, XDG_CACHE_HOME: home = join(homedir(), '.cache') } = process.env;
  return join(own ?? join(home, 'kafka-native'), 'kafka');
}

/** A cache of its own that has these releases, too: what a test makes the suite keep goes with that folder. */
export function ownCache(folder: string): void {
  mkdirSync(folder, { recursive: true });
  symlinkSync(kafkaCache(), join(folder, 'kafka'));
}

/** Jars of a distribution that an earlier run has brought into the cache; undefined where there are none. */
export function libsOf(version: string): readonly string[] | undefined {
  const folder = ['maven', 'archive']
    .map((source) => join(kafkaCache(), source, version, 'root', 'libs'))
    .find((each) => existsSync(each));
  return folder === undefined
    ? undefined
    : readdirSync(folder)
        .filter((file) => file.endsWith('.jar'))
        .sort()
        .map((file) => join(folder, file));
}

/** The real host, with a silent log. */
export function realHost(): NodeHost {
  const ignore = () => undefined;
  return createNodeHost({
    debug: ignore,
    info: ignore,
    warn: ignore,
    error: ignore,
    secret: ignore,
    group: async (_, work) => await work(),
    progress: () => ({ update: ignore, end: ignore }),
  });
}

/** Kafka on the machine's Java. */
export async function jvmLauncher(
  host: Host,
  version: string,
  options: ProcessLauncherOptions = {},
): Promise<Launcher> {
  const libs = libsOf(version) ?? [];
  return createProcessLauncher(host, { kafkaVersion: version, libs, java: await findJava(host) }, options);
}
