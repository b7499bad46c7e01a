/** Where a key leads in a schedule of so many steps, 0 being its beginning; undefined for a key that leads nowhere. */
export function stepAfterKey(key: string, at: number, steps: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return Math.min(steps, at + 1);
    case 'ArrowLeft':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return steps;
    default:
      return undefined;
  }
}
