import { expect, test } from '@jest/globals';
import { type CheckResult, checkMetadata } from '../../src/metadata/check-metadata.ts';
import { libsOf, realHost } from '../support/kafka.ts';
import { CASES, type HistoricalCase, jarsOfCase, RELEASES } from '../support/metadata-cases.ts';
import { type Availability, describeWhere } from '../support/require.ts';

function jarsOf(version: string): Availability<readonly string[]> {
  const found = libsOf(version);
  return found === undefined
    ? { missing: `Kafka ${version} is not in the cache; run scripts/metadata-proof.ts once` }
    : { found };
}

function jarsFor(each: HistoricalCase): Availability<readonly string[]> {
  const libs = jarsOf(each.jars);
  const found = 'found' in libs ? jarsOfCase(each, libs.found) : undefined;
  if ('found' in libs && found === undefined) return { missing: `log4j-core ${each.log4j} is not in ~/.m2` };
  return found === undefined ? libs : { found };
}

async function check(
  jars: readonly string[],
  configDirs: readonly [string, ...string[]],
): Promise<CheckResult> {
  return await checkMetadata(realHost(), { jars, configDirs });
}

for (const each of CASES.filter(({ jars }) => jars !== 'stand-in')) {
  describeWhere('kafka', jarsFor(each), `${each.issue} on Kafka ${each.jars}`, (jars) => {
    test(`names ${each.subject}`, async () => {
      const { findings, problems } = await check(jars(), each.folders);
      expect(problems).toEqual([]);
      expect(
        findings.find(({ subject, rule }) => subject === each.subject && rule === each.rule),
      ).toMatchObject({
        severity: 'error',
      });
    }, 60_000);
  });
}

/** Features that the image of every one of these releases lacks, each shown on a native binary. */
const OAUTH = 'org.apache.kafka.common.security.oauthbearer';
const OAUTHBEARER = [
  `${OAUTH}.OAuthBearerLoginModule`,
  `${OAUTH}.internals.OAuthBearerRefreshingLogin`,
  `${OAUTH}.internals.OAuthBearerSaslClient$OAuthBearerSaslClientFactory`,
  `${OAUTH}.internals.OAuthBearerSaslClientCallbackHandler`,
  `${OAUTH}.internals.OAuthBearerSaslServer$OAuthBearerSaslServerFactory`,
  `${OAUTH}.internals.unsecured.OAuthBearerUnsecuredLoginCallbackHandler`,
];
/** Read over JMX on a native 4.4.0 with the metadata of its line: each ends in MissingReflectionRegistrationError. */
const METRICS = [
  'com.yammer.metrics.reporting.JmxReporter$GaugeMBean',
  'com.yammer.metrics.reporting.JmxReporter$HistogramMBean',
];
const APP_INFO = 'org.apache.kafka.common.utils.AppInfoParser$AppInfoMBean';
const LOGGING = 'org.apache.kafka.server.logger.LoggingControllerMBean';
const SHIM = ['java.security.AccessController', 'javax.security.auth.Subject'];
const ZSTD_OUT = ['com.github.luben.zstd.ZstdOutputStreamNoFinalizer'];
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  '3.9.2': [...OAUTHBEARER, ...SHIM, ...ZSTD_OUT, ...METRICS, APP_INFO],
  '4.0.2': [
    ...OAUTHBEARER,
    ...SHIM,
    ...ZSTD_OUT,
    ...METRICS,
    APP_INFO,
    'org.apache.kafka.server.share.persister.DefaultStatePersister',
  ],
  '4.1.2': [...OAUTHBEARER, ...SHIM, ...ZSTD_OUT, ...METRICS, APP_INFO, LOGGING],
  '4.3.1': [...OAUTHBEARER, ...SHIM, ...ZSTD_OUT, ...METRICS, APP_INFO, LOGGING],
  '4.4.0': [
    ...OAUTHBEARER,
    ...METRICS,
    'org.apache.kafka.common.utils.internals.AppInfoParser$AppInfoMBean',
    LOGGING,
    'linux/aarch64/libzstd-jni-1.5.7-17.so',
    'linux/amd64/libzstd-jni-1.5.7-17.so',
  ],
};

for (const { version, folders } of RELEASES) {
  describeWhere('kafka', jarsOf(version), `Kafka ${version} with its own metadata`, (jars) => {
    test('has errors only where a feature fails', async () => {
      const { findings } = await check(jars(), folders);
      const errors = findings.filter(({ severity }) => severity === 'error').map(({ subject }) => subject);
      expect(errors.sort()).toEqual([...(EXPECTED[version] ?? [])].sort());
    }, 60_000);
  });
}
