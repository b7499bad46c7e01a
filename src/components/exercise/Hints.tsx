import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { CodeText } from '../items/CodeText.tsx';

type HintsProps = {
  readonly hints: readonly string[];
  readonly shown: number;
  readonly onShow: (count: number) => void;
};

/** Hints, one at a time and each a step further. */
export function Hints({ hints, shown, onShow }: HintsProps): JSX.Element | null {
  const list = useRef<HTMLOListElement>(null);
  if (hints.length === 0) return null;
  const show = (): void => {
    onShow(shown + 1);
    // The hint is read next, and the button may be gone.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('li:last-child')?.focus());
  };
  return (
    <div class="exercise-hints">
      {shown > 0 && (
        <ol ref={list} aria-label="Hints">
          {hints.slice(0, shown).map((hint) => (
            <li key={hint} tabIndex={-1}>
              <CodeText text={hint} />
            </li>
          ))}
        </ol>
      )}
      {shown < hints.length && (
        <button type="button" class="exercise-button" onClick={show}>
          {`${shown === 0 ? 'Show a hint' : 'Show the next hint'} · ${shown + 1} of ${hints.length}`}
        </button>
      )}
    </div>
  );
}
