import { UserError } from '../core/errors.ts';
import { type BuildOptions, isSince25i1, type Toolchain } from './options.ts';

/** One argument of `native-image`, and why it is there. */
export interface Flag {
  readonly argument: string;
  readonly reason: string;
}

interface Rule {
  readonly reason: string;
  /** The argument for these options, or undefined where it is not wanted. */
  readonly argument: (options: BuildOptions, toolchain: Toolchain) => string | undefined;
}

/**
 * Every flag of a build. What upstream's command line has beyond these was left out on purpose:
 * `--allow-incomplete-classpath` and `--report-unsupported-elements-at-runtime` are defaults and deprecated,
 * `-H:+EnableAllSecurityServices` is deprecated (the analysis finds security services by their use),
 * `-H:+ReportExceptionStackTraces` only lengthens a failing build's log, `--enable-http(s)` repeats the URL
 * protocols, and the six `-H:…ConfigurationFiles` are experimental where `META-INF/native-image` is not.
 */
const RULES: readonly Rule[] = [
  {
    reason:
      'a binary that needs a JDK at run time is a failed build; from GraalVM 25.1 on there is no such thing',
    argument: (_, toolchain) => (isSince25i1(toolchain) ? undefined : '--no-fallback'),
  },
  {
    reason:
      'SIGTERM must run the shutdown hooks, or a broker never stops cleanly; the default from Java 25 on',
    argument: (_, { javaMajor }) => (javaMajor < 25 ? '--install-exit-handlers' : undefined),
  },
  {
    reason:
      'SASL/OAUTHBEARER fetches keys and tokens over HTTP and HTTPS; from GraalVM 25.1 on this is metadata (see URL_PROTOCOLS)',
    argument: (_, toolchain) => (isSince25i1(toolchain) ? undefined : '--enable-url-protocols=http,https'),
  },
  {
    reason: 'from Java 21 on, experimental options (the security provider below is one) must be unlocked',
    argument: (_, { javaMajor }) => (javaMajor >= 21 ? '-H:+UnlockExperimentalVMOptions' : undefined),
  },
  {
    reason: 'SASL/GSSAPI asks for its provider by name at run time, which the analysis cannot see',
    argument: () => '-H:AdditionalSecurityProviders=sun.security.jgss.SunProvider',
  },
  {
    reason: 'the image runs on any machine of its architecture, not only on those like the builder',
    argument: ({ march }) => `-march=${march}`,
  },
  {
    reason: 'what can be observed of a running broker; not jvmstat, whose thread has a part in KAFKA-20314',
    argument: (options, toolchain) => {
      const monitored = monitoredBy(options, toolchain);
      return monitored.length > 0 ? `--enable-monitoring=${monitored.join(',')}` : undefined;
    },
  },
  {
    reason: 'the collector; serial is native-image’s own default, so it is not repeated',
    argument: ({ gc }) => (gc === 'serial' ? undefined : `--gc=${gc}`),
  },
  {
    reason:
      'what the compiler aims at: -Os makes an executable that is a fifth smaller and starts nearly as fast, -Ob the shortest build',
    argument: (options, toolchain) =>
      ({ quick: '-Ob', size: '-Os', speed: undefined })[levelOf(options, toolchain)],
  },
  {
    reason: 'a profile of a running broker tells the compiler which code is hot',
    argument: ({ pgoProfile }) => (pgoProfile === undefined ? undefined : `--pgo=${pgoProfile}`),
  },
  {
    reason:
      'kernels with larger pages than the builder’s (arm64: 64 KiB) refuse a binary that is aligned for less',
    argument: ({ pageSize }) => (pageSize === undefined ? undefined : `-H:PageSize=${pageSize}`),
  },
  {
    reason: 'a registration that is missing is told by its name, instead of looking like an absent class',
    argument: ({ exactMetadata }, { javaMajor }) =>
      !exactMetadata
        ? undefined
        : javaMajor >= 23
          ? '--exact-reachability-metadata'
          : '-H:ThrowMissingRegistrationErrors=',
  },
  {
    reason: 'what is missing is told and the broker goes on, so that one run finds all of it',
    argument: ({ exactMetadata }, { javaMajor }) =>
      // An option of the builder before GraalVM for JDK 23, a default of the binary since.
      exactMetadata ? `-${javaMajor < 23 ? 'H' : 'R'}:MissingRegistrationReportingMode=Warn` : undefined,
  },
  {
    reason: 'the builder’s heap; without it, it takes most of the machine’s memory',
    argument: ({ memoryBytes }) =>
      memoryBytes === undefined ? undefined : `-J-Xmx${Math.floor(memoryBytes / 1024 ** 2)}m`,
  },
];

