import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { Statement } from '../../../src/evidence/creation.ts';
import { writeEvidence } from '../../../src/evidence/store.ts';
import { checks, digestOf, distributionStatement, KAFKA, suiteOf, testStatement } from '../evidence.ts';
import { AMD64, ARM64, imageTest, indexStatement, scanStatement } from '../image-evidence.ts';
import { pushImage, runCrane, startRegistry } from '../registry.ts';
import type { BlockPlace } from './run-block.ts';

/** What the candidate of a test can prove; the built-in policy for a vote asks for signatures and provenance, too. */
const POLICY = {
  name: 'vote',
  title: 'Fit for users',
  demands: [
    { demand: 'evidence', of: 'image-index' },
    { demand: 'tests', suite: 'sanity', form: 'container', platform: AMD64 },
    { demand: 'tests', suite: 'sanity', form: 'container', platform: ARM64 },
    { demand: 'maximum-findings', severities: ['CRITICAL', 'HIGH'], count: 0 },
  ],
};
const EXECUTABLE = 'an executable';

/** A candidate in a registry, an executable, and evidence about both. */
export interface Candidate {
  readonly place: BlockPlace;
  remove(): Promise<void>;
}

export async function stageCandidate(crane: string): Promise<Candidate> {
  const registry = await startRegistry(crane);
  const folder = await mkdtemp(join(tmpdir(), 'candidate-'));
  const file = (name: string) => join(folder, name);
  const image = await pushImage(registry.address, 'kafka-native', '4.4.0');
  await runCrane(crane, 'tag', `${registry.address}/kafka-native@${image.index}`, '4.4.0-rc1');
  await writeFile(file('policy.json'), JSON.stringify(POLICY));
  await writeFile(file('kafka.Kafka'), EXECUTABLE);
  for (const each of aboutImage(image)) await writeEvidence(file('evidence'), each);
  for (const each of aboutExecutable()) await writeEvidence(file('executable'), each);
  return {
    place: {
      env: {
        ...process.env,
        DOCKER_CONFIG: file('no-login'),
        PATH: `${dirname(crane)}${delimiter}${process.env.PATH}`,
      },
      standIns: [
        [/(?:registry\.example|docker\.io\/me)\/(?:rc|kafka-native)\b/g, `${registry.address}/kafka-native`],
        ['docker.io/example/kafka-native', `${registry.address}/users/kafka-native`],
        ['sha256:…', image.index],
        [/--policy release\b/g, `--policy ${file('policy.json')}`],
        ['--evidence-dir evidence', `--evidence-dir ${file('evidence')}`],
        [
          'kafka-native promote ',
          `kafka-native promote --policy ${file('policy.json')} --evidence-dir ${file('evidence')} `,
        ],
        ['verify out/kafka.Kafka', `verify ${file('kafka.Kafka')} --evidence-dir ${file('executable')}`],
      ],
    },
    async remove() {
      await registry.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function aboutImage(pushed: Awaited<ReturnType<typeof pushImage>>): Statement[] {
  const [index, amd64, arm64] = [pushed.index, pushed.amd64, pushed.arm64].map((digest) =>
    digest.slice('sha256:'.length),
  ) as [string, string, string];
  const now = new Date().toISOString();
  return [
    distributionStatement(),
    indexStatement({ index, amd64, arm64 }),
    imageTest(amd64, AMD64, { startedAt: now }),
    imageTest(arm64, ARM64, { startedAt: now }),
    scanStatement(amd64, AMD64, now),
    scanStatement(arm64, ARM64, now),
  ];
}

function aboutExecutable(): Statement[] {
  const startedAt = new Date(Date.now() - 60_000).toISOString();
  const subject = { kind: 'native', form: 'process', kafkaVersion: '4.1.0', platform: AMD64 } as const;
  const made = [{ name: 'distribution', digest: KAFKA.digest }];
  const executable = { name: 'kafka.Kafka', digest: { sha256: digestOf(EXECUTABLE) } };
  return [
    distributionStatement(),
    testStatement(suiteOf(checks(24), { subject, startedAt }), executable, made),
  ];
}
