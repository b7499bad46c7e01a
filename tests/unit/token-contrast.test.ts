import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Colour = readonly [red: number, green: number, blue: number];

const css = readFileSync(new URL('../../src/styles/tokens.css', import.meta.url), 'utf8').replaceAll(
  /\/\*.*?\*\//gsu,
  '',
);
const blocks = [...css.matchAll(/(?<selector>:root[^{]*)\{(?<body>[^{}]*)\}/gu)].map(({ groups }) => ({
  dark: groups?.['selector']?.includes('dark') ?? false,
  declarations: [...(groups?.['body'] ?? '').matchAll(/--(?<name>[\w-]+):\s*(?<value>[^;]+);/gu)],
}));

/** Every token of a theme by its name, roles resolved down to the scale. */
function tokensOf(theme: 'light' | 'dark'): Map<string, string> {
  const shown = blocks.filter(({ dark }) => theme === 'dark' || !dark);
  // By night, the night's scale stands over the day's.
  const ordered = [...shown.filter(({ dark }) => !dark), ...shown.filter(({ dark }) => dark)];
  return new Map(
    ordered.flatMap(({ declarations }) =>
      declarations.map(({ groups }) => [groups?.['name'] ?? '', groups?.['value'] ?? '']),
    ),
  );
}

function colourOf(tokens: Map<string, string>, name: string): Colour {
  const value = tokens.get(name);
  const reference = /^var\(--(?<name>[\w-]+)\)$/u.exec(value ?? '')?.groups?.['name'];
  if (reference !== undefined) return colourOf(tokens, reference);
  const hex = /^#(?<digits>[0-9a-f]{6})$/u.exec(value ?? '')?.groups?.['digits'];
  if (hex === undefined) throw new Error(`--${name} is not a colour but ${value}`);
  const channel = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
  return [channel(0), channel(2), channel(4)];
}

/** `share` of `over` laid on `ground`, as `color-mix(in srgb, over share, transparent)` looks there. */
function tint(over: Colour, share: number, ground: Colour): Colour {
  const mixed = (index: 0 | 1 | 2): number => over[index] * share + ground[index] * (1 - share);
  return [mixed(0), mixed(1), mixed(2)];
}

/** Contrast ratio of WCAG 2.2, from 1 to 21. */
function contrast(one: Colour, other: Colour): number {
  const luminance = (colour: Colour): number => {
    const [red, green, blue] = colour.map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
  };
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((first, second) => first - second);
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = ['surface', 'surface-raised', 'surface-sunken'];
const texts = [
  'text',
  'text-soft',
  'text-faint',
  'text-link',
  'text-link-hover',
  'state-good',
  'state-bad',
  'state-warn',
  'state-info',
];
const codes = ['code-keyword', 'code-string', 'code-function', 'code-number', 'code-comment', 'code-type'];
const lanes = Array.from({ length: 17 }, (_, lane) => lane);
/** The share of its own colour that lies under an inline value. */
const laneTint = 0.13;

describe.for(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const tokens = tokensOf(theme);
  const colour = (name: string): Colour => colourOf(tokens, name);

  test.for([...texts, ...codes, ...lanes.map((lane) => `lane-text-${lane}`)])(
    '--%s can be read on every surface',
    (name) => {
      for (const surface of surfaces)
        expect(contrast(colour(name), colour(surface)), surface).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.for(lanes)('the text of lane %i can be read on a tint of its lane', (lane) => {
    const ground = tint(colour(`lane-${lane}`), laneTint, colour('surface-raised'));
    expect(contrast(colour(`lane-text-${lane}`), ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.for(lanes.slice(0, 8))('a word on a bar of lane %i can be read', (lane) => {
    expect(contrast(colour(`lane-on-${lane}`), colour(`lane-${lane}`))).toBeGreaterThanOrEqual(4.5);
  });

  test.for(lanes.slice(0, 8))(
    'a word on the track of lane %i can be read, and its bars and lines stand out',
    (lane) => {
      expect(contrast(colour(`lane-text-${lane}`), colour('picture-track'))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour(`lane-${lane}`), colour('picture-track'))).toBeGreaterThanOrEqual(3);
    },
  );

  test.for(['picture-switch', 'picture-message', 'picture-output'])('--%s stands out from the picture', (name) => {
    for (const ground of ['surface-raised', 'picture-track'])
      expect(contrast(colour(name), colour(ground)), ground).toBeGreaterThanOrEqual(3);
  });

  test.for([...lanes.map((lane) => `lane-${lane}`), 'border-control', 'focus'])(
    '--%s stands out from every surface',
    (name) => {
      for (const surface of surfaces)
        expect(contrast(colour(name), colour(surface)), surface).toBeGreaterThanOrEqual(3);
    },
  );

  test('the words on a button can be read, also under the pointer', () => {
    for (const ground of ['action', 'action-hover'])
      expect(contrast(colour('action-text'), colour(ground))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('chosen-text'), colour('chosen'))).toBeGreaterThanOrEqual(4.5);
  });

  test('the text of what is current can be read on its tint', () => {
    const ground = tint(colour('action'), 0.11, colour('surface'));
    expect(contrast(colour('text'), ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('text-soft'), ground)).toBeGreaterThanOrEqual(4.5);
  });
});
