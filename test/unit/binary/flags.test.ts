import { describe, expect, test } from '@jest/globals';
import { binaryInputs } from '../../../src/actions/build-native-binary/declaration.ts';
import { excludedConfigs } from '../../../src/binary/class-path.ts';
import { nativeImageArgs, nativeImageFlags } from '../../../src/binary/flags.ts';
import { MANDREL_17, OPTIONS } from '../../support/native-build.ts';

const MANDREL_21 = { ...MANDREL_17, javaVersion: '21.0.9', javaMajor: 21, release: '23.1.9.0' };
const MANDREL_25 = { ...MANDREL_17, javaVersion: '25.0.4', javaMajor: 25, release: '25.0.4.0' };
const COMMUNITY_25I1 = {
  ...MANDREL_25,
  javaVersion: '25.0.3',
  release: '25.1.3',
  vendorVersion: 'GraalVM CE 25.1.3+9.1',
};
const ORACLE_25 = {
  ...MANDREL_25,
  release: '25.0.4',
  vendorVersion: 'Oracle GraalVM 25.0.4+7.1',
  isOracle: true,
};

const argumentsOf = (...given: Parameters<typeof nativeImageFlags>) =>
  nativeImageFlags(...given).map(({ argument }) => argument);

test('an argument that is asked for keeps its commas', () => {
  const given = '--initialize-at-run-time=a.B,c.D\n-H:IncludeLocales=en,fr';
  expect(binaryInputs['extra-args'].parse(given)).toEqual(given.split('\n'));
});

