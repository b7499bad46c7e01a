import type { PictureColours } from '../../runtime/index.ts';

const lanes = [0, 1, 2, 3, 4, 5, 6, 7] as const;

const roles = {
  text: '--text-soft',
  surface: '--surface-raised',
  track: '--picture-track',
  grid: '--picture-grid',
  switching: '--picture-switch',
  message: '--picture-message',
  output: '--picture-output',
  warning: '--state-warn',
  error: '--state-bad',
} as const satisfies Partial<Record<keyof PictureColours, `--${string}`>>;

/** The roles themselves, for a picture that stands in the page and follows its theme, on paper too. */
export function roleColours(element: Element): PictureColours {
  return coloursBy((role) => `var(${role})`, element);
}

/** The colours that the roles have at an element now, for what cannot read roles: a canvas, a file. */
export function presentColours(element: Element): PictureColours {
  const probe = document.createElement('span');
  probe.hidden = true;
  element.append(probe);
  const colours = coloursBy((role) => {
    probe.style.color = `var(${role})`;
    return getComputedStyle(probe).color;
  }, element);
  probe.remove();
  return colours;
}

function coloursBy(colourOf: (role: `--${string}`) => string, element: Element): PictureColours {
  const style = getComputedStyle(element);
  return {
    lanes: lanes.map((lane) => colourOf(`--lane-${lane}`)),
    onLanes: lanes.map((lane) => colourOf(`--lane-on-${lane}`)),
    laneTexts: lanes.map((lane) => colourOf(`--lane-text-${lane}`)),
    text: colourOf(roles.text),
    surface: colourOf(roles.surface),
    track: colourOf(roles.track),
    grid: colourOf(roles.grid),
    switching: colourOf(roles.switching),
    message: colourOf(roles.message),
    output: colourOf(roles.output),
    warning: colourOf(roles.warning),
    error: colourOf(roles.error),
    readyShare: Number(style.getPropertyValue('--picture-ready-share')),
    font: style.getPropertyValue('--font-code'),
  };
}

/** Calls `onChange` when the colours of the page may have changed: its theme, or what the system asks for. */
export function watchColours(onChange: () => void, signal: AbortSignal): void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'class', 'style'] });
  signal.addEventListener('abort', () => observer.disconnect());
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)']) {
    matchMedia(query).addEventListener('change', onChange, { signal });
  }
}
