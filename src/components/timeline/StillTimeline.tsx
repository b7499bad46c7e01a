import { useSignal } from '@preact/signals';
import { h } from 'preact';
import type { ComponentChild, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { pictureOf, svgPicture, wholeWindow } from '../../runtime/index.ts';
import type { SvgElement, Trace } from '../../runtime/index.ts';
import { roleColours } from './page-colours.ts';
import { StateKey } from './StateKey.tsx';
import { TimelineTable } from './TimelineTable.tsx';
import './timeline.css';

/** Narrower pictures are scrolled rather than squeezed, in CSS pixels. */
const leastWidth = 260;

/** A picture of a trace that is only looked at, with its table; it follows the theme and the width of its place. */
export function StillTimeline({ title, trace }: { readonly title: string; readonly trace: Trace }): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  const width = useSignal(0);
  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    // With the next frame: drawn at once, it would change the height of what is being watched.
    const measure = (): void => {
      width.value = Math.max(leastWidth, element.clientWidth);
    };
    const watch = new ResizeObserver(() => void requestAnimationFrame(measure));
    watch.observe(element);
    return () => watch.disconnect();
  }, [width]);
  const picture = pictureOf(trace, 'lanes');
  // Read first: a place that is not there yet must not keep the width from being watched.
  const { value: wide } = width;
  const svg =
    wide > 0 && host.current
      ? svgPicture(picture, { window: wholeWindow(trace.endUs), width: wide }, roleColours(host.current))
      : undefined;
  return (
    <figure class="timeline timeline-still" aria-label={`Timeline of ${title}`}>
      <div ref={host} class="timeline-still-picture" aria-hidden="true">
        {svg && elementOf(svg)}
      </div>
      <StateKey picture={picture} />
      <TimelineTable trace={trace} />
    </figure>
  );
}

function elementOf({ tag, attributes, children }: SvgElement): ComponentChild {
  return h(tag, { ...attributes }, ...children.map((child) => (typeof child === 'string' ? child : elementOf(child))));
}
