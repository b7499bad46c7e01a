import type { APIRoute } from 'astro';

/** Lets everything be indexed, and names the sitemap where the site knows its own address. */
export const GET: APIRoute = ({ site }) => {
  const base = import.meta.env.BASE_URL.replace(/\/?$/u, '/');
  const sitemap = site ? `\nSitemap: ${new URL(`${base}sitemap-index.xml`, site).href}\n` : '';
  return new Response(`User-agent: *\nAllow: /\n${sitemap}`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
};
