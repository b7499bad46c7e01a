/**
 * Whether a sandboxed frame runs on the page's own thread, so that a program that blocks its frame blocks the page
 * with it. Measured: Chromium gives sandboxed frames a process of their own on desktop systems; Firefox and WebKit do
 * not. No API tells, and a timing probe would have to block to find out; `navigator.userAgentData` exists in Chromium
 * alone. On phones Chromium may share the process too, so mobile counts as sharing.
 */
export function sharesPageThread(): boolean {
  const brands = (navigator as Navigator & { readonly userAgentData?: { readonly mobile: boolean } }).userAgentData;
  return brands === undefined || brands.mobile;
}
