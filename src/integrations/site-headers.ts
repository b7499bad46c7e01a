import type { AstroIntegration } from 'astro';

/**
 * The policy of every page. It has no `script-src`: the sandboxed frame inherits it and has to evaluate programs, so
 * the page's own sinks are guarded by lint and tests instead. `public/_headers` says the same to hosts that read it.
 */
export const contentSecurityPolicy =
  "frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'self'; connect-src 'self'";

/** What every response of the site carries; with the first two a page is cross-origin isolated and can share memory. */
export const siteHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
} as const;

/** Sends the site's headers in `astro dev` and `astro preview`. */
export function sendSiteHeaders(): AstroIntegration {
  return {
    name: 'interleave:site-headers',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ server: { headers: siteHeaders } });
      },
    },
  };
}
