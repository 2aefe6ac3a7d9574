import { open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrokerNode } from '../../kafka/broker.ts';
import type { Check, CheckContext } from '../check.ts';
import { eventually, withClient } from '../cluster-client.ts';
import { expectEqual, expectThat, NotApplicable } from '../expectation.ts';
import { dumpHeap } from '../jmx-reader.ts';

/** How every heap dump of either virtual machine begins. */
const MAGIC = 'JAVA PROFILE 1.0.';
const SMALLEST = 1024 ** 2;
const SIGUSR1 = 10;

export const heapDumpChecks: readonly Check[] = [
  {
    id: 'heap-dump',
    title: 'A running broker writes a heap dump (JVM: by JMX, native: on SIGUSR1) and goes on serving',
    area: 'metrics',
    priority: 'P1',
    needs: {
      cluster: { mode: 'combined', brokers: 1, jmx: true },
      // The file lies where the broker runs.
      forms: ['process'],
      timeoutMs: 120_000,
    },
    async run(context) {
      const { cluster, launcher, signal, note } = context;
      const [node] = cluster.nodes;
      expectThat(node?.process !== undefined, 'The broker is no process of this machine');
      const file =
        launcher.kind === 'jvm'
          ? await dumpByJmx(context, node.process.folder)
          : await dumpBySignal(context, node);
      const { size } = await stat(file);
      note(`${file}, ${size} bytes`);
      expectThat(size >= SMALLEST, `The heap dump has ${size} bytes only`);
      expectEqual(await beginningOf(file), MAGIC, 'beginning of the heap dump');
      await rm(file);
      await withClient(cluster.bootstrap(), signal, async ({ admin }) => {
        const { brokers } = await admin.metadata({ forceUpdate: true });
        expectEqual([...brokers.keys()], [node.nodeId], 'brokers in service after the dump');
      });
    },
  },
];

async function dumpByJmx(context: CheckContext, folder: string): Promise<string> {
  const file = join(folder, 'check.hprof');
  await dumpHeap(context, file);
  return file;
}

/** A binary without `--enable-monitoring=heapdump` has no handler, and would end of the signal. */
async function dumpBySignal({ signal }: CheckContext, node: BrokerNode): Promise<string> {
  const { pid, folder } = node.process ?? { pid: 0, folder: '' };
  if (!(await handles(pid, SIGUSR1))) throw new NotApplicable('heap dumps were not built into the binary');
  process.kill(pid, 'SIGUSR1');
  const dumped = async () => {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.hprof'));
    const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
    return { name: names[0], size: sizes[0] ?? 0 };
  };
  let before = -1;
  const { name = '' } = await eventually(
    'A heap dump that does not grow any more',
    dumped,
    ({ size }) => {
      const grows = size !== before;
      before = size;
      return !grows && size >= SMALLEST;
    },
    signal,
  );
  return join(folder, name);
}

/** Whether the process has a handler for the signal, by number. Source: proc(5), SigCgt. */
async function handles(pid: number, signal: number): Promise<boolean> {
  const caught = /^SigCgt:\s*([0-9a-f]+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0';
  return (BigInt(`0x${caught}`) & (1n << BigInt(signal - 1))) !== 0n;
}

async function beginningOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length);
    return buffer.toString('latin1');
  } finally {
    await handle.close();
  }
}
