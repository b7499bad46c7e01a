type Photo = Uint8ClampedArray<ArrayBuffer>;

/** A worker makes the photo brighter; resolves to what it sends back. */
export function brighten(photo: Photo): Promise<Photo> {
  const worker = new Worker(new URL("./darkroom.ts", import.meta.url), { type: "module" });
  return new Promise((resolve) => {
    worker.onmessage = (event: MessageEvent<Photo>) => resolve(event.data);
    worker.postMessage(photo);
  });
}
