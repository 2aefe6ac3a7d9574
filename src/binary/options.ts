/** Parts of the JVM's monitoring that a native binary can have: `--enable-monitoring`. */
export const MONITORING = [
  'heapdump',
  'jcmd',
  'jfr',
  'jmxclient',
  'jmxserver',
  'jvmstat',
  'nmt',
  'threaddump',
] as const;
export type Monitoring = (typeof MONITORING)[number];

/**
 * What the compiler aims at. `quick`: least build time; `size`: smallest code; `speed`: native-image's own level;
 * `default`: `size` where the GraalVM has it and no profile tells which code is hot, else `speed` (decision 0021).
 */
export const OPTIMIZATIONS = ['quick', 'default', 'size', 'speed'] as const;
export type Optimization = (typeof OPTIMIZATIONS)[number];

/** What a user may choose about a build; everything else follows from the GraalVM and the machine. */
export interface BuildOptions {
  readonly gc: 'serial' | 'epsilon' | 'G1';
  /** Path of an `.iprof` profile. */
  readonly pgoProfile?: string;
  readonly optimization: Optimization;
  /** Machine type: `compatibility`, `native`, `x86-64-v3`, … */
  readonly march: string;
  /** Largest page size, in bytes, of the kernels that the binary must start on. */
  readonly pageSize?: number;
  readonly monitoring: readonly Monitoring[];
  /** Let every access to what no metadata registers fail by name, instead of behaving as if it did not exist. */
  readonly exactMetadata: boolean;
  /** Maximum heap of the builder, bytes. */
  readonly memoryBytes?: number;
  readonly extraArgs: readonly string[];
}

/** The GraalVM that builds, as far as a build must know it. */
export interface Toolchain {
  readonly home: string;
  /** `17.0.19`. */
  readonly javaVersion: string;
  /** 17. */
  readonly javaMajor: number;
  /** GraalVM's own number, `23.0.6.1`, `21.0.2`, `25.3.4.1`: 25.0 and 25.1 have the same Java and differ all the same. */
  readonly release: string;
  /** `Mandrel-23.0.6.1`, `GraalVM CE 21.0.2+13.1`. */
  readonly vendorVersion: string;
  /** Only Oracle GraalVM has G1 and profile-guided optimization. */
  readonly isOracle: boolean;
  /** SHA-256 over everything in the folder. */
  readonly digest: string;
}

/**
 * GraalVM 25.1, which came with Java 25 as 25.0 did, has no fallback images any more and takes the URL handlers
 * from metadata; both are options in 25.0.
 * https://www.graalvm.org/release-notes/25.1
 */
export function isSince25i1({ release }: Pick<Toolchain, 'release'>): boolean {
  const [feature = 0, second = 0] = release.split('.').map(Number);
  return feature > 25 || (feature === 25 && second >= 1);
}
