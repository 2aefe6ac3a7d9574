import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Availability } from './require.ts';

/** What `tools/engine env` prints, as far as tests of images need it. */
export interface TestEngine {
  /** `127.0.0.1:PORT`, without authentication. */
  readonly registry: string;
  /** A glibc base with bash, without Java. */
  readonly baseImage: string;
  /** A buildx builder that can push by digest. */
  readonly builder: string;
}

/** The engine of `tools/engine`, whose variables this run must have: `eval "$(tools/engine env)"`. */
export function findEngine(env = process.env): Availability<TestEngine> {
  const {
    KAFKA_NATIVE_REGISTRY: registry,
    KAFKA_NATIVE_BASE_IMAGE: baseImage,
    KAFKA_NATIVE_BUILDER: builder,
  } = env;
  if (!registry || !baseImage || !builder) {
    return { missing: 'run tools/engine start, then eval "$(tools/engine env)"' };
  }
  try {
    execFileSync('docker', ['version'], { stdio: 'ignore', timeout: 20_000 });
  } catch {
    return { missing: 'no Docker engine answers' };
  }
  return { found: { registry, baseImage, builder } };
}

/** A native Kafka executable for images, which takes a GraalVM and minutes to make. */
export function findBinary(
  env = process.env,
): { readonly path: string; readonly version: string } | undefined {
  const { KAFKA_NATIVE_TEST_BINARY: path, KAFKA_NATIVE_TEST_VERSION: version } = env;
  return path && version && existsSync(path) ? { path, version } : undefined;
}
