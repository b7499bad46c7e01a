import type { JSX } from 'preact';

/** What is right comes of exploring the program, which the cell above does: that is the solution. */
export function ExploredSolution({ onHide }: { readonly onHide: () => void }): JSX.Element {
  return (
    <section class="exercise-solution" aria-label="A solution" tabIndex={-1}>
      <div class="exercise-solution-head">
        <p>
          Nobody has written this solution down: the program itself gives it. Run it above on <em>All schedules</em>,
          and read the verdict, the outcomes and the steps.
        </p>
        <button type="button" class="exercise-button" onClick={onHide}>
          Hide solution
        </button>
      </div>
    </section>
  );
}
