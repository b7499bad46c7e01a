import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { takenForms } from './taken-forms.ts';
import type { TakenForm } from './taken-forms.ts';
import './takeaway.css';

/** What takes a whole lesson along: one file in the form that its reader needs. */
export function TakeLesson({ lesson }: { readonly lesson: string }): JSX.Element {
  const says = useSignal('');
  const take = async (form: TakenForm): Promise<void> => {
    says.value = '';
    try {
      const [{ takeLesson }, { saveFile }] = await Promise.all([
        import('./take-away.ts'),
        import('../cell/save-file.ts'),
      ]);
      const { name, blob } = await takeLesson(lesson, form);
      saveFile(blob, name);
      says.value = `${name} saved.`;
    } catch (error) {
      says.value = error instanceof Error ? error.message : String(error);
    }
  };
  return (
    <section class="takeaway" aria-labelledby="takeaway-title">
      <h2 id="takeaway-title">Take this lesson away</h2>
      <p>In one file, with the programs as they stand on this page and what they printed.</p>
      <ul role="list">
        {takenForms.map(({ form, label }) => (
          <li key={form}>
            <button type="button" onClick={() => void take(form)}>
              {label}
            </button>
          </li>
        ))}
      </ul>
      <p role="status">{says.value}</p>
    </section>
  );
}
