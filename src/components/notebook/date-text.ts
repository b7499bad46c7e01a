const dates = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });

/** A moment, in milliseconds since 1970, as the reader's clock and calendar had it: `27 November at 14:03`. */
export function dateText(at: number): string {
  return dates.format(at);
}
