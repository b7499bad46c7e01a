/** How far a pointer has to go before it drags, in CSS pixels. */
const leastPixels = 4;

/**
 * Follows a pointer that went down on an option and calls `onOver` with the id of each other option that it comes over.
 * A finger drags by the grip only, because elsewhere it scrolls the page.
 */
export function followDrag(down: PointerEvent, onOver: (id: string) => void): void {
  const { target, pointerId, clientY, pointerType } = down;
  if (!(target instanceof Element) || down.button !== 0) return;
  if (pointerType !== 'mouse' && !target.closest('.arrange-grip')) return;
  const life = new AbortController();
  const { signal } = life;
  const end = (event: PointerEvent): void => {
    if (event.pointerId === pointerId) life.abort();
  };
  let drags = false;
  const follow = (event: PointerEvent): void => {
    if (event.pointerId !== pointerId) return;
    drags ||= Math.abs(event.clientY - clientY) > leastPixels;
    if (!drags) return;
    event.preventDefault();
    const over = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-id]');
    const id = over?.dataset['id'];
    if (over && id !== undefined && over.closest('.arrange-list') === listOf(target)) onOver(id);
  };
  const list = listOf(target);
  addEventListener('pointermove', follow, { signal });
  addEventListener('pointerup', end, { signal });
  addEventListener('pointercancel', end, { signal });
  list?.addEventListener('selectstart', (event) => event.preventDefault(), { signal });
}

function listOf(target: Element): Element | null {
  return target.closest('.arrange-list');
}
