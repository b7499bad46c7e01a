import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as later } from 'node:timers';

/** A slow line to a server of this computer. */
export type SlowLine = { readonly port: number; readonly close: () => Promise<void> };

const bytesPerMs = 10_000_000 / 8 / 1000;
const oneWayMs = 20;
/** What of an answer goes down the line at once; small enough that several answers share it fairly. */
const packetBytes = 8 * 1024;

/**
 * Listens on a free port and passes everything on to `targetPort` as over 10 Mbit/s with 40 ms there and back, all
 * connections together. A line in front of the server slows workers too, which the browser's own throttling leaves out.
 */
export async function openSlowLine(targetPort: number): Promise<SlowLine> {
  /** When the line is free for the next packet, in milliseconds of `performance.now()`. */
  let freeAt = 0;
  const sockets = new Set<Socket>();

  const server = createServer((near) => {
    const far = connect(targetPort, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
      socket.on('error', () => socket.destroy());
    }
    // The handshake of TCP goes there and back once before the first byte of a request leaves.
    const openAt = performance.now() + 2 * oneWayMs;
    const up = delivery(far);
    const down = delivery(near);
    near.on('data', (bytes) => up(bytes, Math.max(openAt, performance.now()) + oneWayMs));
    far.on('data', (bytes) => {
      for (let from = 0; from < bytes.length; from += packetBytes) {
        const packet = bytes.subarray(from, from + packetBytes);
        freeAt = Math.max(freeAt, performance.now()) + packet.length / bytesPerMs;
        down(packet, freeAt + oneWayMs);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Writes bytes to a socket at their time. Timers may fire out of order; the bytes keep theirs. */
function delivery(socket: Socket): (bytes: Buffer, at: number) => void {
  const queue: Buffer[] = [];
  const deliver = (): void => {
    const next = queue.shift();
    if (next !== undefined && socket.writable) socket.write(next);
  };
  return (bytes, at) => {
    queue.push(bytes);
    later(deliver, at - performance.now());
  };
}
