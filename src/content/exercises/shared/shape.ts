/** Whether a value that came from a reader's program is an array of as many numbers. */
export function isNumbers(value: unknown, length: number): value is readonly number[] {
  return Array.isArray(value) && value.length === length && value.every((item) => typeof item === 'number');
}

/** A value from a reader's program as a short text. */
export function shown(value: unknown): string {
  const text = value === undefined ? 'undefined' : (JSON.stringify(value, plain) ?? String(value));
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

function plain(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return ArrayBuffer.isView(value) ? Array.from(value as Uint8Array) : value;
}
