/**
 * What was pressed in this cell before it lived, as EarlyClicks.astro has marked it: each button and line of code once,
 * in the order in which they were last pressed. They are no longer marked afterwards.
 */
export function takeEarlyClicks(section: Element): readonly HTMLElement[] {
  const pressed = [...section.querySelectorAll<HTMLElement>('[data-asked]')]
    .map((element) => ({ element, order: Number(element.dataset['asked']) }))
    .sort((one, other) => one.order - other.order);
  for (const { element } of pressed) delete element.dataset['asked'];
  return pressed.map(({ element }) => element);
}
