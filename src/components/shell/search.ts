/** Opens the search with `button`, Ctrl+K or Cmd+K. What searches is fetched when the dialog first opens. */
export function connectSearch(button: HTMLElement, dialog: HTMLDialogElement): void {
  const input = dialog.querySelector('input');
  const status = dialog.querySelector<HTMLElement>('[role="status"]');
  const list = dialog.querySelector('ol');
  if (!input || !status || !list) throw new Error('the search dialog lacks its input, status or list');
  let connected = false;

  async function open(): Promise<void> {
    dialog.showModal();
    if (connected) return;
    connected = true;
    try {
      const { connectResults } = await import('./search-results.ts');
      await connectResults({ input, status, list }, dialog.dataset['index'] ?? '');
    } catch {
      connected = false;
      status.textContent = import.meta.env.DEV
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
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    // Inside the editor the chord belongs to the editor.
    if (event.defaultPrevented || (event.target instanceof Element && event.target.closest('[role="textbox"], textarea'))) return;
    event.preventDefault();
    if (dialog.open) dialog.close();
    else void open();
  });
}
