import { describe, expect, test } from '@jest/globals';
import { adviseOnFailure } from '../../../src/binary/advice.ts';
import { recorded } from '../../support/native-build.ts';

/** Recorded failure → what its one sentence must say, and what must be done. */
const EXPECTED: readonly (readonly [log: string, exit: number, message: RegExp, hint: RegExp])[] = [
  ['builder-out-of-memory', 3, /ran out of memory with a heap of 600m/, /Raise the input memory/],
  ['builder-out-of-memory-small', 3, /ran out of memory with a heap of 128m/, /memory/],
  ['missing-zlib', 1, /did not find zlib/, /zlib1g-dev/],
  ['no-c-compiler', 1, /no C compiler: gcc/, /Install gcc/],
  ['class-too-new', 1, /NewMain was compiled for a newer Java/, /GraalVM of that Java version/],
  ['main-class-not-found', 1, /class path has no NoSuchMain/, /libs folder/],
  ['broken-json', 1, /reflect-config\.json .* cannot be read: line 8 column 0/, /generate-reflection-config/],
  ['disk-full', 1, /disk was full/, /Free some gigabytes/],
  [
    'missing-static-library',
    1,
    /lacks a static JDK library: .*Java_jdk_internal_agent_FileSystemImpl_isAccessUserOnly0/,
    /monitoring/,
  ],
  ['unknown-option', 20, /does not know the option --no-such-option/, /extra-args/],
  [
    'unknown-monitoring',
    1,
    /cannot be built to be monitored by nmt/,
    /heapdump, jfr, jvmstat, jmxserver, jmxclient, all/,
  ],
  ['unknown-march', 1, /knows no machine type foo/, /x86-64-v3.*compatibility, native/],
  ['unknown-h-option', 1, /does not know the option -H:NoSuchOption/, /extra-args/],
];

describe('advice on a failed build', () => {
  test.each(EXPECTED)('%s', (log, exit, message, hint) => {
    const advice = adviseOnFailure(recorded(`${log}.log.txt`), exit);
    expect(advice.message).toMatch(message);
    expect(advice.message).not.toContain('\n');
    expect(advice.hint).toMatch(hint);
  });

  /** Said by, or read in the sources of, 25.0.3 (APIOptionHandler, NativeImage, VMInspectionOptions). */
  test.each([
    [
      "Error: Unrecognized option(s): '--no-such-option'",
      /does not know the option --no-such-option\./,
      /extra-args/,
    ],
    [
      "Error: '--no-such' is not a valid mainclass. Specify a valid classname for the class that contains the main method.",
      /does not know the option --no-such\./,
      /extra-args/,
    ],
    [
      "Error: Unrecognized option '-H:NoSuchOption=...' from command line. Use '--expert-options' to list all.",
      /does not know the option -H:NoSuchOption\./,
      /extra-args/,
    ],
    [
      "Error: The '--enable-monitoring' option contains invalid value(s): jvm. It can only contain 'heapdump', 'jcmd' (experimental), or 'all' (deprecated behavior: defaults to 'all' if no argument is provided).",
      /monitored by jvm\./,
      /may name: heapdump, jcmd, all\.$/,
    ],
  ])('in the words of GraalVM 25: %s', (log, message, hint) => {
    const advice = adviseOnFailure(log, 20);
    expect(advice.message).toMatch(message);
    expect(advice.hint).toMatch(hint);
  });

  test('a builder that the kernel killed says nothing itself', () => {
    expect(adviseOnFailure('[2/8] Performing ana', 137).message).toMatch(/lack of memory \(exit code 137\)/);
  });

  test('an unknown failure is quoted', () => {
    expect(adviseOnFailure('x\nError: the moon is full\nError: second', 1).message).toBe(
      'native-image failed (exit code 1): the moon is full',
    );
    expect(adviseOnFailure('', 1).message).toBe('native-image failed (exit code 1)');
  });

  test('the output of a build that succeeds would give no advice', () => {
    expect(adviseOnFailure(recorded('kafka-4.4.0.log.txt'), 1).message).toBe(
      'native-image failed (exit code 1)',
    );
  });
});
