import { join } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import type { KafkaDistribution } from '../kafka/distribution.ts';
import { findJava, type Java } from '../kafka/java.ts';
import { createProcessLauncher } from '../kafka/process-launcher.ts';
import { configSweep } from '../metadata/agent/config-sweep.ts';
import { walkJmx } from '../metadata/agent/jmx-walk.ts';
import type { Workload } from '../metadata/agent/workloads.ts';
import { EMPTY } from '../metadata/formats/model.ts';
import type { Area } from '../sanity/areas.ts';
import { ALL_CHECKS } from '../sanity/checks/all.ts';
import { runSanity } from '../sanity/runner.ts';

/** A traced JVM is several times slower, and writes its files before it ends. */
const TRACED = { limits: { setupMs: 300_000, startMs: 300_000, graceMs: 60_000 }, checkMs: 300_000 };
const COMMAND_LIMIT = 6 * 3_600_000;

export interface WorkloadChoice {
  readonly areas: readonly Area[] | undefined;
  readonly command: string | undefined;
  readonly configDefaults: boolean;
}

/** One workload per area of the sanity suite, then the sweep of configuration defaults, then the user's. */
export async function chooseWorkloads(
  host: Host,
  home: string,
  distribution: KafkaDistribution,
  choice: WorkloadChoice,
): Promise<Workload[]> {
  const java = await findJava(host, home);
  const known = new Set(ALL_CHECKS.map(({ area }) => area));
  const areas = choice.areas ?? [...known];
  const sweep = () => configSweep(host, home, distribution.libs, join(host.dirs.temp, 'config-sweep'));
  return [
    ...areas.filter((area) => known.has(area)).map((area) => ofArea(host, area, distribution, java)),
    ...(areas.includes('metrics') ? jmxWorkloads(host, home, distribution, java) : []),
    ...(choice.configDefaults ? [await sweep()] : []),
    ...(choice.command === undefined ? [] : [ofCommand(host, choice.command)]),
  ];
}

function ofArea(host: Host, area: Area, { version, libs }: KafkaDistribution, java: Java): Workload {
  return {
    name: area,
    async run(env) {
      const launcher = createProcessLauncher(
        host,
        { kafkaVersion: version, libs, java },
        { classData: false, closing: 'stop', limits: TRACED.limits, env },
      );
      const suite = await runSanity(host, launcher, {
        areas: [area],
        name: `trace-${area}`,
        timeoutMs: TRACED.checkMs,
        ownClusters: 1,
      });
      return suite.checks
        .filter(({ status }) => status !== 'passed')
        .map(({ id, status, reason, failure }) => `${id} ${status}: ${failure?.message ?? reason ?? ''}`);
    },
  };
}

/**
 * All MBeans are read twice: once with the broker traced, for what it reflects on, and once with the reader
 * traced, because the agent notes serialization only where something is read, which is not in the broker.
 */
function jmxWorkloads(host: Host, home: string, distribution: KafkaDistribution, java: Java): Workload[] {
  const { version: kafkaVersion, libs } = distribution;
  const folder = join(host.dirs.temp, 'jmx-walk');
  const walk = async (ofBroker: Env, ofReader: Env): Promise<readonly string[]> => {
    const options = { classData: false, closing: 'stop', limits: TRACED.limits, env: ofBroker } as const;
    const launcher = createProcessLauncher(host, { kafkaVersion, libs, java }, options);
    const cluster = await launcher.launch({ mode: 'combined', brokers: 1, jmx: true }, host.signal);
    try {
      const jmx = cluster.nodes[0]?.jmx;
      const read = jmx === undefined ? 0 : await walkJmx(host, home, jmx, folder, ofReader);
      return read > 0 ? [] : ['No attribute could be read over JMX.'];
    } finally {
      await cluster.close();
    }
  };
  return [
    { name: 'jmx', run: (env) => walk(env, {}) },
    {
      name: 'jmx-serialization',
      select: ({ serialization }) => ({ ...EMPTY, serialization }),
      run: (env) => walk({}, env),
    },
  ];
}

type Env = Readonly<Record<string, string>>;

function ofCommand(host: Host, command: string): Workload {
  return {
    name: 'command',
    async run(env) {
      const { exitCode } = await host.exec(['sh', '-c', command], {
        timeoutMs: COMMAND_LIMIT,
        env: { ...environmentOfStep(host), ...withOwnOptions(host, env) },
        onLine: (line) => host.log.info(line),
      });
      if (exitCode !== 0) throw new UserError(`The workload command ended with exit code ${exitCode}.`);
      return [];
    },
  };
}

/** What a step of the user's own would see: all variables but those by which a runner talks to an action. */
function environmentOfStep(host: Host): Env {
  const entries = Object.entries(host.env).filter(([name]) => !/^(?:INPUT|ACTIONS|STATE)_/.test(name));
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** The agent beside what the user gives every JVM. */
function withOwnOptions(host: Host, { JAVA_TOOL_OPTIONS: agent = '', ...env }: Env): Env {
  const own = host.env.JAVA_TOOL_OPTIONS;
  return { ...env, JAVA_TOOL_OPTIONS: own ? `${own} ${agent}` : agent };
}
