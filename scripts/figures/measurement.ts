import type { Figure } from '../pages/figures.ts';

/** What a measurement finds out by itself; date, machine and load are added to it. */
export type Measured = Pick<Figure, 'command' | 'wallMs' | 'about' | 'result' | 'output'>;

export interface Measurement {
  /** As it is asked for: `npm run figures -- NAME`. */
  readonly name: string;
  /** What this machine lacks for it, in words; undefined where it can be made. */
  missing(): string | undefined;
  /** @throws where what is measured fails, so that no figure of a failure is kept */
  measure(): Measured | Promise<Measured>;
}
