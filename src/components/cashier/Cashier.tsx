import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { CashierProps } from './cashier-props.ts';
import { catchUp, createCashier } from './cashier-state.ts';
import type { RunSetting } from './cashier-state.ts';
import { Fault } from './Fault.tsx';
import { Figures } from './Figures.tsx';
import { figuresOf } from './shop-figures.ts';
import { Lanes } from './Lanes.tsx';
import { loadLive } from './load-live.ts';
import { usePlayback } from './playback.ts';
import { Player } from './Player.tsx';
import { machineOf, settingOf } from './setting.ts';
import { Sliders } from './Sliders.tsx';
import { Stage } from './Stage.tsx';
import { StateKey } from './StateKey.tsx';
import { verdictOf } from './words.ts';
import './cashier.css';
import './cashier-stage.css';

/**
 * The shop of the first page: who is at which till when, drawn from a run of a program on the simulated machine. A slider
 * runs it again. `children` is its code.
 */
export function Cashier({
  program,
  shop,
  link,
  children,
}: CashierProps & { readonly children?: ComponentChildren }): JSX.Element {
  const cashier = useMemo(
    () => createCashier(settingOf(program.machine), shop, link),
    // What a page shows at first is settled when it is built.
    [],
  );
  const host = useRef<HTMLDivElement>(null);
  usePlayback(cashier);

  const runSetting: RunSetting = async (setting) => {
    const { linkTo, runShop } = await loadLive();
    if (!host.current) throw new Error('This page has no place for a sandbox any more. Reload it.');
    const machine = machineOf(setting, program.machine);
    return { shop: await runShop(program, machine, host.current), link: linkTo(program, machine) };
  };
  const run = (): void => {
    void catchUp(cashier, runSetting).then(() => {
      // The result is drawn first: making a frame takes the page's thread for a while.
      requestAnimationFrame(() => {
        setTimeout(() => {
          if (host.current?.parentElement?.matches(':hover, :focus-within')) warm();
        });
      });
    });
  };
  const warm = (): void => {
    loadLive().then(
      ({ warmShop }) => host.current && warmShop(program, host.current),
      () => {
        // Nobody waits yet.
      },
    );
  };
  useEffect(() => {
    // A run that was under way when the page was put away was stopped; the sliders still ask for it.
    addEventListener('pageshow', run);
    return () => removeEventListener('pageshow', run);
  }, [cashier]);

  const { value: shown } = cashier.shown;
  const figures = useMemo(() => figuresOf(shown.shop), [shown]);
  return (
    <div
      class="cashier"
      data-busy={cashier.busy.value || undefined}
      onPointerEnter={warm}
      onTouchStart={warm}
      onFocusIn={warm}
    >
      <Sliders cashier={cashier} onTurn={run} />
      <p class="cashier-verdict" role="status">
        <span>{verdictOf(shown.setting, figures)}</span>
      </p>
      <Fault cashier={cashier} onAgain={run} />
      <div class="cashier-body">
        <div class="cashier-picture">
          <Stage cashier={cashier} />
          <Lanes cashier={cashier} />
          <Player cashier={cashier} />
          <StateKey />
        </div>
        <Figures figures={figures} />
      </div>
      <div class="cashier-foot">
        {children}
        <a href={cashier.link.value}>Open in the playground</a>
      </div>
      <div class="cashier-frame" ref={host} />
    </div>
  );
}
