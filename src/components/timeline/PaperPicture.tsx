import { useSignal } from '@preact/signals';
import { h } from 'preact';
import type { ComponentChild, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { svgPicture } from '../../runtime/index.ts';
import type { SvgElement } from '../../runtime/index.ts';
import { roleColours } from './page-colours.ts';
import type { TimelineState } from './timeline-state.ts';

/** How wide the picture is on paper, in CSS pixels: a page of A4 within its margins. */
const PAPER_WIDTH = 660;

/** The picture as lines and letters in the place of the canvas, there only while the page is being printed. */
export function PaperPicture({ timeline }: { readonly timeline: TimelineState }): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  const isPrinting = useSignal(false);
  useEffect(() => {
    const life = new AbortController();
    const paper = matchMedia('print');
    const { signal } = life;
    addEventListener('beforeprint', () => (isPrinting.value = true), { signal });
    addEventListener('afterprint', () => (isPrinting.value = false), { signal });
    paper.addEventListener('change', ({ matches }) => (isPrinting.value = matches), { signal });
    isPrinting.value = paper.matches;
    return () => life.abort();
  }, []);
  return (
    <div ref={host} class="timeline-paper">
      {isPrinting.value && host.current && elementOf(picture(timeline, host.current))}
    </div>
  );
}

function picture(timeline: TimelineState, host: Element): SvgElement {
  const view = { window: timeline.window.value, width: PAPER_WIDTH };
  return svgPicture(timeline.picture.value, view, roleColours(host));
}

function elementOf({ tag, attributes, children }: SvgElement): ComponentChild {
  return h(tag, { ...attributes }, ...children.map((child) => (typeof child === 'string' ? child : elementOf(child))));
}
