/** Closes the menu when the focus moves out of it, because what has the focus must not lie under the menu. */
export function closeMenuBehindFocus(menu: HTMLElement): void {
  menu.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) menu.hidePopover();
  });
}
