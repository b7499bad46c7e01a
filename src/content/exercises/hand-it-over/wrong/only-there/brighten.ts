type Photo = Uint8ClampedArray<ArrayBuffer>;

/** Hands the photo over, and gets a copy back. */
export function brighten(photo: Photo): Promise<Photo> {
  const worker = new Worker(new URL("./darkroom.ts", import.meta.url), { type: "module" });
  return new Promise((resolve) => {
    worker.onmessage = (event: MessageEvent<Photo>) => resolve(event.data);
    worker.postMessage(photo, { transfer: [photo.buffer] });
  });
}
