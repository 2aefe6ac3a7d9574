import type { Cluster } from '../kafka/broker.ts';

/** Something that a native binary looked for at run time and that no metadata registers. */
export interface Miss {
  /** In the words of the binary, on one line. */
  readonly what: string;
  /** Id of the first check during which a broker said so, or which start. */
  readonly metBy: string;
}

/**
 * A miss in the output of a binary with exact metadata, whose words have changed from release to release:
 * `The program tried to reflectively access class X without it being registered for …` (23.0),
 * the same over several lines (23.1), `Cannot reflectively access class 'X'. To allow …` (25).
 */
const MISS =
  /Missing\w*RegistrationError: ((?:The program tried to|Cannot)[\s\S]{1,500}?)(?=\s+without it being|\. To allow|\n\s+at |\n\S+Exception|$)/g;

/** What the lines of a log say is missing, each once. */
export function missesIn(lines: readonly string[]): string[] {
  const found = [...lines.join('\n').matchAll(MISS)].map(([, what = '']) =>
    what
      .replace(/\s+/g, ' ')
      .replace(/^The program tried to /, '')
      .replace(/^Cannot /, ''),
  );
  return [...new Set(found)];
}

/** Collects what is missing, with who met it first. Checks must run one after another, or nobody knows. */
export class MissWatch {
  readonly #misses = new Map<string, Miss>();

  /** Takes in what the brokers of a cluster have said so far; what is new was met by `metBy`. */
  look(metBy: string, cluster: Cluster): void {
    for (const what of cluster.nodes.flatMap((node) => missesIn(node.logs()))) {
      if (!this.#misses.has(what)) this.#misses.set(what, { what, metBy });
    }
  }

  /** In the order in which they were met. */
  get misses(): readonly Miss[] {
    return [...this.#misses.values()];
  }
}
