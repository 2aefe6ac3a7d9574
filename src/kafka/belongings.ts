/** Things that are made on demand and closed together. */
export class Belongings {
  readonly #closers: (() => Promise<void>)[] = [];

  /** Keeps a thing until all are closed. */
  keep<T>(thing: T, close: (thing: T) => Promise<void>): T {
    this.#closers.push(() => close(thing));
    return thing;
  }

  /** Answers with the same thing however often it is asked; it is made when it is first asked for. */
  once<T>(make: () => T, close: (thing: T) => Promise<void>): () => T {
    let made: { thing: T } | undefined;
    return () => {
      made ??= { thing: this.keep(make(), close) };
      return made.thing;
    };
  }

  /** Closes all of them; never rejects, since what matters has happened by then. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#closers.splice(0).map((close) => close()));
  }
}
