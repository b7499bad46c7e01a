/** A term in the text: the whole, the word, which is a link, and the note with its meaning. */
type Term = { readonly whole: HTMLElement; readonly word: HTMLElement; readonly note: HTMLElement };

/** Milliseconds: a pointer that only passes opens nothing; one on its way to the note has time to get there. */
const pause = { before: 150, after: 300 } as const;

/** Space between a word and its note, and between a note and the edge of the window, in pixels. */
const gap = { word: 6, edge: 16 } as const;

/**
 * Makes terms show their meanings, one at a time: while a mouse rests on the word or on the note, while the keyboard's
 * focus is in them, and after a tap, which then does not follow the link. Escape closes a note.
 */
export function explainTerms(elements: Iterable<HTMLElement>): void {
  let open: Term | undefined;
  let waiting = 0;

  function show(term: Term): void {
    clearTimeout(waiting);
    if (open === term) return;
    hide();
    open = term;
    term.note.showPopover();
    if (!CSS.supports('anchor-name', '--term')) place(term);
  }

  function hide(): void {
    clearTimeout(waiting);
    open?.note.hidePopover();
    open = undefined;
  }

  function soon(change: () => void, ms: number): void {
    clearTimeout(waiting);
    waiting = setTimeout(change, ms);
  }

  for (const whole of elements) {
    const [word, note] = whole.children;
    if (!(word instanceof HTMLElement && note instanceof HTMLElement)) throw new Error(`${whole.id} lacks its parts`);
    const term = { whole, word, note };
    let pressedWith = '';

    whole.addEventListener('pointerenter', ({ pointerType }) => {
      if (pointerType !== 'touch') soon(() => show(term), open === term ? 0 : pause.before);
    });
    whole.addEventListener('pointerleave', ({ pointerType }) => {
      if (pointerType !== 'touch' && !whole.querySelector(':focus-visible')) soon(hide, pause.after);
    });
    whole.addEventListener('focusin', ({ target }) => {
      if (target instanceof Element && target.matches(':focus-visible')) show(term);
    });
    whole.addEventListener('focusout', ({ relatedTarget }) => {
      // To nothing the focus goes where the pointer is pressed on plain text, that of the note among others.
      const goesOn = relatedTarget instanceof Node && !whole.contains(relatedTarget);
      if (open === term && goesOn && !whole.matches(':hover')) hide();
    });
    word.addEventListener('pointerdown', ({ pointerType }) => {
      pressedWith = pointerType;
    });
    word.addEventListener('click', (event) => {
      // A click that the keyboard made has no detail, and leads on: the focus has shown the meaning already.
      if (open === term || event.detail === 0 || pressedWith === 'mouse') return;
      event.preventDefault();
      show(term);
    });
  }

  addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !open) return;
    if (open.note.contains(document.activeElement)) open.word.focus();
    hide();
  });
  // Not when the finger comes down: it may only be scrolling.
  addEventListener('pointerup', ({ target }) => {
    if (open && target instanceof Node && !open.whole.contains(target)) hide();
  });
  // The focus goes into a frame, to another window or to the browser's own controls; or the page is left.
  addEventListener('blur', hide);
  addEventListener('pagehide', hide);
}

/** What `term.css` does where a style sheet can place one element beside another. */
function place({ word, note }: Term): void {
  const { left, top, bottom } = word.getBoundingClientRect();
  const { width, height } = note.getBoundingClientRect();
  const below = bottom + gap.word;
  const y = below + height + gap.edge > innerHeight ? top - gap.word - height : below;
  const x = Math.max(gap.edge, Math.min(left, document.documentElement.clientWidth - width - gap.edge));
  note.style.insetInlineStart = `${x + scrollX}px`;
  note.style.insetBlockStart = `${y + scrollY}px`;
}
