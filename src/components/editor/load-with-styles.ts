/** Style sheets that did not arrive. */
const missing = new Set<HTMLLinkElement>();

/**
 * Imports a part of the page, and before it the style sheets that failed in an earlier call. Vite's loader takes a
 * sheet that failed once for one that is there, so that a second import alone would succeed without it. Rejects when a
 * sheet or the part does not arrive.
 */
export async function loadWithStyles<Part>(load: () => Promise<Part>): Promise<Part> {
  await Promise.all([...missing].map(refetch));
  const note = ({ target }: Event): void => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') missing.add(target);
  };
  document.addEventListener('error', note, { capture: true });
  try {
    return await load();
  } finally {
    document.removeEventListener('error', note, { capture: true });
  }
}

function refetch(link: HTMLLinkElement): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const again = document.createElement('link');
  for (const { name, value } of link.attributes) again.setAttribute(name, value);
  missing.delete(link);
  missing.add(again);
  again.addEventListener('load', () => {
    missing.delete(again);
    resolve(undefined);
  });
  again.addEventListener('error', () => reject(new Error(`Could not fetch ${link.href}`)));
  link.replaceWith(again);
  return promise;
}
