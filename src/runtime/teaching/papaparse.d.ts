/** What is used of Papa Parse 5.7. The published types bring those of Node along, where pages have other timers. */
declare module 'papaparse' {
  /** A CommonJS module: Node finds no names in it. */
  const papa: {
    parse(
      text: string,
      options: { readonly header?: boolean; readonly skipEmptyLines?: boolean | 'greedy' },
    ): { readonly data: readonly unknown[] };
    unparse(
      rows: readonly (readonly (string | number)[])[],
      options: { readonly escapeFormulae: RegExp; readonly newline: string },
    ): string;
  };
  export default papa;
}
