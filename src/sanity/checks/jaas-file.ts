import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Check, CheckContext } from '../check.ts';
import { expectRefused, roundTrip } from '../round-trip.ts';
import { PLAIN_MODULE, plainAccess, SASL } from '../security/secured.ts';

const OTHER_SECRET = 'secret-of-the-file';

export const jaasFileChecks: readonly Check[] = [
  {
    id: 'sasl-jaas-file',
    title: 'Users come from the file that java.security.auth.login.config names, and from nowhere else',
    area: 'security',
    priority: 'P1',
    // The file lies on this machine.
    needs: { cluster: 'none', forms: ['process'], timeoutMs: 60_000 },
    async run(context) {
      const file = join(context.host.dirs.temp, `${context.unique('jaas')}.conf`);
      await writeFile(file, `KafkaServer {\n  ${PLAIN_MODULE} user_alice="${OTHER_SECRET}";\n};\n`);
      const cluster = await context.launch({
        mode: 'combined',
        brokers: 1,
        listeners: [{ name: SASL, protocol: 'SASL_PLAINTEXT' }],
        vmOptions: [`-Djava.security.auth.login.config=${file}`],
        properties: { 'sasl.enabled.mechanisms': 'PLAIN' },
      });
      const own: CheckContext = Object.create(context, { cluster: { value: cluster } });
      await roundTrip(own, SASL, plainAccess('alice', OTHER_SECRET));
      await expectRefused(
        own,
        SASL,
        plainAccess('alice'),
        /SASL_AUTHENTICATION_FAILED|authentication failed/i,
      );
    },
  },
];
