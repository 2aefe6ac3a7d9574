import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { workflowFiles } from '../../scripts/workflows/files.ts';
import { secondAttempt } from './act-attempts.ts';
import { type ActResult, jobsIn } from './act-results.ts';
import { noteTimes } from './act-times.ts';
import { root } from './source-tree.ts';

/** What the suite's own actions need of this repository. */
const SUITE = ['action.yml', 'actions', 'catalogue', 'dist', 'docker', 'package.json', 'policies', '.github'];
const RUNNERS = ['ubuntu-24.04', 'ubuntu-24.04-arm'];
const STAND_INS = join(root, 'test', 'fixtures', 'stand-ins');

export interface ActOptions {
  /** Inputs of a dispatched workflow. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Payload of the event. */
  readonly payload?: Readonly<Record<string, unknown>>;
  /** In place of GitHub's API. */
  readonly api?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Secrets, and variables of the repository or of an environment; act does not tell them apart. */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  /** Another run of the repository, whose artifacts are put into a folder. */
  readonly earlier?: { readonly run: string; readonly artifacts: (folder: string) => Promise<void> | void };
  /** Runs again what failed in this attempt of the same workflow; its artifacts stay. */
  readonly again?: ActResult;
}

/**
 * This repository as it is committed, with its workflows, run by act on this machine: each job in a folder of
 * its own, own actions from the committed bundles, those of others by stand-ins.
 */
