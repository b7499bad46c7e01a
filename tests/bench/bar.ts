import type { BenchBrowser } from './browser/browser.ts';
import type { BareStarlight } from './bare-starlight.ts';
import type { SiteServer } from './server/site-server.ts';
import type { Figures } from './figures.ts';

/** What is counted. `score` is Lighthouse's 0 to 100, `times` a ratio, `rate` frames a second, `steps` steps a second. */
export type Unit = 'ms' | 'µs' | 'kB' | 'score' | 'times' | 'rate' | 'steps' | 'per-minute' | 'count';

/** How a figure is held against a limit. */
export type Limit = { readonly kind: 'at-most' | 'at-least'; readonly value: number };

/** A figure of somebody else's, or of the bare platform, from the same run. */
export type Reference = { readonly name: string; readonly figures: Figures };

/** One line of the report. */
export type Row = {
  readonly what: string;
  readonly unit: Unit;
  readonly ours: Figures;
  /** Left out where the figure is only reported. */
  readonly limit?: Limit;
  /** The limit is on ours ÷ reference instead of on ours. */
  readonly limitIsRatio?: boolean;
  readonly reference?: Reference;
};

/** What a bar found. */
export type Measured = { readonly rows: readonly Row[]; readonly notes: readonly string[] };

/** What every bar measures with. */
export type Bench = {
  readonly browser: BenchBrowser;
  /** The built site, at the speed of this computer. */
  readonly site: SiteServer;
  /** A server's origin behind a line of 10 Mbit/s with 40 ms there and back. */
  readonly slowOrigin: (server: SiteServer) => string;
  /** Builds the bare Starlight lesson when it is first asked for. */
  readonly bareStarlight: () => Promise<BareStarlight>;
  /** How often to repeat what takes about a second: `usual` times, or a few with `--quick`. */
  readonly repeat: (usual: number) => number;
  /** Says on the terminal what is being measured. */
  readonly say: (what: string) => void;
};

/** A bar of the design: its number, its promise as a sentence, and how it is measured. */
export type Bar = {
  readonly number: number;
  readonly title: string;
  readonly promise: string;
  readonly measure: (bench: Bench) => Promise<Measured>;
};
