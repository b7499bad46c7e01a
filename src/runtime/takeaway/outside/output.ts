import { onPrinted } from './printing.ts';

/** Shows what the program prints, on this thread and on its workers, as lines of a page. */
export function showOutput(place: Element): void {
  const add = (level: string, text: string): void => {
    const line = document.createElement('div');
    line.className = level;
    line.textContent = text;
    place.append(line);
  };
  onPrinted(({ level, printed }) => add(level, printed));
  addEventListener('error', ({ message }) => add('error', message));
  addEventListener('unhandledrejection', ({ reason }) => add('error', `Uncaught ${String(reason)}`));
}
