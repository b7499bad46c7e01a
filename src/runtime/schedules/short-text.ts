/** The longest text of a program that is told of it, in UTF-16 units. */
const longest = 500;

/** A text of the program's, cut where it is too long to be told. */
export function shortText(text: string, most = longest): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
