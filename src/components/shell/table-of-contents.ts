/** Marks the link of the heading that is being read: the last one that has passed the upper third of the window. */
export function followHeadings(contents: HTMLElement): void {
  const links = [...contents.querySelectorAll<HTMLAnchorElement>('a')];
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  let awaitsFrame = false;

  function mark(): void {
    awaitsFrame = false;
    const line = innerHeight / 3;
    const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const passed = headings.findLastIndex((heading) => heading !== null && heading.getBoundingClientRect().top < line);
    const current = atEnd ? links.length - 1 : Math.max(passed, 0);
    links.forEach((link, index) => {
      if (index === current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    });
  }

  function markSoon(): void {
    if (awaitsFrame) return;
    awaitsFrame = true;
    requestAnimationFrame(mark);
  }

  addEventListener('scroll', markSoon, { passive: true });
  addEventListener('resize', markSoon, { passive: true });
  markSoon();
}
