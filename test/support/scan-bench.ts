import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trivyScan } from '../../src/actions/trivy-scan/command.ts';
import { explain } from '../../src/core/errors.ts';
import type { Host } from '../../src/core/host.ts';
import { readInputs } from '../../src/core/inputs.ts';
import { createNodeHost } from '../../src/io/node-host.ts';
import { type ScanFile, scanFile } from '../../src/scan/result.ts';
import { createFakeHost } from '../fakes/host.ts';
import { addImage, addIndex, type Descriptor } from './oci-image.ts';
import { OciRegistry } from './oci-registry.ts';
import { addJavaDatabase, addVulnerabilityDatabase, type Invented, MAVEN } from './trivy-databases.ts';

export const BASH: Invented = {
  id: 'CVE-2099-1001',
  source: 'debian 12',
  package: 'bash',
  severity: 'CRITICAL',
  title: 'bash <script>alert(1)</script> | `breaks` out',
  fixedVersion: '5.2.99-1',
};
export const CLIENTS: Invented = {
  id: 'CVE-2099-2001',
  source: MAVEN,
  package: 'org.apache.kafka:kafka-clients',
  severity: 'HIGH',
  title: 'A client believes too much',
  fixedVersion: '4.4.1',
};
export const ZLIB: Invented = {
  id: 'CVE-2099-1002',
  source: 'debian 12',
  package: 'zlib1g',
  severity: 'MEDIUM',
  title: 'zlib inflates',
};

/** An empty ZIP whose comment makes it one of a kind: a jar that says nothing of itself, as Kafka's do. */
const JAR = Buffer.from('504b0506000000000000000000000000000000000500', 'hex');
const CLIENTS_JAR = Buffer.concat([JAR, Buffer.from('kafka')]);

const DEBIAN = {
  'etc/os-release': 'ID=debian\nVERSION_ID="12"\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n',
  'etc/debian_version': '12.5\n',
};

export interface ScanRun {
  readonly verdict: string;
  readonly message: string;
  readonly outputs: Readonly<Record<string, string | number | boolean>>;
  readonly summary: string;
  readonly result: ScanFile;
  readonly log: readonly string[];
  readonly executed: readonly { argv: readonly string[]; env: Readonly<Record<string, string>> }[];
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly now?: Date;
}

/** A registry with Kafka images and databases of this test's own making, and the command run over them. */
export class ScanBench {
  readonly folder = mkdtempSync(join(tmpdir(), 'trivy-scan-'));
  readonly registry = new OciRegistry();
  readonly #trivy: () => string;

  constructor(trivy: () => string) {
    this.#trivy = trivy;
  }

  async start(): Promise<void> {
    await this.registry.start();
    await this.databases([BASH, CLIENTS]);
  }

