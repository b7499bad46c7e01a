/**
 * Says on a frame (`data-away`) whether its place is out of the window, so that the page's styles can keep a row of it in
 * sight. Chromium gives the timers of a frame from elsewhere that nobody can see about one turn a second, and a program
 * would run by another clock for readers whose screen ends above it. Gives back a function that ends that.
 */
export function tellWhenAway(frame: HTMLElement, place: HTMLElement): () => void {
  const observer = new IntersectionObserver((entries) => {
    frame.toggleAttribute('data-away', entries.at(-1)?.isIntersecting === false);
  });
  observer.observe(place);
  return () => {
    observer.disconnect();
    frame.removeAttribute('data-away');
  };
}
