/** Why a program cannot be explored at all, as a sentence for who wrote it. It is no failure of any schedule. */
export class Refusal extends Error {
  /** The number of the place that the program told last; -1 where it has told none. */
  readonly site: number;

  constructor(sentence: string, site = -1) {
    super(sentence);
    this.site = site;
  }
}
