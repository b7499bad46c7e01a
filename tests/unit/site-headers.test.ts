import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { siteHeaders } from '../../src/integrations/site-headers.ts';

/** The headers that `public/_headers` sets for one pattern of addresses. */
function headersFor(pattern: string): Record<string, string> {
  const text = readFileSync(new URL('../../public/_headers', import.meta.url), 'utf8');
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const start = lines.indexOf(pattern) + 1;
  const end = lines.findIndex((line, index) => index >= start && !line.startsWith(' '));
  const block = lines.slice(start, end === -1 ? undefined : end);
  const headers: Record<string, string> = {};
  for (const line of block) {
    const [name = '', value = ''] = line.trim().split(/: (.*)/u);
    headers[name] = value;
  }
  return headers;
}

test('hosts that read _headers send what dev and preview send', () => {
  expect(headersFor('/*')).toEqual(siteHeaders);
});

test('only files whose name holds a hash are kept for ever', () => {
  expect(headersFor('/_astro/*')).toEqual({ 'Cache-Control': 'public, max-age=31536000, immutable' });
});

test('the policy of the site is the one that was decided, without script-src, which the frame would inherit', () => {
  expect(siteHeaders['Content-Security-Policy']).toBe(
    "frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'self'; connect-src 'self'",
  );
});
