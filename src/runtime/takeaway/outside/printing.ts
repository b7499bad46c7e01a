/** Lines that a worker prints, on their way to the thread that started it and so to the page or the notebook. */
import { inspect } from './inspect.ts';

const levels = ['log', 'info', 'warn', 'error', 'debug'] as const;

/** One line of output. */
export type Printed = { readonly level: (typeof levels)[number]; readonly printed: string };

function isPrinted(data: unknown): data is Printed {
  return typeof data === 'object' && data !== null && 'printed' in data && typeof data.printed === 'string';
}

/** Calls `show` with each line that this thread prints. */
export function onPrinted(show: (line: Printed) => void): void {
  for (const level of levels) {
    const print = console[level].bind(console);
    console[level] = (...values: unknown[]) => {
      if (!isNotebook) print(...values);
      show({ level, printed: values.map((value) => inspect(value)).join(' ') });
    };
  }
}

const isNotebook = 'Deno' in globalThis;
const isWorker = !('document' in globalThis) && 'postMessage' in globalThis;

if (isWorker) onPrinted((line) => postMessage(line));

/** A worker whose lines are printed here, before the program's own listeners see its messages. */
class PrintingWorker extends Worker {
  constructor(...options: ConstructorParameters<typeof Worker>) {
    super(...options);
    this.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (!isPrinted(event.data)) return;
      event.stopImmediatePropagation();
      console[event.data.level](event.data.printed);
    });
  }
}

globalThis.Worker = PrintingWorker;
