import type { JSX } from 'preact';
import type { ExerciseListing } from '../../runtime/index.ts';
import { kindWords } from '../exercise/exercise-words.ts';
import type { DraftExercise } from './assignment-draft.ts';

type ExercisePickerProps = {
  readonly exercises: readonly ExerciseListing[];
  readonly chosen: readonly DraftExercise[];
  /** What is wrong with a field, if the teacher has been there. */
  readonly problem: (field: string) => string | undefined;
  readonly onChange: (chosen: readonly DraftExercise[]) => void;
};

/** All exercises of the course to pick from, with points and attempts for each that is picked. */
export function ExercisePicker({ exercises, chosen, problem, onChange }: ExercisePickerProps): JSX.Element {
  const missing = problem('exercises');
  const points = chosen.reduce((sum, exercise) => sum + (Number(exercise.points) || 0), 0);
  const pick = (listing: ExerciseListing, isPicked: boolean): void => {
    if (!isPicked) {
      onChange(chosen.filter(({ id }) => id !== listing.id));
      return;
    }
    const all = [...chosen, { id: listing.id, points: String(listing.points), attempts: '' }];
    // In the order of the course, with what it does not have at the end.
    const place = ({ id }: DraftExercise): number => {
      const index = exercises.findIndex((known) => known.id === id);
      return index < 0 ? exercises.length : index;
    };
    onChange(all.toSorted((one, other) => place(one) - place(other)));
  };
  const set = (id: string, part: Partial<DraftExercise>): void =>
    onChange(chosen.map((exercise) => (exercise.id === id ? { ...exercise, ...part } : exercise)));

  return (
    <section aria-labelledby="assign-exercises">
      <h2 id="assign-exercises">Exercises</h2>
      <p role="status" class="teach-hint">
        {chosen.length === 0
          ? 'None is picked yet.'
          : `${chosen.length} picked, ${points} ${points === 1 ? 'point' : 'points'} in all.`}
      </p>
      {missing !== undefined && <p class="teach-problem">{missing}</p>}
      <ul class="teach-exercises" aria-labelledby="assign-exercises">
        {exercises.map((listing) => {
          const picked = chosen.find(({ id }) => id === listing.id);
          return (
            <li key={listing.id} data-picked={picked !== undefined}>
              <label class="teach-pick">
                <input
                  type="checkbox"
                  checked={picked !== undefined}
                  onChange={({ currentTarget }) => pick(listing, currentTarget.checked)}
                />
                <span>{listing.title}</span>
              </label>
              <span class="teach-hint">
                {kindWords[listing.kind]}, about {listing.minutes} minutes
              </span>
              {picked && <PickedExercise listing={listing} picked={picked} problem={problem} set={set} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

type PickedProps = {
  readonly listing: ExerciseListing;
  readonly picked: DraftExercise;
  readonly problem: (field: string) => string | undefined;
  readonly set: (id: string, part: Partial<DraftExercise>) => void;
};

function PickedExercise({ listing, picked, problem, set }: PickedProps): JSX.Element {
  const { id } = picked;
  const complaints = (['points', 'attempts'] as const).map((field) => problem(`exercises/${id}/${field}`));
  const complaint = complaints.find((text) => text !== undefined);
  return (
    <span class="teach-weights">
      <label>
        Points
        <input
          type="text"
          inputMode="decimal"
          aria-label={`Points for ${listing.title}`}
          aria-invalid={complaints[0] === undefined ? undefined : true}
          value={picked.points}
          onInput={({ currentTarget }) => set(id, { points: currentTarget.value })}
        />
      </label>
      <label>
        Attempts
        <input
          type="text"
          inputMode="numeric"
          placeholder="no limit"
          aria-label={`Attempts for ${listing.title}`}
          aria-invalid={complaints[1] === undefined ? undefined : true}
          value={picked.attempts}
          onInput={({ currentTarget }) => set(id, { attempts: currentTarget.value })}
        />
      </label>
      {complaint !== undefined && <span class="teach-problem">{complaint}</span>}
    </span>
  );
}
