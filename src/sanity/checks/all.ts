import type { Check } from '../check.ts';
import { authorizationChecks } from './authorization.ts';
import { clusterChecks } from './cluster.ts';
import { compressionChecks } from './compression.ts';
import { configurationChecks } from './configuration.ts';
import { dynamicConfigurationChecks } from './dynamic-configuration.ts';
import { featureChecks } from './features.ts';
import { groupAdministrationChecks } from './group-administration.ts';
import { groupChecks } from './groups.ts';
import { heapDumpChecks } from './heap-dump.ts';
import { idempotenceChecks } from './idempotence.ts';
import { jaasFileChecks } from './jaas-file.ts';
import { lifecycleChecks } from './lifecycle.ts';
import { loggingChecks } from './logging.ts';
import { metricsChecks } from './metrics.ts';
import { oauthChecks } from './oauth.ts';
import { quotaChecks } from './quotas.ts';
import { recordChecks } from './records.ts';
import { replicationChecks } from './replication.ts';
import { retentionChecks } from './retention.ts';
import { roleChecks } from './roles.ts';
import { saslChecks } from './sasl.ts';
import { shareGroupChecks } from './share-groups.ts';
import { streamsGroupChecks } from './streams-groups.ts';
import { tlsChecks } from './tls.ts';
import { topicChecks } from './topics.ts';
import { transactionChecks } from './transactions.ts';

/** Every sanity check there is, in the order of reports. */
export const ALL_CHECKS: readonly Check[] = [
  ...lifecycleChecks,
  ...topicChecks,
  ...recordChecks,
  ...retentionChecks,
  ...groupChecks,
  ...groupAdministrationChecks,
  ...shareGroupChecks,
  ...streamsGroupChecks,
  ...configurationChecks,
  ...dynamicConfigurationChecks,
  ...quotaChecks,
  ...featureChecks,
  ...clusterChecks,
  ...replicationChecks,
  ...roleChecks,
  ...metricsChecks,
  ...heapDumpChecks,
  ...tlsChecks,
  ...saslChecks,
  ...jaasFileChecks,
  ...oauthChecks,
  ...authorizationChecks,
  ...compressionChecks,
  ...transactionChecks,
  ...idempotenceChecks,
  ...loggingChecks,
];
