/**
 * What a block of shell needs, beside Node and the installed packages:
 * `node` nothing; `jdk`; `kafka` (a JDK and a fetched Kafka); `engine` (Docker, with the images that the test
 * was given); `image` (Docker and a builder, to build one); `registry` (a registry with a judged candidate);
 * `clone` (a fresh clone, and minutes); `native` (a GraalVM, Docker and many minutes).
 */
export const NEEDS = ['node', 'jdk', 'kafka', 'engine', 'image', 'registry', 'clone', 'native'] as const;
export type Need = (typeof NEEDS)[number];

/** A block of shell as a document wants it to be run. */
export interface RunnableBlock {
  readonly line: number;
  readonly script: string;
  readonly run: BlockRun;
  /** Lines of the `text` block that follows: each must be in the output. `…` stands for anything. */
  readonly expected: readonly string[];
}

export type BlockRun =
  /** By the test of documents; the exit status is 0 unless the document says another. */
  | { readonly needs: Need; readonly status: number }
  /** By another test, which does the same with more around it. */
  | { readonly by: string }
  /** By none, and why. */
  | { readonly not: string };

const BLOCK =
  /^(?:<!-- (run|not run): ([^\n]*?) -->\n)?```sh\n([\s\S]*?)\n```$(?:(?:(?!^```|^#|^<!--)[\s\S])*?^```text\n([\s\S]*?)\n```$)?/gm;

/** The blocks of shell of a document, in order. @throws for one that does not say whether it is run */
export function runnableBlocks(path: string, text: string): RunnableBlock[] {
  return [...text.matchAll(BLOCK)].map(([whole, verb, about = '', script = '', output], index) => {
    const line = text.slice(0, text.indexOf(whole)).split('\n').length;
    const run = verb === undefined ? undefined : blockRun(verb, about);
    if (run === undefined) {
      throw new Error(
        `${path}:${line}: block ${index + 1} needs "<!-- run: ${NEEDS.join('|')} -->", ` +
          '"<!-- run: test/… -->" or "<!-- not run: why -->" above',
      );
    }
    return { line, script, run, expected: output?.split('\n') ?? [] };
  });
}

function blockRun(verb: string, about: string): BlockRun | undefined {
  if (verb === 'not run') return { not: about };
  if (about.startsWith('test/')) return { by: about };
  const [, word, status = '0'] = /^([a-z]+)(?:, exit status (\d+))?$/.exec(about) ?? [];
  const needs = NEEDS.find((need) => need === word);
  return needs === undefined ? undefined : { needs, status: Number(status) };
}

/** Lines that should be in the output and are not. */
export function missingLines(expected: readonly string[], output: string): string[] {
  const lines = output.split('\n');
  return expected.filter((each) => {
    const pattern = each.split('…').map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    const matches = new RegExp(`^${pattern.join('.*')}\\s*$`);
    return !lines.some((line) => matches.test(line));
  });
}
