import { firstAbove, laneStates } from '../../runtime/index.ts';
import type { Picture, PictureRow, Scale } from '../../runtime/index.ts';

/** More words than this are in nobody's sight. */
const WORD_LIMIT = 160;
/** Narrower bars bear no word, in CSS pixels. */
const NARROWEST = 38;
const PADDING = 6;

/** Words over a picture, as elements of the page that are used again from frame to frame. */
export type Words = {
  /** Begins a frame. */
  readonly begin: () => void;
  /** Puts a word at a place, in CSS pixels from the host's start and top; it is cut where it is wider than `width`. */
  readonly put: (text: string, look: WordLook, x: number, y: number, width?: number) => void;
  /** Ends a frame: what was not put again is taken away. */
  readonly end: () => void;
};

/** What a word belongs to; `hue` is the number of its lane's colour. */
export type WordLook = { readonly kind: 'bar' | 'line' | 'mark' | 'first' | 'middle' | 'last'; readonly hue?: number };

type Word = { readonly element: HTMLElement; text: string; look: string; place: string; width: number | undefined };

/** Words in an element. */
export function createWords(host: HTMLElement): Words {
  const words: Word[] = [];
  let used = 0;

  const next = (): Word => {
    const known = words[used];
    if (known) return known;
    const element = document.createElement('span');
    host.append(element);
    const word: Word = { element, text: '', look: '', place: '', width: undefined };
    words.push(word);
    return word;
  };

  return {
    begin: () => (used = 0),
    put: (text, { kind, hue }, x, y, width) => {
      const word = next();
      used += 1;
      const { element } = word;
      const look = `${kind} ${hue ?? ''}`;
      const place = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
      if (word.text !== text) element.textContent = word.text = text;
      if (word.look !== look) {
        word.look = look;
        element.dataset['kind'] = kind;
        if (hue === undefined) delete element.dataset['hue'];
        else element.dataset['hue'] = String(hue);
      }
      if (word.place !== place) element.style.transform = word.place = place;
      if (word.width !== width) {
        word.width = width;
        element.style.maxInlineSize = width === undefined ? '' : `${Math.round(width)}px`;
      }
      element.hidden = false;
    },
    end: () => {
      for (const { element } of words.slice(used)) element.hidden = true;
    },
  };
}

/** Puts the names of what is wide enough on the bars and marks in sight. */
export function putLabels(words: Words, picture: Picture, scale: Scale, startX: number): void {
  if (!picture.density.hasWords) return;
  let left = WORD_LIMIT;
  for (const row of picture.rows) {
    if (left > 0) left -= putRowLabels(words, picture, row, scale, startX, left);
  }
}

function putRowLabels(
  words: Words,
  { trace, density }: Picture,
  { spans, marks, barTop }: PictureRow,
  scale: Scale,
  startX: number,
  limit: number,
): number {
  let put = 0;
  const least = NARROWEST / scale.pixelsPerUs;
  eachWide(spans.starts, spans.ends, scale, least, (at, from, to) => {
    const state = laneStates[spans.states[at] ?? 0];
    const label = trace.spans[spans.indices[at] ?? 0]?.label ?? '';
    if (label === '' || put >= limit || state === 'ready' || state === 'switching') return;
    put += 1;
    const hue = spans.hues[at] ?? 0;
    const isBar = state === 'running';
    words.put(label, { kind: isBar ? 'bar' : 'line', hue }, startX + from + PADDING, barTop, to - from - 2 * PADDING);
  });
  for (const [level, packed] of marks.entries()) {
    eachWide(packed.starts, packed.ends, scale, least, (at, from, to) => {
      const label = trace.marks[packed.indices[at] ?? 0]?.label ?? '';
      if (label === '' || put >= limit) return;
      put += 1;
      words.put(label, { kind: 'mark' }, startX + from, barTop - (level + 1) * density.mark, to - from);
    });
  }
  return put;
}

/** Calls `tell` with each stretch in sight that is `least` long or longer, and where it lies in pixels of the window. */
function eachWide(
  starts: Float64Array,
  ends: Float64Array,
  { startUs, pixelsPerUs, width }: Scale,
  least: number,
  tell: (at: number, from: number, to: number) => void,
): void {
  const endUs = startUs + width / pixelsPerUs;
  for (let at = firstAbove(ends, startUs); (starts[at] ?? endUs) < endUs; at += 1) {
    const start = Math.max(starts[at] ?? 0, startUs);
    const end = Math.min(ends[at] ?? 0, endUs);
    if (end - start >= least) tell(at, (start - startUs) * pixelsPerUs, (end - startUs) * pixelsPerUs);
  }
}
