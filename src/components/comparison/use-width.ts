import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** An element and its width in whole CSS pixels, which is 0 until it has been laid out. */
export function useWidth<Host extends Element>(): { readonly host: RefObject<Host>; readonly width: number } {
  const host = useRef<Host>(null);
  const width = useSignal(0);
  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => (width.value = Math.floor(element.clientWidth)));
    width.value = Math.floor(element.clientWidth);
    observer.observe(element);
    return () => observer.disconnect();
  }, [width]);
  return { host, width: width.value };
}
