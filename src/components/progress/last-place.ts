/** Where a reader was last, as the home page finds it before it draws. */
export type LastPlace = { readonly path: string; readonly title: string; readonly anchor: string };

/** Leaves the place where the home page's script looks for it (ContinueLink.astro). The notebook holds it for good. */
export function rememberPlace(place: LastPlace): void {
  try {
    localStorage.setItem('interleave-place', JSON.stringify(place));
  } catch {
    // Then the home page offers the beginning only.
  }
}
