/** A moment in words, in the zone of the reader, which is named: `Tuesday, 1 December 2026 at 23:00 (CET)`. */
export function zoneDate(iso: string): string {
  const date = new Date(iso);
  const text = date.toLocaleString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  const zone = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' })
    .formatToParts(date)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return zone === undefined ? text : `${text} (${zone})`;
}
