import { signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { closingUs } from './shop.ts';
import type { Shop } from './shop.ts';
import type { Setting } from './setting.ts';

/** A shop, and what the sliders said when it was run. */
export type Shown = { readonly shop: Shop; readonly setting: Setting };

/** Everything that changes on the first page's shop. */
export type CashierState = {
  /** What the sliders say; a change makes a new object, whose identity stands for the wish. */
  readonly setting: Signal<Setting>;
  /** The last run that came to its end. */
  readonly shown: Signal<Shown>;
  readonly busy: Signal<boolean>;
  /** What went wrong with the last wish, as sentences; empty where nothing did. */
  readonly fault: Signal<string>;
  /** Where the playhead is, in microseconds since the shop opened. */
  readonly atUs: Signal<number>;
  readonly playing: Signal<boolean>;
  /** The reader has moved the playhead, or let it move. */
  readonly touched: Signal<boolean>;
  /** Address of the playground with the program and the machine of the last run. */
  readonly link: Signal<string>;
};

/** Where the playhead rests on a page that nobody has touched: at a moment in which there is something to see. */
const restUs = 25_000_000;

/** A shop as it stands in the page. */
export function createCashier(setting: Setting, shop: Shop, link: string): CashierState {
  return {
    setting: signal(setting),
    shown: signal({ shop, setting }),
    busy: signal(false),
    fault: signal(''),
    atUs: signal(restUs),
    playing: signal(false),
    touched: signal(false),
    link: signal(link),
  };
}

/** Carries out one wish: runs the program, and says where the same run is to be had in the playground. */
export type RunSetting = (setting: Setting) => Promise<{ readonly shop: Shop; readonly link: string }>;

/**
 * Runs what the sliders say, and then what they say by then, until the picture shows it; while that is under way, asking
 * again changes nothing. Never rejects: what goes wrong ends up in `fault`.
 */
export async function catchUp(cashier: CashierState, run: RunSetting): Promise<void> {
  if (cashier.busy.value) return;
  cashier.busy.value = true;
  let asked: Setting | undefined;
  while (cashier.setting.value !== asked && cashier.setting.value !== cashier.shown.value.setting) {
    asked = cashier.setting.value;
    try {
      const { shop, link } = await run(asked);
      cashier.shown.value = { shop, setting: asked };
      cashier.link.value = link;
      cashier.atUs.value = Math.min(cashier.atUs.value, closingUs(shop));
      cashier.fault.value = '';
    } catch (error) {
      if (asked === cashier.setting.value) cashier.fault.value = error instanceof Error ? error.message : String(error);
    }
  }
  cashier.busy.value = false;
}

/** Lets the playhead go on; from the opening of the shop, where nobody has moved it or it is at its end. */
export function play({ atUs, playing, shown, touched }: CashierState): void {
  if (!touched.value || atUs.value >= closingUs(shown.value.shop)) atUs.value = 0;
  touched.value = true;
  playing.value = true;
}

/** Puts the playhead somewhere, and leaves it there. */
export function moveTo({ atUs, playing, shown, touched }: CashierState, us: number): void {
  playing.value = false;
  touched.value = true;
  atUs.value = Math.max(0, Math.min(us, closingUs(shown.value.shop)));
}
