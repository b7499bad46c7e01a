import type { JSX } from 'preact';

/** What the textures of the lanes mean. */
export function StateKey(): JSX.Element {
  return (
    <ul class="cashier-key" role="list">
      <li data-doing="served">being served</li>
      <li data-doing="paying">paying at the terminal</li>
      <li data-doing="waiting">waiting for a cashier</li>
      <li data-doing="turning">a cashier turns to them</li>
    </ul>
  );
}
