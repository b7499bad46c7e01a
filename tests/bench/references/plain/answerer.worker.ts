import * as Comlink from 'comlink';
import { countPrimes } from '../../../fixtures/programs/bench/pool-speed-up/work.ts';

/** What comlink calls here. */
export type Answers = { readonly addOne: (n: number) => number };
/** What comes by plain messages: a number to add one to, a count to reach, or a port to answer on. */
type Plain = number | { readonly count: number } | MessagePort;

const answers: Answers = { addOne: (n) => n + 1 };

function answerOn(endpoint: Pick<MessagePort, 'postMessage' | 'addEventListener'>): void {
  endpoint.addEventListener('message', ({ data }: MessageEvent<Plain>) => {
    if (data instanceof MessagePort) {
      answerOn(data);
      data.start();
    } else if (typeof data === 'number') endpoint.postMessage(data + 1);
    else if ('count' in data) endpoint.postMessage(countPrimes(data.count));
  });
  Comlink.expose(answers, endpoint as Comlink.Endpoint);
}

answerOn(self as unknown as MessagePort);
