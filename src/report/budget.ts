/** What GitHub takes of a job summary per step, in bytes of UTF-8. Source: its workflow-commands manual. */
export const SUMMARY_BYTES = 1024 ** 2;

/**
 * The fullest rendering that fits. If not even the last one does, that one is cut at the end of a line and
 * says so: what is cut must be the least of it, so renderings put the verdict first.
 * @param renderings from the fullest to the shortest; only as many are made as are needed
 */
export function fitBytes(renderings: readonly (() => string)[], maxBytes: number): string {
  let last = '';
  for (const render of renderings) {
    last = render();
    if (Buffer.byteLength(last) <= maxBytes) return last;
  }
  const note = '\n\n…cut here: the rest is in the full report.\n';
  const room = Math.max(0, maxBytes - Buffer.byteLength(note));
  const cut = Buffer.from(last)
    .subarray(0, room)
    .toString('utf8')
    .replace(/\uFFFD$/, '');
  return cut.slice(0, Math.max(0, cut.lastIndexOf('\n'))) + note;
}
