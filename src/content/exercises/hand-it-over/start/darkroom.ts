self.onmessage = (event: MessageEvent<Uint8ClampedArray<ArrayBuffer>>) => {
  const photo = event.data;
  for (let i = 0; i < photo.length; i += 1) photo[i] += 40;
  self.postMessage(photo);
};
