/** A block of shell as a document wants it to be run. */
export interface RunnableBlock {
  readonly line: number;
  readonly script: string;
  /** What it needs (`engine`, `kafka`), or why no test runs it. */
  readonly run: { readonly needs: string } | { readonly not: string };
  /** Lines of the `text` block that follows: each must be in the output. `…` stands for anything. */
  readonly expected: readonly string[];
}

const BLOCK =
  /^(?:<!-- (run|not run): ([^\n]*?) -->\n)?```sh\n([\s\S]*?)\n```$(?:(?:(?!^```|^#|^<!--)[\s\S])*?^```text\n([\s\S]*?)\n```$)?/gm;

/** The blocks of shell of a document, in order. @throws for one that does not say whether it is run */
export function runnableBlocks(path: string, text: string): RunnableBlock[] {
  return [...text.matchAll(BLOCK)].map(([whole, verb, about = '', script = '', output], index) => {
    const line = text.slice(0, text.indexOf(whole)).split('\n').length;
    if (verb === undefined) {
      throw new Error(
        `${path}:${line}: block ${index + 1} needs "<!-- run: … -->" or "<!-- not run: … -->" above`,
      );
    }
    return {
      line,
      script,
      run: verb === 'run' ? { needs: about } : { not: about },
      expected: output?.split('\n') ?? [],
    };
  });
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
