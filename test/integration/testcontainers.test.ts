import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NodeHost } from '../../src/io/node-host.ts';
import { findContainers, imagesUnderTest, makeImage } from '../support/container-images.ts';
import { docker } from '../support/docker-node.ts';
import { realHost } from '../support/kafka.ts';
import { describeWhere } from '../support/require.ts';

const lacks = ['mvn', 'java'].find((program) => spawnSync(program, ['-version']).status !== 0);
const available = lacks === undefined ? findContainers() : { missing: `there is no ${lacks}` };

/** Its helper images need not be in reach: one cleans up after a killed program, one finds the engine's host. */
const WITHOUT_HELPERS = { TESTCONTAINERS_RYUK_DISABLED: 'true', TESTCONTAINERS_HOST_OVERRIDE: 'localhost' };

for (const under of imagesUnderTest()) {
  describeWhere(
    'full',
    available,
    `Testcontainers' own KafkaContainer with the ${under.type} image of ${under.version}`,
    (found) => {
      let host: NodeHost;
      let image: string;
      let libs: string;
      beforeAll(async () => {
        host = realHost();
        const { image: id } = await makeImage(host, found(), under);
        // Testcontainers takes names only.
        image = `kafka-native-test/${under.type}:${process.pid}`;
        docker('tag', id, image);
        libs = await mkdtemp(join(tmpdir(), 'testcontainers-'));
        const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${libs}`];
        execFileSync('mvn', ['-q', '-B', '-f', 'docker/test/testcontainers/pom.xml', ...goal], {
          stdio: 'pipe',
        });
      }, 600_000);
      afterAll(async () => {
        await rm(libs, { recursive: true, force: true });
        docker('rmi', image);
        await host.close();
      });

      test('starts the image as it is, produces and consumes', () => {
        const program = 'docker/test/testcontainers/ProduceConsume.java';
        const substitute = under.type === 'native' ? 'apache/kafka-native' : 'apache/kafka';
        const { status, stdout, stderr } = spawnSync(
          'java',
          ['-cp', join(libs, '*'), program, image, substitute],
          {
            encoding: 'utf8',
            env: { ...process.env, ...WITHOUT_HELPERS },
          },
        );
        expect({ status, stdout, stderr }).toMatchObject({
          status: 0,
          stdout: expect.stringContaining('read key:value'),
        });
      }, 180_000);
    },
  );
}
