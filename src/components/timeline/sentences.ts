import { timeText } from '../../runtime/index.ts';
import type { Picture, Trace } from '../../runtime/index.ts';
import type { Painted } from './painter.ts';

/** What the times of a trace are worth. */
export function clockSentence(clock: Trace['clock']): string {
  return clock.kind === 'virtual'
    ? 'Times are virtual and exact to the microsecond: cpu(), io() and timers take what they say, and plain computation takes none.'
    : `Times are measured by the clock of this browser, which moves in steps of ${timeText(clock.stepUs)}. A bar is a thread that had work, pauses under 1 ms included; whether it had a core all the while, no browser tells.`;
}

/** What the picture does not show, and where it is to be found. */
export function leftOutSentences(picture: Picture, { hidesArrows, mergesSpans }: Painted): readonly string[] {
  const { hiddenRows, hiddenMarks, rows, trace } = picture;
  const kind = picture.arrangement === 'cores' ? 'cores' : 'lanes';
  const number = (count: number): string => count.toLocaleString('en');
  return [
    ...(hiddenRows > 0
      ? [
          `The picture has room for ${number(rows.length)} of ${number(rows.length + hiddenRows)} ${kind}; the exported trace has all.`,
        ]
      : []),
    ...(hiddenMarks > 0
      ? [`${number(hiddenMarks)} stretches that overlap too many others are in the table only.`]
      : []),
    ...(mergesSpans
      ? ['Where several spans share a pixel, the height of the bar is the share of time in which something ran.']
      : []),
    ...(hidesArrows ? ['Zoom in to see the messages: there are too many here to tell apart.'] : []),
    ...(trace.dropped > 0
      ? [`${number(trace.dropped)} more ${trace.dropped === 1 ? 'thing' : 'things'} happened than a trace can hold.`]
      : []),
  ];
}
