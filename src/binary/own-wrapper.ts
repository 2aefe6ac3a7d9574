import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import type { Toolchain } from './options.ts';

export const OWN_WRAPPER = 'KafkaNative';

/**
 * The entry point of KIP-974 (`storage-tool`, `kafka`) that also understands what the images say (`setup`,
 * `start`), with the same options. `setup` is the release's own in every version.
 */
export const OWN_WRAPPER_SOURCE = `import java.util.Arrays;

public final class ${OWN_WRAPPER} {
    private static final String USAGE = String.join(System.lineSeparator(),
        "usage: kafka.Kafka {setup,start,storage-tool,kafka} ...",
        "  setup -D DIR -M DIR -F DIR  write the configuration and format the storage",
        "  start -C FILE               start the broker with that server.properties",
        "  storage-tool ARGS           Kafka's storage tool",
        "  kafka ARGS                  the broker, as kafka-server-start.sh starts it");

    private ${OWN_WRAPPER}() { }

    public static void main(String[] args) throws Exception {
        String operation = args.length == 0 ? "" : args[0];
        String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        switch (operation) {
            case "setup" -> kafka.docker.KafkaDockerWrapper.main(args);
            case "start" -> kafka.Kafka.main(new String[] {configOf(rest)});
            case "storage-tool" -> kafka.tools.StorageTool.main(rest);
            case "kafka" -> kafka.Kafka.main(rest);
            default -> refuse(operation.isEmpty() ? "too few arguments" : "invalid choice: '" + operation + "'");
        }
    }

    private static String configOf(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--config") || args[i].equals("-C")) {
                if (i + 1 < args.length) return args[i + 1];
            } else if (args[i].startsWith("--config=")) {
                return args[i].substring("--config=".length());
            }
        }
        refuse("argument --config/-C is required");
        return "";
    }

    private static void refuse(String problem) {
        System.err.println(USAGE);
        System.err.println("kafka.Kafka: error: " + problem);
        System.exit(1);
    }
}
`;

/**
 * Compiles the wrapper against the given jars with the GraalVM's own compiler; answers the folder with the class.
 * @throws UserError where the jars lack what it calls
 */
export async function compileOwnWrapper(
  host: Host,
  toolchain: Toolchain,
  jars: readonly string[],
  folder: string,
): Promise<string> {
  const source = join(folder, `${OWN_WRAPPER}.java`);
  const classes = join(folder, 'classes');
  await mkdir(classes, { recursive: true });
  await writeFile(source, OWN_WRAPPER_SOURCE);
  const { exitCode, stderr } = await host.exec(
    [join(toolchain.home, 'bin', 'javac'), '-cp', jars.join(':'), '-d', classes, source],
    { timeoutMs: 300_000 },
  );
  if (exitCode === 0) return classes;
  const [problem] = stderr.split('\n').filter((line) => line.includes('error:'));
  throw new UserError(
    `The wrapper does not compile against this Kafka: ${problem?.trim() ?? stderr.trim()}`,
    {
      hint: 'Check that the libs folder is complete; Kafka 3.7 or newer is needed.',
    },
  );
}
