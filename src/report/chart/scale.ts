/** Steps that people count in. */
const STEPS = [1, 2, 2.5, 5, 10];

/**
 * Round values from 0 to at least `most`, for an axis.
 * @param units sizes that count as one: `[1, 1024, 1024 ** 2]` puts bytes at whole KiB and MiB
 */
export function ticks(most: number, units: readonly number[] = [1], wanted = 4): number[] {
  if (!(most > 0)) return [0, 1];
  const unit = units.findLast((each) => each <= most) ?? 1;
  const raw = most / unit / wanted;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = (STEPS.find((each) => each * power >= raw * (1 - 1e-9)) ?? 10) * power * unit;
  const number = Math.ceil(most / step - 1e-9);
  return Array.from({ length: number + 1 }, (_, at) => at * step);
}

/** A number as SVG takes it, short. */
export function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
