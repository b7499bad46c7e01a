import type { Lane, LaneState, Trace } from '../../runtime/index.ts';

/** What a customer is busy with; `turning`: a cashier is turning to them from somebody else. */
export type Doing = 'served' | 'paying' | 'waiting' | 'turning';

/** A stretch of a customer's time, in microseconds since the shop opened. */
export type Stretch = {
  readonly doing: Doing;
  readonly startUs: number;
  readonly endUs: number;
  /** From 0, where one is with the customer. */
  readonly cashier?: number;
};

/** A customer, from the opening of the shop to the moment in which they leave. */
export type Customer = { readonly name: string; readonly lane: Lane; readonly stretches: readonly Stretch[] };

/** What happened in the shop in one run. */
export type Shop = { readonly cashiers: number; readonly customers: readonly Customer[] };

const doings = {
  running: 'served',
  waiting: 'paying',
  ready: 'waiting',
  switching: 'turning',
} as const satisfies Partial<Record<LaneState, Doing>>;

/** The shop that a run of the program was: each task is a customer, each core a cashier. */
export function shopOf({ lanes, spans, cores = 1 }: Trace): Shop {
  return {
    cashiers: cores,
    customers: lanes
      .filter(({ starter }) => starter !== null)
      .map(({ lane, name }) => ({
        name,
        lane,
        stretches: spans.flatMap((span): readonly Stretch[] => {
          if (span.lane !== lane || span.state === 'blocked') return [];
          const { startUs, endUs, core } = span;
          return [{ doing: doings[span.state], startUs, endUs, ...(core === undefined ? {} : { cashier: core }) }];
        }),
      })),
  };
}

/** When the last customer leaves. */
export function closingUs({ customers }: Shop): number {
  return Math.max(0, ...customers.map(leavingUs));
}

/** When a customer leaves. */
export function leavingUs({ stretches }: Customer): number {
  return stretches.at(-1)?.endUs ?? 0;
}
