import type { Host } from './host.ts';
import type { Inputs, InputValues } from './inputs.ts';

/**
 * One command, declared once. The action's inputs and outputs, its `action.yml` and README, the
 * command-line options and `--help` are all derived from this.
 */
export interface Command<I extends Inputs = Inputs, O extends OutputSpecs = OutputSpecs> {
  /** Name of the action's folder and of the command on the command line. */
  readonly name: string;
  readonly title: string;
  /** One or two sentences: the action's description and the command's line in `--help`. */
  readonly description: string;
  /** Feather icon and colour of the action in GitHub's marketplace. */
  readonly branding: { readonly icon: string; readonly color: BrandingColor };
  readonly inputs: I;
  readonly outputs: O;
  /** The input that the command line takes without its name, too. */
  readonly positional?: keyof I & string;
  /** Inputs of the usage example in the action's README. */
  readonly example: { readonly [K in keyof I]?: string };
  /** Token permissions the action's job needs, with the reason; none where it is absent. */
  readonly permissions?: Readonly<Record<string, string>>;
  /** Markdown for the action's README: what tables cannot say. */
  readonly notes?: string;
  run(host: Host, inputs: InputValues<I>): Promise<Outcome<O>>;
  /**
   * What the action does when its job is over, cancelled or not: it takes away what a main step that was
   * killed has left. It runs in a process of its own (`src/actions/<name>/post.ts`); that it fails is a warning.
   */
  post?(host: Host, inputs: InputValues<I>): Promise<void>;
}

export type BrandingColor = 'white' | 'yellow' | 'blue' | 'green' | 'orange' | 'red' | 'purple' | 'gray-dark';

export type OutputSpecs = Readonly<Record<string, { readonly description: string }>>;

export interface Outcome<O extends OutputSpecs = OutputSpecs> {
  /** `failed` ends the step red and the process with exit code 1; outputs are set all the same. */
  readonly verdict: 'passed' | 'failed';
  /** One sentence for the end of the log. */
  readonly message: string;
  readonly outputs: { readonly [K in keyof O]: string | number | boolean };
  /** Environment variables for the steps that follow. */
  readonly env?: Readonly<Record<string, string>>;
  /** Folders that come first in the `PATH` of the steps that follow. */
  readonly path?: readonly string[];
  /** Markdown for the job summary. */
  readonly summary?: string;
}

/** Keeps the literal types of inputs and outputs. */
export function defineCommand<const I extends Inputs, const O extends OutputSpecs>(
  command: Command<I, O>,
): Command<I, O> {
  return command;
}

/** A command whose input and output types are not of interest: what tables and entries work with. */
export type AnyCommand = Command;
