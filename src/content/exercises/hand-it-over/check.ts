import type { Plan, Property, RunResult } from 'check';
import { dice } from '../shared/chance.ts';

function photoOf(seed: number): Uint8ClampedArray {
  const roll = dice(seed);
  return Uint8ClampedArray.from({ length: roll(200_000, 300_000) }, () => roll(0, 255));
}

export function plan(seed: number): Plan {
  return [{ id: 'a photo', call: { module: 'brighten.ts', name: 'brighten', args: [photoOf(seed)] } }];
}

export function judge([result]: readonly RunResult[], seed: number): readonly Property[] {
  const photo = photoOf(seed);
  const wrong = whatIsWrong(result, photo);
  const [left] = result.bytesLeft;
  const there = bytesOf(result, 'main');
  const back = bytesOf(result, undefined);
  // An estimate counts a few bytes for the message itself.
  const few = photo.length / 100;
  return [
    {
      name: 'The photo comes back brighter',
      passed: wrong === '',
      weight: 0,
      feedback:
        wrong === ''
          ? 'Each value is 40 higher, and 255 at most, and a worker has done it.'
          : 'What comes back is not the brighter photo of a worker. What is handed over is gone: after that, only the other side has it.',
      evidence: wrong,
    },
    {
      name: 'Nothing is copied on the way there',
      passed: left === 0 && there < few,
      feedback:
        left === 0 && there < few
          ? 'The photo that brighten was given is empty: its buffer has moved.'
          : 'Whoever called brighten still has the photo, so the worker got a copy. List the buffer as what is to be transferred.',
      evidence: `bytes left with the caller: ${left ?? 'none'} of ${photo.length}`,
    },
    {
      name: 'Nothing is copied on the way back',
      passed: wrong === '' && back < few,
      feedback:
        back < few
          ? 'The worker keeps nothing.'
          : 'The worker sends a copy and keeps the photo. Its own postMessage has to hand the buffer over, too.',
      evidence: `bytes copied on the way back: about ${back} of ${photo.length}`,
    },
  ];
}

function whatIsWrong({ status, sentence, answered, value, trace }: RunResult, photo: Uint8ClampedArray): string {
  if (status === 'threw' || !answered) return sentence;
  if (!trace.messages.some(({ to }) => to === 'main')) return 'no worker has sent anything back';
  if (!(value instanceof Uint8ClampedArray)) return 'what came back is no Uint8ClampedArray';
  if (value.length !== photo.length) return `${value.length} values came back, ${photo.length} went there`;
  const place = photo.findIndex((old, index) => value[index] !== Math.min(255, old + 40));
  return place === -1 ? '' : `value ${place} was ${photo[place]}, came back as ${value[place]}`;
}

/** Bytes that were copied on messages from `main`, or else on all others. */
function bytesOf({ trace }: RunResult, from: 'main' | undefined): number {
  const messages = trace.messages.filter((message) => (message.from === 'main') === (from === 'main'));
  return messages.reduce((sum, { bytes = 0 }) => sum + bytes, 0);
}
