import './editor.css';
import type { Editor } from './editor.ts';

/** The box of an editor inside its host. */
export type EditorFrame = {
  readonly root: HTMLElement;
  /** Height of what the host showed before, in CSS pixels. */
  readonly firstHeight: number;
  /** Resolves a length that the style sheet names, in CSS pixels. */
  readonly length: (name: `--editor-${string}`) => number;
  /** Shows the host's own content again. */
  readonly remove: () => void;
};

/** Puts the editor's box in the place of what the host shows. Fill it before the browser draws again. */
export function openFrame(host: HTMLElement, kind: Editor['kind']): EditorFrame {
  const style = getComputedStyle(host);
  const firstHeight =
    host.getBoundingClientRect().height -
    [style.paddingTop, style.paddingBottom, style.borderTopWidth, style.borderBottomWidth]
      .map(Number.parseFloat)
      .reduce((sum, part) => sum + part);
  const root = document.createElement('div');
  root.className = 'editor';
  root.dataset['kind'] = kind;
  host.append(root);
  host.dataset['editor'] = kind;
  return {
    root,
    firstHeight,
    length: (name) => {
      const probe = document.createElement('div');
      probe.style.inlineSize = `var(${name})`;
      root.append(probe);
      const pixels = Number.parseFloat(getComputedStyle(probe).inlineSize);
      probe.remove();
      return pixels;
    },
    remove: () => {
      root.remove();
      delete host.dataset['editor'];
    },
  };
}
