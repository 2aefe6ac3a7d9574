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
const REMOTE = ['org.apache.kafka.server.log.remote.metadata.storage.TopicBasedRemoteLogMetadataManager'];
const SHIM = ['java.security.AccessController', 'javax.security.auth.Subject'];
const ZSTD_OUT = ['com.github.luben.zstd.ZstdOutputStreamNoFinalizer'];
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  '3.9.2': [...OAUTHBEARER, ...REMOTE, ...SHIM, ...ZSTD_OUT],
  '4.0.2': [
    ...OAUTHBEARER,
    ...REMOTE,
    ...SHIM,
    ...ZSTD_OUT,
    'org.apache.kafka.server.share.persister.DefaultStatePersister',
  ],
  '4.1.2': [...OAUTHBEARER, ...REMOTE, ...SHIM, ...ZSTD_OUT],
  '4.3.1': [...OAUTHBEARER, ...REMOTE, ...SHIM, ...ZSTD_OUT],
  '4.4.0': [
    ...OAUTHBEARER,
    ...REMOTE,
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
