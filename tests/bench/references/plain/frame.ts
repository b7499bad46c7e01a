/** The bundled workers, put in when this file is bundled. */
declare const COORDINATOR: string;
declare const ANSWERER: string;

const addressOf = (text: string): string => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));

addEventListener('message', (event: MessageEvent<unknown>) => {
  const answererUrl = addressOf(ANSWERER);
  const coordinator = new Worker(addressOf(COORDINATOR));
  const ports: MessagePort[] = [];
  // Workers that the frame starts, and that the coordinator reaches over a port of its own.
  for (let number = 0; number < 2; number += 1) {
    const { port1, port2 } = new MessageChannel();
    new Worker(answererUrl).postMessage(port1, [port1]);
    ports.push(port2);
  }
  coordinator.onmessage = (answer: MessageEvent<readonly number[]>) => parent.postMessage(answer.data, '*');
  coordinator.postMessage({ order: event.data, answererUrl, ports }, ports);
});
