/** Lines of a node's output: the last ones, each of bounded length. */
export interface LogBuffer {
  push(line: string): void;
  /** Oldest first; where lines were dropped, the first one says how many. */
  lines(): readonly string[];
  /** How many lines were ever pushed: a mark to read on from. */
  readonly count: number;
  /** Lines pushed since the mark, as far as they are kept. */
  since(mark: number): readonly string[];
  /** Calls once, with the first line from now on that matches; takes the place of an earlier watch. */
  watch(pattern: RegExp, seen: () => void): void;
}

export function createLogBuffer(keep = 4000, width = 2000): LogBuffer {
  let kept: string[] = [];
  let count = 0;
  let watched: { readonly pattern: RegExp; readonly seen: () => void } | undefined;
  return {
    push(line) {
      count += 1;
      if (watched?.pattern.test(line) === true) {
        const { seen } = watched;
        watched = undefined;
        seen();
      }
      kept.push(line.length > width ? `${line.slice(0, width)}…` : line);
      // Cut in bulk, so that a talkative broker costs no copy per line.
      if (kept.length >= 2 * keep) kept = kept.slice(-keep);
    },
    lines() {
      const shown = kept.slice(-keep);
      return count === shown.length ? shown : [`… ${count - shown.length} earlier lines`, ...shown];
    },
    get count() {
      return count;
    },
    since(mark) {
      return kept.slice(Math.max(0, kept.length - (count - mark)));
    },
    watch(pattern, seen) {
      watched = { pattern, seen };
    },
  };
}
