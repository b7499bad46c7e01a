import { isolation, requestIsolation } from '../shell/isolation.ts';
import { pageHasEdits } from './cell-texts.ts';

const why = 'This program shares memory between threads (SharedArrayBuffer), and';

/**
 * Why a program that needs shared memory cannot run now, as a sentence; undefined where it can. Where one reload of
 * the page gives it, asks for that: then this never resolves, because the page is on its way out.
 */
export async function refusalOfSharedMemory(): Promise<string | undefined> {
  switch (isolation()) {
    case 'isolated':
      return undefined;
    case 'impossible':
      return `${why} this browser does not offer that here. The rest of the course runs; for this program, take another browser or open the course at an address with https.`;
    case 'possible':
  }
  switch (await requestIsolation(() => !pageHasEdits())) {
    case 'reloading':
      return new Promise(() => {
        // The page goes away.
      });
    case 'declined':
      return `${why} the page must be reloaded once for that. It was not, because your edits would be lost: save what you need, reload the page, then press Run again.`;
    case 'failed':
      return `${why} what the page needs for that could not be installed. Check the connection, then press Run again.`;
  }
}
