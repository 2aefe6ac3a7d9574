/** What a person would look at first in the log of a broker that failed. */

const TELLING =
  /\b(ERROR|FATAL|Exception|Caused by|[Ee]rror while|[Ii]nvalid|Address already in use|usage:)\b/;
const NOISE = /^\s+at |^\s*\.\.\. \d+ more|^\s*$/;

/**
 * The lines that say why: errors and exception messages without their stack frames; where there are none,
 * the last lines. Oldest first, each shortened.
 */
export function excerpt(lines: readonly string[], count = 3): string[] {
  const readable = lines.filter((line) => !NOISE.test(line));
  const telling = readable.filter((line) => TELLING.test(line));
  const chosen = telling.length > 0 ? mostTelling(telling, count) : readable.slice(-count);
  return chosen.map((line) => (line.length > 400 ? `${line.slice(0, 400)}…` : line));
}

/** The last of a chain of causes says most, the first error says when it began. */
function mostTelling(lines: readonly string[], count: number): string[] {
  return lines.length <= count ? [...lines] : [...lines.slice(0, 1), ...lines.slice(1 - count)];
}

/** A node could not have its port. */
export function isPortClash(lines: readonly string[]): boolean {
  return lines.some((line) =>
    /Address already in use|java\.net\.BindException|Port already in use/.test(line),
  );
}
