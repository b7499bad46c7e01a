/** In the page: a fresh opaque frame, from its creation to the end of the frame in which what it sent is painted, in milliseconds. */
export async function freshFrame(): Promise<number> {
  const begun = performance.now();
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('allow', 'cross-origin-isolated');
  // An attribute, because only the sandbox makes documents of what readers write; this one is a constant.
  frame.setAttribute('srcdoc', '<!doctype html><script>parent.postMessage("hello", "*")</scr' + 'ipt>');
  const line = document.createElement('p');
  const answer = new Promise<string>((resolve) => {
    const hear = (event: MessageEvent<string>): void => {
      if (event.source !== frame.contentWindow) return;
      removeEventListener('message', hear);
      resolve(event.data);
    };
    addEventListener('message', hear);
  });
  document.body.append(frame);
  line.textContent = await answer;
  document.body.prepend(line);
  const paintedAt = await benchProbe.painted(line);
  frame.remove();
  line.remove();
  return paintedAt - begun;
}

/** In the page: a fresh worker, from its creation to the end of the frame in which what it sent is painted, in milliseconds. */
export async function freshWorker(): Promise<number> {
  const begun = performance.now();
  const url = URL.createObjectURL(new Blob(["postMessage('hello')"], { type: 'text/javascript' }));
  const worker = new Worker(url);
  const line = document.createElement('p');
  line.textContent = await new Promise<string>((resolve) => {
    worker.onmessage = (event: MessageEvent<string>) => resolve(event.data);
  });
  document.body.prepend(line);
  const paintedAt = await benchProbe.painted(line);
  worker.terminate();
  URL.revokeObjectURL(url);
  line.remove();
  return paintedAt - begun;
}
