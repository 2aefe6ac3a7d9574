import { existsSync } from 'node:fs';
import type { NodeHost } from '../../src/io/node-host.ts';
import type { Launcher } from '../../src/kafka/broker.ts';
import { createProcessLauncher } from '../../src/kafka/process-launcher.ts';
import { type Availability, describeWhere } from './require.ts';

/** A native executable of a release of Kafka. */
interface NativeBinary {
  readonly binary: string;
  readonly kafkaVersion: string;
}

/** Tests of the executable that KAFKA_NATIVE_BINARY names, of the release in KAFKA_NATIVE_BINARY_VERSION. */
export function describeNativeBinary(
  title: string,
  work: (launcher: (host: NodeHost) => Launcher) => void,
): void {
  describeWhere('native', given(), title, (found) => work((host) => createProcessLauncher(host, found())));
}

function given(): Availability<NativeBinary> {
  const { KAFKA_NATIVE_BINARY: binary, KAFKA_NATIVE_BINARY_VERSION: kafkaVersion = '4.4.0' } = process.env;
  if (binary === undefined) return { missing: 'KAFKA_NATIVE_BINARY names no executable' };
  return existsSync(binary) ? { found: { binary, kafkaVersion } } : { missing: `there is no ${binary}` };
}
