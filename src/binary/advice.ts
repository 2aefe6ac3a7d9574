import { plainText } from './progress.ts';

/** What a failed build means for whoever reads the log. */
export interface Advice {
  /** One sentence: what went wrong. */
  readonly message: string;
  /** What to do. */
  readonly hint: string;
}

interface Pattern {
  readonly text: RegExp;
  readonly advice: (match: readonly string[]) => Advice;
}

/** Exit status of the builder when its heap was too small, and of a process that the kernel killed. */
const OUT_OF_MEMORY = 3;
const KILLED = 137;

const INSTALL_ZLIB =
  'Install zlib with its headers (Debian and Ubuntu: zlib1g-dev, Fedora: zlib-devel, Alpine: zlib-dev).';

/** Order matters: the linker's own words come before what native-image guesses from them. */
const PATTERNS: readonly Pattern[] = [
  {
    text: /No space left on device/,
    advice: () => ({
      message: 'The disk was full.',
      hint: 'Free some gigabytes in the temporary folder and in the output folder, or set TMPDIR to another disk.',
    }),
  },
  {
    text: /ran out of memory\. \(The maximum heap size of the process was set with '-Xmx(\S+?)'/,
    advice: ([, heap]) => ({
      message: `The builder ran out of memory with a heap of ${heap}.`,
      hint: 'Raise the input memory; Kafka needs 5g at least, and 8g builds faster.',
    }),
  },
  {
    text: /java\.lang\.OutOfMemoryError|ran out of memory/,
    advice: () => ({
      message: 'The builder ran out of memory.',
      hint: 'Use a machine with 8 GB of free memory, or give what there is with the input memory.',
    }),
  },
  {
    text: /cannot find -lz\b|libz:?\.a is missing/,
    advice: () => ({ message: 'The linker did not find zlib (-lz).', hint: INSTALL_ZLIB }),
  },
  {
    text: /cannot find -l(\S+?):? /,
    advice: ([, library]) => ({
      message: `The linker did not find the library ${library} (-l${library}).`,
      hint: 'Install the development package of that library.',
    }),
  },
  {
    text: /undefined reference to `(Java_\w+)'/,
    advice: ([, symbol]) => ({
      message: `The GraalVM lacks a static JDK library: nothing in it defines ${symbol}.`,
      hint: 'Use a complete GraalVM, or leave the monitoring feature out that needs it (input monitoring).',
    }),
  },
  {
    text: /native-compiler executable '(\S+)' not found/,
    advice: ([, compiler]) => ({
      message: `There is no C compiler: ${compiler} is not in PATH.`,
      hint: 'Install gcc with the C library’s headers (Debian and Ubuntu: gcc libc6-dev zlib1g-dev).',
    }),
  },
  {
    text: /Error parsing (.+?) in (\S+):\s*\n?(.*)/,
    advice: ([, what, file, why]) => ({
      message: `The metadata file ${file} (${what}) cannot be read: ${why}.`,
      hint: 'Generate the metadata again with generate-reflection-config.',
    }),
  },
  {
    text: /Unable to load '(\S+)' due to a Java version mismatch/,
    advice: ([, name]) => ({
      message: `${name} was compiled for a newer Java than this GraalVM has.`,
      hint: 'Use a GraalVM of that Java version or newer (setup-graalvm with java-version).',
    }),
  },
  {
    text: /Main entry point class '(\S+)' neither found on/,
    advice: ([, name]) => ({
      message: `The class path has no ${name}.`,
      hint: 'Check the Kafka that is built: its libs folder must hold the jars of the broker.',
    }),
  },
  {
    text: /option contains invalid value\(s\): (.+?)\. It can only contain (.+?)(?: \(deprecated|\.$)/m,
    advice: ([, values, known = '']) => ({
      message: `This GraalVM cannot be built to be monitored by ${values}.`,
      hint: `The input monitoring may name: ${[...known.matchAll(/[`'](\w+)[`']/g)].map(([, name]) => name).join(', ')}.`,
    }),
  },
  {
    text: /Unsupported architecture '(\S+)'.*?only (.+?) are available/,
    advice: ([, march, known]) => ({
      message: `This GraalVM knows no machine type ${march}.`,
      hint: `The input march may be one of ${known}.`,
    }),
  },
  {
    // Before GraalVM for JDK 25: `Unrecognized option: --x`, `Could not find option 'X'`; since then
    // `Unrecognized option '-H:X=...' from command line`, and `--x` passes for the main class.
    text: /Unrecognized option(?:\(s\))?:? '?([^\s'=]+)|Could not find option '(\S+?)'|'(-\S+)' is not a valid mainclass/,
    advice: ([, driver, builder, leftOver]) => ({
      message: `This GraalVM does not know the option ${driver ?? leftOver ?? `-H:${builder}`}.`,
      hint: 'Remove it from extra-args, or use another version of GraalVM.',
    }),
  },
  {
    text: /UnsupportedClassVersionError: (\S+)/,
    advice: ([, name]) => ({
      message: `${name} was compiled for a newer Java than this GraalVM has.`,
      hint: 'Use a GraalVM of that Java version or newer (setup-graalvm with java-version).',
    }),
  },
];

/**
 * Turns the output of a build that failed into one sentence and what to do; where nothing is known of it, the
 * sentence quotes the first line that native-image marked as an error.
 */
export function adviseOnFailure(output: string, exitCode: number): Advice {
  const text = output.split('\n').map(plainText).join('\n');
  for (const { text: pattern, advice } of PATTERNS) {
    const match = pattern.exec(text);
    if (match !== null) return advice(match);
  }
  if (exitCode === KILLED || exitCode === OUT_OF_MEMORY) {
    return {
      message: `The builder was ended for lack of memory (exit code ${exitCode}).`,
      hint: 'Use a machine with 8 GB of free memory, or limit the builder with the input memory.',
    };
  }
  const said = /^(?:Fatal error|Error): ?(.+)$/m.exec(text)?.[1] ?? /^> ?(.+)$/m.exec(text)?.[1];
  return {
    message: `native-image failed (exit code ${exitCode})${said === undefined ? '' : `: ${said}`}`,
    hint: 'The log of the build says more; build-native-binary keeps it beside the output.',
  };
}
