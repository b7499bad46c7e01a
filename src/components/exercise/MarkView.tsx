import type { JSX } from 'preact';
import type { ExerciseMark } from '../../runtime/index.ts';

/** What a check found, property by property, in words; evidence stands below as it was seen. */
export function MarkView({ mark }: { readonly mark: ExerciseMark }): JSX.Element | null {
  if (mark.properties.length === 0) return null;
  return (
    <ol class="exercise-properties" aria-label="What was checked">
      {mark.properties.map(({ name, passed, feedback, evidence }) => (
        <li key={name} data-passed={passed}>
          <p class="exercise-property">
            <span class="exercise-verdict">{passed ? 'Holds' : 'Does not hold'}</span> <strong>{name}</strong>
          </p>
          <p>{feedback}</p>
          {evidence !== undefined && <pre tabIndex={0}>{evidence}</pre>}
        </li>
      ))}
    </ol>
  );
}
