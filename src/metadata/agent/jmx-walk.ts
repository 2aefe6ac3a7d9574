import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../core/errors.ts';
import type { Host } from '../../core/host.ts';
import type { Endpoint } from '../../kafka/broker.ts';

const CLASS = 'JmxWalk';

/** Reads every attribute of every MBean, as a metrics exporter does, and an object that does not exist. */
const SOURCE = `import java.util.Arrays;
import javax.management.MBeanAttributeInfo;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

public final class ${CLASS} {
    public static void main(String[] args) throws Exception {
        int read = 0;
        try (var connector = JMXConnectorFactory.connect(new JMXServiceURL(args[0]))) {
            var server = connector.getMBeanServerConnection();
            for (ObjectName name : server.queryNames(null, null)) {
                String[] attributes = Arrays.stream(server.getMBeanInfo(name).getAttributes())
                    .filter(MBeanAttributeInfo::isReadable).map(MBeanAttributeInfo::getName).toArray(String[]::new);
                // Answers without those that this machine does not have.
                read += server.getAttributes(name, attributes).size();
            }
            try {
                server.getAttribute(new ObjectName("kafka.server:type=Absent"), "Value");
            } catch (javax.management.InstanceNotFoundException expected) {
                System.out.println(read + " attributes");
            }
        }
        System.exit(0);
    }
}
`;

/**
 * What goes through the same connection and leaves no trace in the agent of GraalVM 23.0: enum constants and
 * exceptions (seen in a run against a broker whose meters have a `TimeUnit`, and in a read that fails).
 */
export const UNTRACED_SERIALIZATION: readonly string[] = [
  'java.lang.Enum',
  'java.lang.Exception',
  'java.lang.StackTraceElement',
  'java.lang.StackTraceElement[]',
  'java.lang.Throwable',
  'java.util.Collections$EmptyList',
  'java.util.concurrent.TimeUnit',
  'javax.management.AttributeNotFoundException',
  'javax.management.InstanceNotFoundException',
  'javax.management.JMException',
  'javax.management.OperationsException',
];

/**
 * Walks through the MBeans of a broker. With the agent in `env` it is this program that is traced: what a client
 * reads through RMI, the broker must be able to write, and the agent notes serialization only where it is read.
 * @throws UserError where the walk fails; answers how many attributes it read
 */
export async function walkJmx(
  host: Host,
  home: string,
  jmx: Endpoint,
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  await mkdir(folder, { recursive: true });
  const source = join(folder, `${CLASS}.java`);
  await writeFile(source, SOURCE);
  await run(host, [join(home, 'bin', 'javac'), '-d', folder, source], {});
  const url = `service:jmx:rmi:///jndi/rmi://${jmx.host}:${jmx.port}/jmxrmi`;
  const output = await run(host, [join(home, 'bin', 'java'), '-cp', folder, CLASS, url], env);
  return Number(/(\d+) attributes/.exec(output)?.[1] ?? 0);
}

async function run(
  host: Host,
  argv: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const { exitCode, stdout, stderr } = await host.exec(argv, { timeoutMs: 300_000, env });
  if (exitCode === 0) return stdout;
  throw new UserError(`Reading JMX failed (exit code ${exitCode}): ${stderr.trim().split('\n').at(-1)}`);
}
