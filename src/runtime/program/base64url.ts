/** Bytes as base64url without padding (RFC 4648, section 5). */
export function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  // In parts, because a call takes only so many arguments.
  for (let start = 0; start < bytes.length; start += 8_192) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 8_192));
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/u, '');
}

/** The bytes of a base64url text without padding; none if it is not one. A text that was cut is one as long as it can be. */
export function fromBase64Url(text: string): Uint8Array | undefined {
  if (!/^[\w-]*$/u.test(text)) return undefined;
  // One digit more than a multiple of four has less than a byte to tell: it was cut there.
  const whole = text.length % 4 === 1 ? text.slice(0, -1) : text;
  const binary = atob(whole.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
