import { onKeeping } from '../../runtime/index.ts';
import type { Keeping } from '../../runtime/index.ts';
import { downloadWork } from './download-work.ts';
import './notebook.css';

const reasons = {
  refused: 'this browser does not let the site store anything here',
  full: 'there is no room left on this device',
  newer: 'what is stored here belongs to a newer version of this course, which another tab may have open',
  silent: 'the browser’s storage does not answer',
} as const satisfies Record<Exclude<Keeping, { readonly kept: true }>['why'], string>;

let watching = false;

/** From now on says once, at the edge of the page, if what the reader does is not kept, and offers it as a file. */
export function noticeUnkept(): void {
  if (watching) return;
  watching = true;
  let hasSaid = false;
  onKeeping((keeping) => {
    if (keeping.kept || hasSaid) return;
    hasSaid = true;
    document.body.append(noticeOf(reasons[keeping.why]));
  });
}

function noticeOf(reason: string): HTMLElement {
  const notice = document.createElement('aside');
  notice.className = 'unkept-notice';
  notice.setAttribute('aria-label', 'Your work is not saved');
  const sentence = document.createElement('p');
  sentence.setAttribute('role', 'status');
  const close = buttonOf('Close', () => notice.remove());
  const download = buttonOf('Download your work', () => void downloadWork());
  notice.append(sentence, download, close);
  // A status is announced when its text comes, not when it comes with its text.
  requestAnimationFrame(() => {
    sentence.textContent = `Your work is not saved: ${reason}. Everything works until you leave this page.`;
  });
  return notice;
}

function buttonOf(label: string, act: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', act);
  return button;
}
