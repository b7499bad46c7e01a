import '../../../../src/styles/layers.css';
import '../../../../src/styles/tokens.css';
import '../../../../src/styles/lanes.css';
import '../../../../src/styles/base.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { timelineParts } from '../../../../src/components/timeline/timeline-parts.ts';
import { manySpans } from '../../../synthetic-traces.ts';

const { createTimeline, Timeline } = timelineParts;

// A page with nothing but a timeline of 100,000 spans.
const timeline = createTimeline(manySpans(100_000));
const main = document.createElement('main');
document.body.append(main);
render(
  <Timeline timeline={timeline} litPlace={signal(undefined)} onPlace={() => undefined} onGoTo={() => undefined} />,
  main,
);

/** What the bench calls in the page. */
export type TimelinePage = { readonly showHalf: () => void; readonly showAll: () => void };

declare global {
  var timelinePage: TimelinePage;
}

const { endUs } = timeline.trace.value;
globalThis.timelinePage = {
  showHalf: () => (timeline.window.value = { startUs: endUs / 4, endUs: (endUs * 3) / 4 }),
  showAll: () => (timeline.window.value = { startUs: 0, endUs }),
};
