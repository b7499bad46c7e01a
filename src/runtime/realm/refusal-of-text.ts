/** Stands in the place of `Function` and its like, where a program could reach them by way of an object's `constructor`. */
export function refusalOfText(): never {
  throw new TypeError(
    'All schedules cannot follow code that is made of text, or a clock: reaching for a constructor is refused here.',
  );
}
