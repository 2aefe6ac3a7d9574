import { readFileSync } from 'node:fs';
import type { BuildOptions, Toolchain } from '../../src/binary/options.ts';

export const OPTIONS: BuildOptions = {
  gc: 'serial',
  optimization: 'default',
  march: 'compatibility',
  monitoring: ['jmxserver', 'heapdump'],
  exactMetadata: false,
  extraArgs: [],
};

export const MANDREL_17: Toolchain = {
  home: '/opt/graalvm',
  javaVersion: '17.0.19',
  javaMajor: 17,
  release: '23.0.6.1',
  vendorVersion: 'Mandrel-23.0.6.1',
  isOracle: false,
  digest: 'a'.repeat(64),
};

/** Output of a real native-image (Mandrel 23.0, Java 17). */
export function recorded(name: string): string {
  return readFileSync(new URL(`../fixtures/native-image/${name}`, import.meta.url), 'utf8');
}
