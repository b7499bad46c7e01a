/**
 * Asks once more for the page's style sheets that did not arrive, and settles when they have or have failed again.
 * Vite's loader of lazy parts notes a sheet as fetched before it is, so a later import would go without it.
 */
export async function refetchStyles(): Promise<void> {
  const missing = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].filter(
    (link) => link.sheet === null,
  );
  await Promise.all(missing.map(refetch));
}

function refetch(link: HTMLLinkElement): Promise<void> {
  const again = link.cloneNode();
  const { promise, resolve } = Promise.withResolvers<undefined>();
  again.addEventListener('load', () => resolve(undefined), { once: true });
  again.addEventListener('error', () => resolve(undefined), { once: true });
  link.replaceWith(again);
  return promise;
}
