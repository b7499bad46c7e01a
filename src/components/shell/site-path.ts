/** The address of a page or file of this site, wherever the site is mounted: `sitePath('playground/')`. */
export function sitePath(path: string): string {
  return import.meta.env.BASE_URL.replace(/\/?$/u, '/') + path;
}
