import { describe, expect, test } from '@jest/globals';
import { parseNativeImageVersion } from '../../../src/graalvm/native-image.ts';

const answer = (java: string, runtime: string, build: string) =>
  `native-image ${java} 2026-04-21\n${runtime} (build ${build})\n${runtime.replace('Runtime Environment', '64-Bit Server VM')} (build ${build}, mixed mode)\n`;

describe('native-image --version', () => {
  test.each([
    [
      'Mandrel, as recorded',
      answer('17.0.19', 'OpenJDK Runtime Environment Mandrel-23.0.6.1-dev', '17.0.19+10-1-deb12u2-Debian'),
      { java: '17.0.19', vendor: 'Mandrel-23.0.6.1-dev', distribution: 'mandrel', release: '23.0.6.1' },
    ],
    [
      'Community',
      answer('21.0.2', 'GraalVM Runtime Environment GraalVM CE 21.0.2+13.1', '21.0.2+13-jvmci-23.1-b30'),
      {
        java: '21.0.2',
        vendor: 'GraalVM CE 21.0.2+13.1',
        distribution: 'graalvm-community',
        release: '21.0.2',
      },
    ],
    [
      'an innovation release of Community',
      answer('25.0.4.1', 'GraalVM Runtime Environment GraalVM CE 25', '25.0.4.1+1-jvmci-25.3-b22'),
      { java: '25.0.4.1', vendor: 'GraalVM CE 25', distribution: 'graalvm-community', release: '25.3.4.1' },
    ],
    [
      'an innovation release of Community that names its number',
      answer('25.0.3', 'GraalVM Runtime Environment GraalVM CE 25.1.3+9.1', '25.0.3+9-jvmci-25.1-b19'),
      {
        java: '25.0.3',
        vendor: 'GraalVM CE 25.1.3+9.1',
        distribution: 'graalvm-community',
        release: '25.1.3',
      },
    ],
    [
      'the JDK line, built on the Java of an innovation release',
      answer('25.0.3', 'GraalVM Runtime Environment GraalVM CE 25.0.3-dev+9.1', '25.0.3+9-jvmci-25.1-b19'),
      {
        java: '25.0.3',
        vendor: 'GraalVM CE 25.0.3-dev+9.1',
        distribution: 'graalvm-community',
        release: '25.0.3',
      },
    ],
    [
      'Oracle',
      answer(
        '21.0.5',
        'Java(TM) SE Runtime Environment Oracle GraalVM 21.0.5+9.1',
        '21.0.5+9-LTS-jvmci-23.1-b48',
      ),
      { java: '21.0.5', vendor: 'Oracle GraalVM 21.0.5+9.1', distribution: 'graalvm', release: '21.0.5' },
    ],
    [
      'Liberica',
      answer('21.0.2', 'GraalVM Runtime Environment Liberica-NIK-23.1.2-1', '21.0.2+14-LTS'),
      { java: '21.0.2', vendor: 'Liberica-NIK-23.1.2-1', distribution: 'liberica-nik', release: '21.0.2' },
    ],
    [
      'somebody’s own build',
      answer('25', 'OpenJDK Runtime Environment Acme', '25+36'),
      { java: '25', vendor: 'Acme', distribution: undefined, release: '25' },
    ],
  ])('%s', (_, text, expected) => expect(parseNativeImageVersion(text)).toEqual(expected));

  test.each([
    '',
    'GraalVM 22.3.0 Java 17 CE (Java Version 17.0.5+8-jvmci-22.3-b08)',
    'openjdk version "21.0.2"',
  ])('"%s" is no answer', (text) => expect(parseNativeImageVersion(text)).toBeUndefined());
});
