/** The forms in which a program or a lesson is taken away, as readers know them. */
export const takenForms = [
  { form: 'project', entry: 'Download as project', label: 'Programs as a project (.zip)' },
  { form: 'markdown', entry: 'Download as Markdown', label: 'Markdown (.md)' },
  { form: 'notebook', entry: 'Download as notebook', label: 'Jupyter notebook (.ipynb)' },
] as const;

/** A Vite project, Markdown, or a Jupyter notebook. */
export type TakenForm = (typeof takenForms)[number]['form'];
