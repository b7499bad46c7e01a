import type { JSX } from 'preact';
import { identityNames, type IdentityName } from '../../runtime/index.ts';

/** What a student is asked for, as forms name it. */
export const identityLabels: Readonly<Record<IdentityName, string>> = {
  name: 'Name',
  id: 'Student number',
  email: 'Email',
  pseudonym: 'Pseudonym',
};

type IdentityPickerProps = {
  readonly fields: readonly IdentityName[];
  readonly problem: string | undefined;
  readonly onChange: (fields: readonly IdentityName[]) => void;
};

/** What students are asked for when they hand in. */
export function IdentityPicker({ fields, problem, onChange }: IdentityPickerProps): JSX.Element {
  return (
    <section aria-labelledby="assign-identity">
      <h2 id="assign-identity">What students are asked for</h2>
      <p class="teach-hint">
        Asked when they hand in, written into their file, and kept nowhere else. A pseudonym that only you can connect
        to a student is enough.
      </p>
      <div class="teach-choices" role="group" aria-labelledby="assign-identity">
        {identityNames.map((name) => (
          <label key={name} class="teach-pick">
            <input
              type="checkbox"
              checked={fields.includes(name)}
              onChange={({ currentTarget }) =>
                onChange(identityNames.filter((one) => (one === name ? currentTarget.checked : fields.includes(one))))
              }
            />
            <span>{identityLabels[name]}</span>
          </label>
        ))}
      </div>
      {problem !== undefined && <p class="teach-problem">{problem}</p>}
    </section>
  );
}
