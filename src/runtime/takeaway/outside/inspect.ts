/** A value as a console prints it, in a few words. */
export function inspect(value: unknown, depth = 0): string {
  if (typeof value === 'string') return depth === 0 ? value : `'${value}'`;
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return `ƒ ${value.name}()`;
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : String(value);
  if (value instanceof Error) return value.stack ?? `${value.name}: ${value.message}`;
  if (depth > 3) return '…';
  const inner = (part: unknown): string => inspect(part, depth + 1);
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const items = [...(value as ArrayLike<unknown> & Iterable<unknown>)];
    const shown = items.slice(0, 100).map(inner).join(', ') + (items.length > 100 ? ', …' : '');
    return Array.isArray(value) ? `[${shown}]` : `${value.constructor.name}(${items.length}) [${shown}]`;
  }
  if (value instanceof Map) {
    const entries = [...(value as Map<unknown, unknown>)].map(([key, of]) => `${inner(key)} => ${inner(of)}`);
    return `Map(${value.size}) {${entries.join(', ')}}`;
  }
  if (value instanceof Set) return `Set(${value.size}) {${[...(value as Set<unknown>)].map(inner).join(', ')}}`;
  const name = value.constructor.name === 'Object' ? '' : `${value.constructor.name} `;
  return `${name}{${Object.entries(value)
    .map(([key, of]) => `${key}: ${inner(of)}`)
    .join(', ')}}`;
}

/** Rows of texts in aligned columns; numbers stand to the right. */
export function tableText(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [columns, ...rows];
  const widths = columns.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((text, at) => {
          const isNumber = rows.every((one) => !Number.isNaN(Number(one[at])));
          return isNumber ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