export class ActBench {
  readonly #act: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'act-'));
  readonly #repository = join(this.#folder, 'repository');
  readonly #calls = join(this.#folder, 'calls');
  readonly artifacts = join(this.#folder, 'artifacts');
  /** Where the runner of act keeps tools. */
  readonly toolCache = join(this.#folder, 'cache', 'tool_cache');

  constructor(act: string) {
    this.#act = act;
    for (const each of SUITE) cpSync(join(root, each), join(this.#repository, each), { recursive: true });
    this.#addWorkflows();
  }

  /** The workflows of this repository, as they are or for a second attempt. */
  #addWorkflows(again?: ActResult): void {
    const files = workflowFiles();
    const changed = again === undefined ? [] : secondAttempt(files, again.jobs);
    for (const { file, text } of files) {
      const other = changed.find((each) => each.file === file);
      this.add(join('.github', 'workflows', file), other === undefined ? text : stringify(other.workflow));
    }
  }

  /** A file of the caller's repository. */
  add(path: string, text: string, mode = 0o644): void {
    mkdirSync(dirname(join(this.#repository, path)), { recursive: true });
    writeFileSync(join(this.#repository, path), forAct(text), { mode });
  }

  /** Stands in for an action of this suite that cannot run on this machine. */
  replace(action: string, definition: string): void {
    this.add(join('actions', action, 'action.yml'), definition);
  }

  /** Gives an input of one of the suite's own actions another default: fewer checks than a workflow would run. */
  setDefault(action: string, input: string, value: string): void {
    const path = join('actions', action, 'action.yml');
    const definition = parse(readFileSync(join(root, path), 'utf8'));
    if (definition.inputs[input] === undefined) throw new Error(`${action} has no input ${input}`);
    definition.inputs[input].default = value;
    this.add(path, stringify(definition));
  }

  /** A folder of the caller's repository. */
  addFolder(path: string, from: string): void {
    cpSync(from, join(this.#repository, path), { recursive: true });
  }

  /** Runs one workflow to its end; artifacts of an earlier run are gone. */
  async run(workflow: string, event: string, options: ActOptions = {}): Promise<ActResult> {
    if (options.again === undefined) rmSync(this.artifacts, { recursive: true, force: true });
    this.#addWorkflows(options.again);
    mkdirSync(this.artifacts, { recursive: true });
    rmSync(this.#calls, { force: true });
    const { earlier } = options;
    const runs = join(this.#folder, 'runs');
    rmSync(runs, { recursive: true, force: true });
    if (earlier !== undefined) {
      mkdirSync(join(runs, earlier.run), { recursive: true });
      await earlier.artifacts(join(runs, earlier.run));
    }
    await this.commit();
    const payload = join(this.#folder, 'event.json');
    writeFileSync(payload, JSON.stringify({ ...options.payload, inputs: options.inputs }));
    const argv = [
      event,
      ...['-e', payload, '--env', `GITHUB_API_URL=${options.api ?? 'http://127.0.0.1:1'}`],
      ...['-W', join('.github', 'workflows', workflow)],
      ...RUNNERS.flatMap((runner) => ['-P', `${runner}=-self-hosted`]),
      ...['--action-cache-path', join(this.#folder, 'cache'), '--no-cache-server', '--no-skip-checkout'],
      ...['--concurrent-jobs', '1', '--json', '-s', 'GITHUB_TOKEN=the-job-token'],
      ...Object.entries(options.secrets ?? {}).flatMap(([name, value]) => ['-s', `${name}=${value}`]),
      ...Object.entries(options.vars ?? {}).flatMap(([name, value]) => ['--var', `${name}=${value}`]),
      ...this.#standIns(),
    ];
    const { exitCode, output } = await run(this.#act, argv, this.#repository, {
      ...process.env,
      // The actions run on the Node that the tests run on.
      PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
      STAND_IN_CALLER: this.#repository,
      STAND_IN_ARTIFACTS: this.artifacts,
      STAND_IN_RUNS: runs,
      STAND_IN_CALLS: this.#calls,
      STAND_IN_CACHES: join(this.#folder, 'caches'),
      ...options.env,
    });
    const jobs = jobsIn(output);
    noteTimes(jobs);
    return { exitCode, jobs, log: output };
  }

  /** What the artifacts with this prefix hold (in a folder of theirs), by artifact and file, parsed. */
  evidence(
    prefix: string,
    folder = '.',
  ): { readonly artifact: string; readonly predicateType: string; readonly predicate: unknown }[] {
    return readdirSync(this.artifacts)
      .filter((artifact) => artifact.startsWith(prefix))
      .flatMap((artifact) =>
        readdirSync(join(this.artifacts, artifact, folder)).map((file) => ({
          artifact,
          ...JSON.parse(readFileSync(join(this.artifacts, artifact, folder, file), 'utf8')),
        })),
      );
  }

  /** Which actions of others were called that only note it, with what they were given. */
  calls(): string[] {
    return existsSync(this.#calls) ? readFileSync(this.#calls, 'utf8').trim().split('\n') : [];
  }

  has(artifact: string, file = ''): boolean {
    return existsSync(join(this.artifacts, artifact, file));
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** In the caller's repository. */
  async git(...args: string[]): Promise<string> {
    return (await run('git', args, this.#repository, process.env)).output.trim();
  }

  /**
   * Commits what was added since the last time; act asks git for the commit and the remote.
   * @returns the commit
   */
  async commit(): Promise<string> {
    const git = this.git.bind(this);
    await git('init', '-q', '-b', 'trunk');
    await git('remote', 'add', 'origin', 'https://github.com/acme/kafka.git');
    await git('add', '-A');
    await git('-c', 'user.name=test', '-c', 'user.email=test@example.org', 'commit', '-qm', 'test');
    return await git('rev-parse', 'HEAD');
  }

  #standIns(): string[] {
    const workflows = join(this.#repository, '.github', 'workflows');
    const used = readdirSync(workflows).flatMap((file) =>
      [
        ...readFileSync(join(workflows, file), 'utf8').matchAll(
          /uses: ([\w-]+)\/([\w-]+)[\w/-]*@([0-9a-f]{40})/g,
        ),
      ].map(([, owner, name, ref]) => `${owner}/${name}@${ref}=${join(STAND_INS, name ?? '')}`),
    );
    return [...new Set(used), `suite/suite@local=${this.#repository}`].flatMap((each) => [
      '--local-repository',
      each,
    ]);
  }
}

/**
 * act does not know `$/`: an action of ours becomes one of a repository that is here, a workflow a local one.
 * Nor does it know the newest permission; it grants none anyway.
 */
function forAct(text: string): string {
  return text
    .replaceAll(/^ +artifact-metadata: .*\n/gm, '')
    .replaceAll(/uses: \$\/(actions\/[\w-]+)/g, 'uses: suite/suite/$1@local')
    .replaceAll('uses: $/.github/', 'uses: ./.github/');
}

async function run(program: string, argv: readonly string[], cwd: string, env: NodeJS.ProcessEnv) {
  const child = spawn(program, argv, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { exitCode, output };
}
