import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../core/errors.ts';
import type { Host } from '../../core/host.ts';
import type { Workload } from './workloads.ts';

const CLASS = 'ConfigSweep';

/**
 * Finds every static `ConfigDef` in the given jars and has Kafka create each class that a default value
 * names, the way a broker would create it. What has no constructor without arguments is only loaded.
 */
const SOURCE = `import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.utils.Utils;

public final class ${CLASS} {
    public static void main(String[] jars) throws Exception {
        TreeSet<String> defaults = new TreeSet<>();
        int definitions = 0;
        for (String jar : jars) {
            try (JarFile file = new JarFile(jar)) {
                for (var entry : (Iterable<java.util.jar.JarEntry>) file.stream()::iterator) {
                    String name = entry.getName();
                    if (!name.endsWith("Config.class") && !name.endsWith("Configs.class")) continue;
                    definitions += sweep(name.substring(0, name.length() - 6).replace('/', '.'), defaults);
                }
            }
        }
        int created = 0;
        for (String name : defaults) {
            try {
                if (needsArguments(name)) {
                    Utils.loadClass(name, Object.class);
                } else {
                    Utils.newInstance(name, Object.class);
                    created++;
                }
            } catch (Throwable cause) {
                System.out.println("not created: " + name + ": " + cause);
            }
        }
        System.out.println(definitions + " definitions, " + defaults.size() + " classes, " + created + " created");
        System.exit(0);
    }

    private static boolean needsArguments(String name) throws ClassNotFoundException {
        try {
            Class.forName(name, false, ${CLASS}.class.getClassLoader()).getConstructor();
            return false;
        } catch (NoSuchMethodException noDefault) {
            return true;
        }
    }

    private static int sweep(String type, Collection<String> defaults) {
        int found = 0;
        try {
            for (Field field : Class.forName(type).getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) || field.getType() != ConfigDef.class) continue;
                field.setAccessible(true);
                found++;
                for (ConfigDef.ConfigKey key : ((ConfigDef) field.get(null)).configKeys().values()) {
                    collect(key.defaultValue, defaults);
                }
            }
        } catch (Throwable cause) {
            System.out.println("not loaded: " + type + ": " + cause);
        }
        return found;
    }

    private static void collect(Object value, Collection<String> defaults) {
        if (value instanceof Class<?> type) {
            defaults.add(type.getName());
        } else if (value instanceof List<?> list) {
            list.forEach(item -> collect(item, defaults));
        } else if (value instanceof String text && text.startsWith("org.apache.kafka.")) {
            try {
                Class.forName(text, false, ${CLASS}.class.getClassLoader());
                defaults.add(text);
            } catch (ClassNotFoundException | LinkageError noClass) {
                // A text that only looks like one.
            }
        }
    }
}
`;

/** The agent leaves out what this program itself reflects on. */
const CALLER_FILTER = { rules: [{ excludeClasses: CLASS }] };

/** Loads every class that is the default of a configuration key, among the given jars of Kafka. */
export async function configSweep(
  host: Host,
  home: string,
  libs: readonly string[],
  folder: string,
): Promise<Workload> {
  const callerFilter = join(folder, 'caller-filter.json');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${CLASS}.java`), SOURCE);
  await writeFile(callerFilter, JSON.stringify(CALLER_FILTER));
  const classPath = [folder, ...libs].join(':');
  return {
    name: 'config-defaults',
    agentOptions: [`caller-filter-file=${callerFilter}`],
    async run(env) {
      await run(host, [
        join(home, 'bin', 'javac'),
        '-cp',
        classPath,
        '-d',
        folder,
        join(folder, `${CLASS}.java`),
      ]);
      const jars = libs.filter((jar) => /\/kafka[-_][^/]*\.jar$/.test(jar));
      const output = await run(host, [join(home, 'bin', 'java'), '-cp', classPath, CLASS, ...jars], env);
      const lines = output.split('\n').filter((line) => line !== '');
      for (const line of lines) host.log.debug(line);
      return lines.filter((line) => line.startsWith('not ')).map((line) => `${line}.`);
    },
  };
}

async function run(
  host: Host,
  argv: readonly [string, ...string[]],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { exitCode, stdout, stderr } = await host.exec(argv, { timeoutMs: 300_000, env });
  if (exitCode === 0) return stdout;
  throw new UserError(`${argv[0]} failed (exit code ${exitCode}): ${stderr.trim().split('\n').at(-1)}`);
}
