/** Numbers names and texts in the order in which they are first met: equal ones have equal numbers. */
export class Numbered {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];

  /** The number of a text, from 0. */
  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#texts.length);
    return this.#texts.push(text) - 1;
  }

  textOf(number: number): string {
    const text = this.#texts[number];
    if (text === undefined) throw new Error(`No text has the number ${number}`);
    return text;
  }

  get size(): number {
    return this.#texts.length;
  }
}
