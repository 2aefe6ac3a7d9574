import { MONITORING, OPTIMIZATIONS } from '../../binary/options.ts';
import { bool, choice, choices, integer, lines, path, size, text } from '../../core/inputs.ts';

export const binaryInputs = {
  'metadata-dir': path({
    description: 'Folder of the reachability metadata, as generate-reflection-config writes it.',
    required: true,
  }),
  'graalvm-home': path({ description: 'The GraalVM that builds. Left out, it is GRAALVM_HOME.' }),
  'entry-point': choice(
    'auto',
    'kafka',
    'own',
  )({
    description:
      'What the binary starts with: the wrapper of the release (`kafka`, 3.8 and newer), or one of ours (`own`), which also has the `storage-tool` and `kafka` of KIP-974. `auto`: the release’s where it can start a broker.',
    default: 'auto',
  }),
  optimization: choice(...OPTIMIZATIONS)({
    description:
      'What the compiler aims at: `quick` is the shortest build (for pull requests), `size` the smallest code (GraalVM for JDK 23 and newer), `speed` native-image’s own level. `default` is `size` where the GraalVM has it and no profile is given, else `speed`.',
    default: 'default',
  }),
  gc: choice(
    'serial',
    'epsilon',
    'G1',
  )({
    description: 'Garbage collector; `epsilon` never collects, `G1` needs Oracle GraalVM.',
    default: 'serial',
  }),
  'pgo-profile': path({ description: 'A profile (`.iprof`) to optimize by; needs Oracle GraalVM.' }),
  march: text({
    description:
      'Machine type (`native-image -march=list`). `compatibility` runs on every machine of the architecture.',
    default: 'compatibility',
  }),
  'page-size': integer(
    4096,
    65536,
  )({
    description:
      'Largest memory page, in bytes, that the binary must start on. Left out, it is 65536 on arm64, where kernels have up to 64 KiB, and this machine’s on amd64.',
  }),
  monitoring: choices(...MONITORING)({
    description: 'What can be observed of the running broker.',
    default: 'heapdump, jmxserver',
  }),
  'exact-metadata': bool({
    description:
      'Let every access to something unregistered fail with its name; to find gaps in the metadata.',
    default: 'false',
  }),
  'class-path': choice(
    'broker',
    'all',
  )({
    description:
      'What goes in: `broker` leaves out jars that nothing names that a broker can reach, as their class files say, and native libraries for other machines. `all` leaves out nothing.',
    default: 'broker',
  }),
  'extra-args': lines({
    description:
      'More arguments for native-image, one to a line: an argument may have commas. Paths in them must be absolute; a build with such paths is not kept in the cache.',
  }),
  memory: size({ description: 'Maximum heap of the builder, such as `6g`. Left out, native-image decides.' }),
  cache: bool({
    description: 'Take the binary from the cache where the same jars, metadata, flags and GraalVM built one.',
    default: 'true',
  }),
  'previous-build': path({
    description: 'The `build.json` of an earlier build, to compare the figures with.',
  }),
  'output-dir': path({ description: 'Where the executable goes.', default: 'out/binary' }),
} as const;

export const binaryOutputs = {
  binary: { description: 'Path of the executable.' },
  digest: { description: 'SHA-256 of the executable.' },
  size: { description: 'Size of the executable in bytes.' },
  'cache-hit': { description: '`true` where no build was needed.' },
  'build-seconds': { description: 'How long native-image took, when it built this executable.' },
  'peak-memory': { description: 'Largest resident set of the builder in bytes.' },
  report: { description: 'Path of the figures (`build.json`).' },
  sbom: { description: 'Path of the CycloneDX SBOM of what went in.' },
  evidence: { description: 'Path of the SLSA provenance statement.' },
} as const;
