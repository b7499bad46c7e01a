import type { JSX } from 'preact';
import { laneStates } from '../../runtime/index.ts';
import type { Picture } from '../../runtime/index.ts';

const meanings = {
  running: 'running',
  waiting: 'waiting for a device or a timer',
  blocked: 'blocked by another lane',
  ready: 'ready, but no core is free',
  switching: 'switching',
} as const satisfies Record<(typeof laneStates)[number], string>;

/** What the textures and marks of a picture mean; only those that it has. */
export function StateKey({ picture }: { readonly picture: Picture }): JSX.Element | null {
  const { trace, arrangement, rows } = picture;
  const seen = new Set(rows.flatMap(({ spans }) => [...new Set(spans.states)]));
  const others = arrangement === 'cores' ? [] : keysBeside(trace);
  const entries = [
    ...laneStates.filter((_, state) => seen.has(state)).map((state) => ({ look: state, text: meanings[state] })),
    ...others,
  ];
  if (entries.length === 0) return null;
  return (
    <ul class="timeline-key" role="list">
      {entries.map(({ look, text }) => (
        <li key={look} data-look={look}>
          {text}
        </li>
      ))}
    </ul>
  );
}

function keysBeside({
  marks,
  flights,
  ticks,
}: Picture['trace']): readonly { readonly look: string; readonly text: string }[] {
  return [
    ...(marks.length > 0 ? [{ look: 'span', text: 'span() of the program' }] : []),
    ...(flights.length > 0 ? [{ look: 'message', text: 'message' }] : []),
    ...(ticks.length > 0 ? [{ look: 'output', text: 'output' }] : []),
  ];
}
