import type { Lane, Line } from '../results.ts';
import { parseDrawing } from '../trace/parse-drawing.ts';

/** The lines of one real lane, parted where another of its inner lanes goes on; pictures that are none are left out. */
export function byLane(
  lane: Lane,
  lines: readonly Line[],
): readonly { readonly lane: Lane; readonly lines: readonly Line[] }[] {
  const parts: { readonly lane: Lane; readonly lines: Line[] }[] = [];
  for (const line of lines) {
    const printer = line.lane ?? lane;
    const last = parts.at(-1);
    const checked = line.drawing === undefined ? line : withCheckedDrawing(line);
    if (last?.lane === printer) last.lines.push(checked);
    else parts.push({ lane: printer, lines: [checked] });
  }
  return parts;
}

function withCheckedDrawing({ drawing, ...line }: Line): Line {
  const parsed = parseDrawing(drawing);
  return parsed
    ? { ...line, drawing: parsed }
    : { ...line, values: [{ type: 'opaque', text: 'A picture that cannot be read.' }] };
}
