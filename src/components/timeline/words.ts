import { firstAbove, laneStates } from '../../runtime/index.ts';
import type { Picture, PictureRow, Scale } from '../../runtime/index.ts';

/** More words than this are in nobody's sight. */
const WORD_LIMIT = 160;
const PADDING = 6;
/** A letter's width, nearly, in CSS pixels. */
const LETTER = 6.8;
/** A word that is cut keeps so many letters, or it tells nothing. */
const FEWEST_LETTERS = 6;
/** Narrower bars have no room for any word. */
const NARROWEST = 2 * PADDING + LETTER;

/** Words over a picture, as elements of the page that stay from frame to frame, so that most of them only move. */
export type Words = {
  /** Begins a frame. */
  readonly begin: () => void;
  /**
   * Puts a word at a place, in CSS pixels from the host's start and top; it is cut where it is wider than `width`. A word
   * that was there in the last frame under the same key keeps its element.
   */
  readonly put: (key: string, text: string, look: WordLook, x: number, y: number, width?: number) => void;
  /** Ends a frame: what was not put again is taken away. */
  readonly end: () => void;
};

/** What a word belongs to; `hue` is the number of its lane's colour. */
export type WordLook = { readonly kind: 'bar' | 'line' | 'mark' | 'first' | 'middle' | 'last'; readonly hue?: number };

type Word = {
  readonly element: HTMLElement;
  frame: number;
  text: string;
  look: string;
  place: string;
  width: number | undefined;
};

/** Words in an element. */
export function createWords(host: HTMLElement): Words {
  const shown = new Map<string, Word>();
  const spare: Word[] = [];
  let frame = 0;

  const take = (key: string): Word => {
    const word = shown.get(key) ?? spare.pop() ?? addWord(host);
    if (word.frame === -1) word.element.hidden = false;
    shown.set(key, word);
    word.frame = frame;
    return word;
  };

  return {
    begin: () => (frame += 1),
    put: (key, text, { kind, hue }, x, y, width) => {
      const word = take(key);
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
      const whole = width === undefined ? undefined : Math.round(width);
      if (word.width !== whole) {
        word.width = whole;
        element.style.maxInlineSize = whole === undefined ? '' : `${whole}px`;
      }
    },
    end: () => {
      for (const [key, word] of shown) {
        if (word.frame === frame) continue;
        word.frame = -1;
        word.element.hidden = true;
        shown.delete(key);
        spare.push(word);
      }
    },
  };
}

function addWord(host: HTMLElement): Word {
  const element = document.createElement('span');
  host.append(element);
  return { element, frame: 0, text: '', look: '', place: '', width: undefined };
}

/** Puts the names of what is wide enough on the bars and marks in sight; where some spans are lit, on those only. */
export function putLabels(
  words: Words,
  picture: Picture,
  scale: Scale,
  startX: number,
  lit: Uint8Array | undefined,
): void {
  if (!picture.density.hasWords) return;
  let left = WORD_LIMIT;
  for (const row of picture.rows) {
    if (left > 0) left -= putRowLabels(words, picture, row, scale, startX, lit, left);
  }
}

/** Whether a word of so many letters says something in so many pixels. */
function fits({ length }: string, width: number): boolean {
  return length > 0 && width >= Math.min(length, FEWEST_LETTERS) * LETTER;
}

function putRowLabels(
  words: Words,
  { trace, density }: Picture,
  { spans, marks, barTop }: PictureRow,
  scale: Scale,
  startX: number,
  lit: Uint8Array | undefined,
  limit: number,
): number {
  let put = 0;
  const least = NARROWEST / scale.pixelsPerUs;
  eachWide(spans.starts, spans.ends, scale, least, (at, from, to) => {
    const state = laneStates[spans.states[at] ?? 0];
    const label = trace.spans[spans.indices[at] ?? 0]?.label ?? '';
    if (put >= limit || state === 'ready' || state === 'switching') return;
    if (!fits(label, to - from - 2 * PADDING) || lit?.[spans.indices[at] ?? 0] === 0) return;
    put += 1;
    const hue = spans.hues[at] ?? 0;
    const isBar = state === 'running';
    words.put(
      `${spans.indices[at]}`,
      label,
      { kind: isBar ? 'bar' : 'line', hue },
      startX + from + PADDING,
      barTop,
      to - from - 2 * PADDING,
    );
  });
  for (const [level, packed] of marks.entries()) {
    eachWide(packed.starts, packed.ends, scale, least, (at, from, to) => {
      const label = trace.marks[packed.indices[at] ?? 0]?.label ?? '';
      if (put >= limit || !fits(label, to - from)) return;
      put += 1;
      words.put(
        `mark ${packed.indices[at]}`,
        label,
        { kind: 'mark' },
        startX + from,
        barTop - (level + 1) * density.mark,
        to - from,
      );
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