/** `-Os` came with GraalVM for JDK 23. */
function hasSize({ javaMajor }: Pick<Toolchain, 'javaMajor'>): boolean {
  return javaMajor >= 23;
}

function levelOf({ optimization, pgoProfile }: BuildOptions, toolchain: Toolchain) {
  if (optimization !== 'default') return optimization;
  return hasSize(toolchain) && pgoProfile === undefined ? 'size' : 'speed';
}

/**
 * With `exact-metadata`, not JMX before Java 21: it serializes objects, which looks for methods that classes may lack,
 * and the report of such a miss fails there with a NullPointerException (mended in GraalVM 23.1).
 */
function monitoredBy({ monitoring, exactMetadata }: BuildOptions, { javaMajor }: Toolchain): string[] {
  const left = exactMetadata && javaMajor < 21 ? ['jmxserver', 'jmxclient'] : [];
  return monitoring.filter((each) => !left.includes(each)).toSorted();
}

/** Constructors that take the place of `--enable-url-protocols` from GraalVM 25.1 on. */
export const URL_PROTOCOLS = ['http', 'https'].map((name) => `sun.net.www.protocol.${name}.Handler`);

/**
 * The flags of a build, in a fixed order.
 * @throws UserError for what this GraalVM cannot do
 */
export function nativeImageFlags(options: BuildOptions, toolchain: Toolchain): Flag[] {
  refuseImpossible(options, toolchain);
  const own = RULES.flatMap(({ reason, argument }) => {
    const text = argument(options, toolchain);
    return text === undefined ? [] : [{ argument: text, reason }];
  });
  return [...own, ...options.extraArgs.map((argument) => ({ argument, reason: 'asked for by extra-args' }))];
}

/** What a build reads and writes; absolute paths. */
export interface BuildPaths {
  /** Folder whose `META-INF/native-image` holds the metadata; first on the class path. */
  readonly metadataRoot: string;
  /** Arguments that keep metadata of jars out that `metadataRoot` has, too. */
  readonly excluded?: readonly string[];
  /** Jars and folders with classes, in order. */
  readonly classPath: readonly string[];
  readonly mainClass: string;
  /** File to write; the libraries that some JDKs need come beside it. */
  readonly executable: string;
  /** Written by a build that succeeds. */
  readonly buildOutput: string;
}

/** The whole argument list of `native-image`. */
export function nativeImageArgs(options: BuildOptions, toolchain: Toolchain, paths: BuildPaths): string[] {
  return [
    ...nativeImageFlags(options, toolchain).map(({ argument }) => argument),
    ...(paths.excluded ?? []),
    `-H:BuildOutputJSONFile=${paths.buildOutput}`,
    '-cp',
    [paths.metadataRoot, ...paths.classPath].join(':'),
    '-o',
    paths.executable,
    paths.mainClass,
  ];
}

function refuseImpossible(options: BuildOptions, { isOracle, javaMajor, vendorVersion }: Toolchain): void {
  if (options.gc === 'G1' && !isOracle) {
    throw new UserError(`${vendorVersion} has no G1 collector for native binaries.`, {
      hint: 'Use gc serial, or Oracle GraalVM (setup-graalvm with distribution graalvm).',
    });
  }
  if (options.pgoProfile !== undefined && !isOracle) {
    throw new UserError(`${vendorVersion} cannot use profiles (pgo-profile).`, {
      hint: 'Leave pgo-profile out, or use Oracle GraalVM (setup-graalvm with distribution graalvm).',
    });
  }
  const { pageSize } = options;
  if (pageSize !== undefined && !Number.isInteger(Math.log2(pageSize))) {
    throw new UserError(`No kernel has pages of ${pageSize} bytes: page-size must be a power of two.`, {
      hint: 'Use 4096, 16384 or 65536.',
    });
  }
  if (options.optimization === 'size' && !hasSize({ javaMajor })) {
    throw new UserError(`${vendorVersion} cannot optimize for size: -Os came with GraalVM for JDK 23.`, {
      hint: 'Use optimization default, or a newer GraalVM.',
    });
  }
}
