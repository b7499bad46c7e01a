import type { SearchParts } from './search-results.ts';

/** Opens the search with `button`, Ctrl+K or Cmd+K. What searches is fetched when the dialog first opens. */
export function connectSearch(button: HTMLElement, dialog: HTMLDialogElement): void {
  const parts = partsOf(dialog);
  let connected = false;

  async function open(): Promise<void> {
    dialog.showModal();
    if (connected) return;
    connected = true;
    try {
      const { connectResults } = await import('./search-results.ts');
      await connectResults(parts, dialog.dataset['index'] ?? '');
    } catch {
      connected = false;
      parts.status.textContent = import.meta.env.DEV
        ? 'The search works in the built course: npm run build, then npm run preview.'
        : 'The search could not be loaded. Check the connection, then close this and try again.';
    }
  }

  button.addEventListener('click', () => void open());
  // A click on the backdrop has the dialog itself as its target: everything inside covers it.
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog || (target instanceof Element && target.closest('a'))) dialog.close();
  });
  addEventListener('keydown', (event) => {
    if (!isSearchChord(event)) return;
    event.preventDefault();
    if (dialog.open) dialog.close();
    else void open();
  });
}

function partsOf(dialog: HTMLDialogElement): SearchParts {
  const input = dialog.querySelector('input');
  const status = dialog.querySelector<HTMLElement>('[role="status"]');
  const list = dialog.querySelector('ol');
  if (!input || !status || !list) throw new Error('the search dialog lacks its input, status or list');
  return { input, status, list };
}

/** Ctrl+K or Cmd+K, except in an editor, which has a meaning of its own for it. */
function isSearchChord({ key, ctrlKey, metaKey, shiftKey, altKey, defaultPrevented, target }: KeyboardEvent): boolean {
  if (key.toLowerCase() !== 'k' || !(ctrlKey || metaKey) || shiftKey || altKey || defaultPrevented) return false;
  return !(target instanceof Element && target.closest('[role="textbox"], textarea'));
}
