/**
 * The frame's own policy. It refuses every way to the network that a policy can name; what it cannot name
 * (navigation) the page's `frame-src 'none'` refuses. Scripts must be allowed to evaluate: running programs is
 * what the frame is for. Measured rows: docs/decisions/0002-sandbox.md.
 */
const framePolicy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob: data:",
  'worker-src blob: data:',
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'font-src data:',
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-src 'none'",
].join('; ');

/** The sandbox frame's document, to be given as `srcdoc`. `realmSource` is the realm's frame program as plain script. */
export function frameDocument(realmSource: string): string {
  // `</script` inside the source would end the element early; in JavaScript the escape means the same.
  const script = realmSource.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${framePolicy}">`,
    '<meta name="color-scheme" content="light dark"><title>Program</title>',
    '<style>body{margin:8px;font:15px/1.5 system-ui,sans-serif}</style>',
    `</head><body></body><script>${script}</script></html>`,
  ].join('');
}