describe('flags of a build', () => {
  test('Java 17', () => {
    expect(argumentsOf(OPTIONS, MANDREL_17)).toEqual([
      '--no-fallback',
      '--install-exit-handlers',
      '--enable-url-protocols=http,https',
      '-H:AdditionalSecurityProviders=sun.security.jgss.SunProvider',
      '-march=compatibility',
      '--enable-monitoring=heapdump,jmxserver',
    ]);
  });

  test('Java 21 has to unlock experimental options before their first use', () => {
    const flags = argumentsOf(OPTIONS, MANDREL_21);
    const unlock = flags.indexOf('-H:+UnlockExperimentalVMOptions');
    expect(unlock).toBeGreaterThanOrEqual(0);
    expect(flags.findIndex((flag) => flag.startsWith('-H:'))).toBe(unlock);
  });

  test('GraalVM 25.0 still has fallback images, and URL protocols that an option switches on', () => {
    for (const toolchain of [MANDREL_25, ORACLE_25]) {
      expect(argumentsOf(OPTIONS, toolchain)).toEqual([
        '--no-fallback',
        '--enable-url-protocols=http,https',
        '-H:+UnlockExperimentalVMOptions',
        '-H:AdditionalSecurityProviders=sun.security.jgss.SunProvider',
        '-march=compatibility',
        '--enable-monitoring=heapdump,jmxserver',
        '-Os',
      ]);
    }
  });

  test('GraalVM 25.1, on the same Java, gets no option that is deprecated or a default there', () => {
    expect(argumentsOf(OPTIONS, COMMUNITY_25I1)).toEqual([
      '-H:+UnlockExperimentalVMOptions',
      '-H:AdditionalSecurityProviders=sun.security.jgss.SunProvider',
      '-march=compatibility',
      '--enable-monitoring=heapdump,jmxserver',
      '-Os',
    ]);
  });

  test('every choice of the user arrives', () => {
    const flags = argumentsOf(
      {
        gc: 'G1',
        pgoProfile: '/tmp/kafka.iprof',
        optimization: 'size',
        march: 'native',
        pageSize: 65_536,
        monitoring: [],
        exactMetadata: true,
        memoryBytes: 6 * 1024 ** 3,
        extraArgs: ['--verbose', '-H:+X'],
      },
      ORACLE_25,
    );
    expect(flags).toEqual(
      expect.arrayContaining([
        '--gc=G1',
        '--pgo=/tmp/kafka.iprof',
        '-Os',
        '-march=native',
        '-H:PageSize=65536',
        '--exact-reachability-metadata',
        '-J-Xmx6144m',
      ]),
    );
    expect(flags.slice(-2)).toEqual(['--verbose', '-H:+X']);
    expect(flags.some((flag) => flag.startsWith('--enable-monitoring'))).toBe(false);
  });

  test('GraalVM 23.0 cannot report what JMX misses: with exact metadata, it goes without', () => {
    const options = { ...OPTIONS, exactMetadata: true };
    const monitoring = (toolchain: typeof MANDREL_17) =>
      nativeImageFlags(options, toolchain).find(({ argument }) => argument.startsWith('--enable-monitoring'));
    expect(monitoring(MANDREL_17)?.argument).toBe('--enable-monitoring=heapdump');
    expect(monitoring({ ...MANDREL_17, javaMajor: 21 })?.argument).toBe(
      '--enable-monitoring=heapdump,jmxserver',
    );
  });

  test.each([
    ['default', MANDREL_25, '-Os'],
    ['default', MANDREL_17, undefined],
    ['size', MANDREL_25, '-Os'],
    ['speed', MANDREL_25, undefined],
    ['quick', MANDREL_25, '-Ob'],
  ] as const)('optimization %s', (optimization, toolchain, level) => {
    const flags = argumentsOf({ ...OPTIONS, optimization }, toolchain);
    expect(flags.find((flag) => flag.startsWith('-O'))).toBe(level);
  });

  test('a profile says which code is hot: by default its build is not for size', () => {
    const flags = argumentsOf({ ...OPTIONS, pgoProfile: '/tmp/kafka.iprof' }, ORACLE_25);
    expect(flags).not.toContain('-Os');
  });

  test('exact metadata is another option before Java 23, quick is -Ob', () => {
    const flags = argumentsOf({ ...OPTIONS, exactMetadata: true, optimization: 'quick' }, MANDREL_17);
    expect(flags).toContain('-H:ThrowMissingRegistrationErrors=');
    expect(flags).toContain('-H:MissingRegistrationReportingMode=Warn');
    expect(flags).toContain('-Ob');
  });

  test('since Java 23 how a miss is told is an option of the binary, which the builder no longer knows', () => {
    const flags = argumentsOf({ ...OPTIONS, exactMetadata: true }, MANDREL_25);
    expect(flags).toContain('--exact-reachability-metadata');
    expect(flags).toContain('-R:MissingRegistrationReportingMode=Warn');
    expect(flags.some((flag) => flag.startsWith('-H:Missing'))).toBe(false);
  });

  test('each flag says why it is there', () => {
    for (const { reason } of nativeImageFlags({ ...OPTIONS, extraArgs: ['-x'] }, MANDREL_21)) {
      expect(reason.length).toBeGreaterThan(15);
    }
  });

  test.each([
    [{ ...OPTIONS, gc: 'G1' as const }, /Mandrel-23\.0\.6\.1 has no G1/],
    [{ ...OPTIONS, pgoProfile: 'x.iprof' }, /cannot use profiles/],
    [{ ...OPTIONS, optimization: 'size' as const }, /cannot optimize for size/],
    [{ ...OPTIONS, pageSize: 5000 }, /No kernel has pages of 5000 bytes/],
  ])('what a GraalVM cannot do is refused', (options, message) => {
    expect(() => nativeImageFlags(options, MANDREL_17)).toThrow(message);
  });

  test('the metadata comes first on the class path', () => {
    const args = nativeImageArgs(OPTIONS, MANDREL_17, {
      metadataRoot: '/m',
      classPath: ['/libs/a.jar', '/libs/b.jar'],
      mainClass: 'a.Main',
      executable: '/out/kafka.Kafka',
      buildOutput: '/out/b.json',
    });
    expect(args.slice(-5)).toEqual(['-cp', '/m:/libs/a.jar:/libs/b.jar', '-o', '/out/kafka.Kafka', 'a.Main']);
    expect(args).toContain('-H:BuildOutputJSONFile=/out/b.json');
  });

  test('metadata of a jar that is staged in another form is kept from native-image', () => {
    const args = nativeImageArgs(OPTIONS, MANDREL_17, {
      metadataRoot: '/m',
      excluded: excludedConfigs(['snappy-java-1.1.10.7.jar']),
      classPath: [],
      mainClass: 'a.Main',
      executable: '/out/kafka.Kafka',
      buildOutput: '/out/b.json',
    });
    const [jar = '', file = ''] = args.slice(args.indexOf('--exclude-config') + 1);
    expect(new RegExp(jar).test('/kafka/libs/snappy-java-1.1.10.7.jar')).toBe(true);
    expect(new RegExp(jar).test('/kafka/libs/snappy-java-1x1.10.7.jar')).toBe(false);
    expect(new RegExp(`^${file}$`).test('/META-INF/native-image/org.xerial/resource-config.json')).toBe(true);
    expect(new RegExp(`^${file}$`).test('/META-INF/native-image/org.xerial/native-image.properties')).toBe(
      false,
    );
  });
});
