import { resolve } from 'node:path';
import { UsageError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { DEFAULT_DISTRIBUTION, DEFAULT_VERSION } from './lines.ts';
import type { DistributionName } from './native-image.ts';
import { parseWanted, type Wanted } from './version.ts';

/** The inputs of setup-graalvm, by their names. */
export interface SetupInputs {
  readonly distribution: DistributionName | undefined;
  readonly 'java-version': string | undefined;
  readonly home: string | undefined;
  readonly archive: string | undefined;
  readonly checksum: string | undefined;
  readonly 'allow-unverified': boolean;
  readonly mirror: string | undefined;
  readonly 'github-api': string;
  readonly 'github-token': string | undefined;
  readonly 'install-dir': string | undefined;
  readonly 'check-toolchain': 'fail' | 'warn' | 'skip';
  readonly static: boolean;
  readonly 'evidence-dir': string;
}

/** What is wanted, with every contradiction sorted out. */
export interface SetupRequest {
  readonly distribution: DistributionName;
  readonly wanted: Wanted;
  /** As it was written; undefined where it was left to the default. */
  readonly asked: {
    readonly distribution: DistributionName | undefined;
    readonly version: string | undefined;
  };
  /** A path or an address. */
  readonly archive: string | undefined;
  /** SHA-256 of the archive, lower case. */
  readonly checksum: string | undefined;
  readonly allowUnverified: boolean;
  readonly mirror: string | undefined;
  readonly toolCache: string;
}

/** @throws UsageError with everything that contradicts */
export function readRequest(host: Host, inputs: SetupInputs): SetupRequest {
  const version = inputs['java-version'];
  const wanted = parseWanted(version ?? DEFAULT_VERSION);
  const problems: string[] = [];
  if (wanted === undefined) {
    problems.push(
      `java-version: "${version}" is no version; expected 21, 25, 25i3, an exact version such as 21.0.2 or 25.3.4.1, or latest`,
    );
  }
  if (inputs.checksum !== undefined && !/^[0-9a-f]{64}$/i.test(inputs.checksum)) {
    problems.push(`checksum: "${inputs.checksum}" is no SHA-256; expected 64 hexadecimal digits`);
  }
  for (const other of ['archive', 'checksum', 'mirror'] as const) {
    if (inputs.home !== undefined && inputs.home !== 'none' && inputs[other] !== undefined)
      problems.push(`home and ${other} exclude each other: with home nothing is installed`);
  }
  if (inputs.archive !== undefined && (version !== undefined || inputs.distribution !== undefined)) {
    problems.push('archive excludes distribution and java-version: the archive is what it is');
  }
  if (problems.length > 0 || wanted === undefined) throw new UsageError(problems);
  return {
    distribution: inputs.distribution ?? DEFAULT_DISTRIBUTION,
    wanted,
    asked: { distribution: inputs.distribution, version },
    archive: inputs.archive,
    checksum: inputs.checksum?.toLowerCase(),
    allowUnverified: inputs['allow-unverified'],
    mirror: inputs.mirror,
    toolCache: resolve(
      host.dirs.work,
      inputs['install-dir'] ?? (host.env.RUNNER_TOOL_CACHE || `${host.dirs.cache}/tools`),
    ),
  };
}
