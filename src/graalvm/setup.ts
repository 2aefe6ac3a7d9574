import { join, resolve } from 'node:path';
import type { Outcome } from '../core/command.ts';
import { UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { createStatement } from '../evidence/creation.ts';
import { writeEvidence } from '../evidence/store.ts';
import { digestFolder } from '../io/folder-digest.ts';
import { type CToolchain, describeMissing, tryCToolchain } from './c-toolchain.ts';
import { askedText, demandAsked, isNamedOneWanted } from './choice.ts';
import { createGitHubApi } from './github-api.ts';
import { inspectHome } from './inspection.ts';
import { licenceNote, warningsFor } from './lines.ts';
import { platformOf, thisMachine } from './machine.ts';
import { askNativeImage } from './native-image.ts';
import { type Provided, provideArchive, provideRelease } from './provision.ts';
import type { Sources } from './publisher.ts';
import { readRequest, type SetupInputs, type SetupRequest } from './request.ts';
import { type Ready, summaryOf } from './summary.ts';

export type SetupOutputs = Record<
  | 'home'
  | 'version'
  | 'java-version'
  | 'distribution'
  | 'vendor-version'
  | 'cache-hit'
  | 'digest'
  | 'evidence',
  { description: string }
>;

/**
 * Finds or installs a GraalVM, proves that it runs here, and leaves a toolchain statement about it.
 * @throws UserError, UsageError for everything that keeps it from running
 */
export async function setupGraalvm(host: Host, inputs: SetupInputs): Promise<Outcome<SetupOutputs>> {
  const request = readRequest(host, inputs);
  const machine = await thisMachine();
  const github = createGitHubApi(host, inputs['github-api'], inputs['github-token']);
  // First what takes a second: no download helps a machine that cannot link.
  const cToolchain = await checkToolchain(host, inputs);
  const provided = await provide({ host, machine, github }, request, inputs.home);
  await inspectHome(provided.home, machine);
  const nativeImage = await askNativeImage(host, provided.home);
  if (provided.source === 'home') demandAsked(request, provided.home, nativeImage);
  const version = provided.version ?? nativeImage.release;
  const ready: Ready = {
    provided,
    nativeImage,
    version,
    digest: provided.folderSha256 ?? (await digestFolder(provided.home, host.signal)),
    warnings: warningsFor(nativeImage.distribution, version, nativeImage.java, host.clock.now()),
    cToolchain,
    platform: platformOf(machine),
  };
  tell(host, ready);
  const evidence = await writeStatement(host, inputs, request, ready);
  return outcomeOf(ready, evidence);
}

async function checkToolchain(host: Host, inputs: SetupInputs): Promise<CToolchain | undefined> {
  if (inputs['check-toolchain'] === 'skip') return undefined;
  const toolchain = await tryCToolchain(host, { forStatic: inputs.static });
  const missing = describeMissing(toolchain);
  if (missing === undefined) return toolchain;
  if (inputs['check-toolchain'] === 'fail') throw new UserError(missing.message, { hint: missing.hint });
  host.log.warn(`${missing.message} ${missing.hint}`);
  return toolchain;
}

async function provide(sources: Sources, request: SetupRequest, home: string | undefined): Promise<Provided> {
  const { host, machine } = sources;
  if (home !== undefined && home !== 'none') return fromHome(resolve(host.dirs.work, home));
  if (request.archive !== undefined) return await provideArchive(sources, request, request.archive);
  const named = home === 'none' ? undefined : host.env.GRAALVM_HOME || undefined;
  if (named !== undefined && (await isNamedOneWanted(host, machine, request, named))) return fromHome(named);
  return await provideRelease(sources, request);
}

function fromHome(home: string): Provided {
  return {
    home,
    source: 'home',
    from: home,
    version: undefined,
    archive: undefined,
    folderSha256: undefined,
  };
}

function tell(host: Host, { nativeImage, provided, warnings }: Ready): void {
  host.log.info(`${nativeImage.vendor}, Java ${nativeImage.java}, in ${provided.home}`);
  for (const warning of warnings) host.log.warn(warning);
  const licence = licenceNote(nativeImage.distribution);
  if (licence !== undefined) host.log.info(licence);
}

async function writeStatement(
  host: Host,
  inputs: SetupInputs,
  request: SetupRequest,
  ready: Ready,
): Promise<string> {
  const { provided, nativeImage, cToolchain } = ready;
  const requested = askedText(request);
  const statement = createStatement(
    { name: `graalvm-${ready.version}`, digest: { sha256: ready.digest } },
    'toolchain',
    {
      distribution: nativeImage.distribution ?? 'unknown',
      version: ready.version,
      ...(requested === '' ? {} : { requested }),
      javaVersion: nativeImage.java,
      vendorVersion: nativeImage.vendor,
      platform: ready.platform,
      source: provided.source,
      from: provided.from,
      ...(provided.archive === undefined ? {} : { archive: withoutUndefined(provided.archive) }),
      warnings: [...ready.warnings],
      ...(cToolchain === undefined
        ? {}
        : {
            cToolchain: withoutUndefined({
              compiler: cToolchain.compiler,
              linker: cToolchain.linker,
              missing: [...cToolchain.missing],
            }),
          }),
    },
  );
  return await writeEvidence(resolve(host.dirs.work, inputs['evidence-dir']), statement);
}

function outcomeOf(ready: Ready, evidence: string): Outcome<SetupOutputs> {
  const { provided, nativeImage, version, digest } = ready;
  return {
    verdict: 'passed',
    message: `GraalVM is ready: ${nativeImage.vendor} for Java ${nativeImage.java} in ${provided.home}.`,
    outputs: {
      home: provided.home,
      version,
      'java-version': nativeImage.java,
      distribution: nativeImage.distribution ?? 'unknown',
      'vendor-version': nativeImage.vendor,
      'cache-hit': provided.source === 'tool-cache',
      digest,
      evidence,
    },
    env: { GRAALVM_HOME: provided.home, JAVA_HOME: provided.home },
    path: [join(provided.home, 'bin')],
    summary: summaryOf(ready),
  };
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** An absent key is no key: the schemas refuse `undefined`. */
function withoutUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Defined<T>;
}
