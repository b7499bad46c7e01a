import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ExerciseState } from './exercise-state.ts';

type SolutionProps = {
  readonly state: ExerciseState;
  /** What is shown once it is wanted. */
  readonly children: (onHide: () => void) => ComponentChildren;
};

/** Shows a solution to whoever has tried, or says that they want it all the same. */
export function Solution({ state, children }: SolutionProps): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const { value } = state.solution;
  const last = useRef(value);
  useEffect(() => {
    if (last.current === value) return;
    last.current = value;
    // The button that was pressed is gone: what has come in its place is next.
    place.current?.querySelector<HTMLElement>('section, button')?.focus();
  }, [value]);
  return (
    <div class="exercise-solving" ref={place}>
      <Step state={state}>{children}</Step>
    </div>
  );
}

function Step({ state, children }: SolutionProps): JSX.Element {
  const { solution, attempts } = state;
  switch (solution.value) {
    case 'hidden':
      return (
        <button
          type="button"
          class="exercise-button"
          onClick={() => {
            solution.value = (attempts.value ?? []).length > 0 ? 'shown' : 'asking';
          }}
        >
          Show solution
        </button>
      );
    case 'asking':
      return (
        <div class="exercise-asks" role="group" aria-label="Show solution">
          <p>You have not checked an answer yet. A solution is worth more after a try of your own.</p>
          <button type="button" class="exercise-button" onClick={() => (solution.value = 'shown')}>
            Show it all the same
          </button>
          <button type="button" class="exercise-button" onClick={() => (solution.value = 'hidden')}>
            Not yet
          </button>
        </div>
      );
    case 'shown':
      return <>{children(() => (solution.value = 'hidden'))}</>;
  }
}
