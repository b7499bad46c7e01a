/** What keys do in a list that is put in order. */
export type ArrangeCalls = {
  readonly isHeld: () => boolean;
  readonly choose: (by: -1 | 1 | 'first' | 'last') => void;
  readonly move: (by: -1 | 1) => void;
  /** Undefined where nothing can be indented. */
  readonly indent: ((by: -1 | 1) => void) | undefined;
  readonly pickUp: () => void;
  readonly putDown: () => void;
  readonly putBack: () => void;
};

/**
 * The keys of such a list.
 *
 *     at rest: arrows choose ──Enter, Space──▶ picked up: arrows move ──Enter, Space──▶ at rest
 *                                                   └──Escape puts it back──▶ at rest
 */
export function arrangeKeys(calls: ArrangeCalls): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !act(calls, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** Whether the key meant something. */
function act(calls: ArrangeCalls, key: string): boolean {
  const isHeld = calls.isHeld();
  switch (key) {
    case 'ArrowUp':
    case 'ArrowDown': {
      const by = key === 'ArrowUp' ? -1 : 1;
      if (isHeld) calls.move(by);
      else calls.choose(by);
      return true;
    }
    case 'ArrowRight':
    case 'ArrowLeft':
      calls.indent?.(key === 'ArrowRight' ? 1 : -1);
      return calls.indent !== undefined;
    case 'Home':
    case 'End':
      if (!isHeld) calls.choose(key === 'Home' ? 'first' : 'last');
      return true;
    case 'Enter':
    case ' ':
      if (isHeld) calls.putDown();
      else calls.pickUp();
      return true;
    case 'Escape':
      if (isHeld) calls.putBack();
      return isHeld;
    default:
      return false;
  }
}