  async close(): Promise<void> {
    await this.registry.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Puts databases into the registry, in place of those before. */
  async databases(invented: readonly Invented[], updatedAt = new Date(), schema = 2): Promise<void> {
    const { blobs } = this.registry;
    const database = await addVulnerabilityDatabase(blobs, invented, updatedAt, schema);
    this.registry.tag('trivy-db', '2', database);
    const sha1 = createHash('sha1').update(CLIENTS_JAR).digest();
    const jars = [{ sha1, group: 'org.apache.kafka', name: 'kafka-clients', version: '4.4.0' }];
    this.registry.tag('trivy-java-db', '1', await addJavaDatabase(blobs, jars, updatedAt));
  }

  /** A JVM image: bash as a Debian package, Kafka's clients as a jar. */
  jvm(architecture: string, bash = '5.2.15-2'): Promise<Descriptor> {
    return addImage(this.registry.blobs, {
      architecture,
      env: ['JAVA_VERSION=jdk-21.0.2+13'],
      layers: [{ ...DEBIAN, ...dpkg({ bash }) }, { 'opt/kafka/libs/kafka-clients-4.4.0.jar': CLIENTS_JAR }],
    });
  }

  /** A native image: the same bash, and a binary that tells nothing; with an SBOM where one is given. */
  native(architecture: string, sbom?: Record<string, unknown>): Promise<Descriptor> {
    return addImage(this.registry.blobs, {
      architecture,
      labels: { 'org.opencontainers.image.version': '4.4.0' },
      layers: [
        { ...DEBIAN, ...dpkg({ bash: '5.2.15-2' }) },
        { 'opt/kafka/kafka.Kafka': 'ELF, says the reader; not a jar in sight' },
        ...(sbom === undefined ? [] : [{ 'opt/kafka/kafka.cdx.json': JSON.stringify(sbom) }]),
      ],
    });
  }

  index(...images: readonly Descriptor[]): Descriptor {
    return addIndex(this.registry.blobs, images);
  }

  /** `127.0.0.1:PORT/NAME`. */
  image(name: string): string {
    return `${this.registry.address}/${name}`;
  }

  file(name: string, content: string): string {
    const path = join(this.folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  /** @returns the outcome; throws what the command throws */
  async run(given: Readonly<Record<string, string>>, options: RunOptions = {}): Promise<ScanRun> {
    const raw: Record<string, string> = {
      'trivy-path': this.#trivy(),
      'cache-dir': join(this.folder, 'cache'),
      'db-repositories': `${this.registry.address}/trivy-db:2`,
      'java-db-repositories': `${this.registry.address}/trivy-java-db:1`,
      ...given,
    };
    const read = readInputs(trivyScan.inputs, (name) => raw[name]);
    if ('problems' in read) throw new Error(read.problems.join('\n'));
    const recorder = createFakeHost();
    const env = { PATH: process.env.PATH ?? '', RUNNER_TEMP: this.folder, ...options.env };
    const node = createNodeHost(recorder.log, env);
    const executed: { argv: readonly string[]; env: Readonly<Record<string, string>> }[] = [];
    const host: Host = {
      ...node,
      clock: {
        ...node.clock,
        // The clock of a test does not wait between tries.
        sleep: recorder.clock.sleep,
        ...(options.now === undefined ? {} : { now: () => options.now as Date }),
      },
      dirs: { ...node.dirs, work: this.folder, cache: join(this.folder, 'kept') },
      async exec(argv, execOptions) {
        executed.push({ argv, env: execOptions.env ?? {} });
        return await node.exec(argv, execOptions);
      },
    };
    try {
      const outcome = await trivyScan.run(host, read.values);
      const { verdict, message, outputs, summary = '' } = outcome;
      const result = scanFile.parse(JSON.parse(readFileSync(String(outputs.json), 'utf8')));
      return { verdict, message, outputs, summary, result, log: recorder.recording.log, executed };
    } finally {
      await node.close();
    }
  }

  /** What a user would read of a run that ends in an error. */
  async failure(...args: Parameters<ScanBench['run']>): Promise<string> {
    const outcome = await this.run(...args).catch((error: unknown) => explain(error).text);
    if (typeof outcome === 'string') return outcome;
    throw new Error(`The run ended without an error: ${outcome.message}`);
  }
}

/** Which vulnerabilities in which package, as `CVE in package from origin+origin`. */
export function seen(run: ScanRun, index = 0): string[] {
  const target = run.result.targets[index];
  if (target?.status !== 'complete') throw new Error(`not scanned: ${target?.reason}`);
  return target.findings.map(
    ({ id, package: name, origins }) => `${id} in ${name} from ${origins.join('+')}`,
  );
}

function dpkg(packages: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries({ ...packages, zlib1g: '1:1.2.13.dfsg-1' }).map(
    ([name, version]) =>
      `Package: ${name}\nStatus: install ok installed\nArchitecture: all\nMaintainer: nobody <n@example.org>\nVersion: ${version}\nDescription: ${name}\n`,
  );
  return { 'var/lib/dpkg/status': `${entries.join('\n')}\n` };
}
