import { useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { axisUs, minuteUs, shareOf } from './axis.ts';
import { moveTo } from './cashier-state.ts';
import type { CashierState } from './cashier-state.ts';
import type { Customer, Shop, Stretch } from './shop.ts';
import { clock } from './words.ts';

/** The time of each customer, one lane below the other, with the playhead across; its twin in words is the table. */
export function Lanes({ cashier }: { readonly cashier: CashierState }): JSX.Element {
  const { shop } = cashier.shown.value;
  const lanes = useRef<HTMLDivElement>(null);
  useSignalEffect(() => {
    lanes.current?.style.setProperty('--at', String(cashier.atUs.value / axisUs(cashier.shown.value.shop)));
  });
  const seek = ({ clientX }: PointerEvent): void => {
    const track = lanes.current?.querySelector('.cashier-track');
    if (!track) return;
    const { left, width } = track.getBoundingClientRect();
    if (clientX >= left) moveTo(cashier, ((clientX - left) / width) * axisUs(shop));
  };
  return (
    <div
      class="cashier-lanes"
      ref={lanes}
      style={{ '--at': cashier.atUs.peek() / axisUs(shop), '--minutes': axisUs(shop) / minuteUs }}
      aria-hidden="true"
      onPointerDown={(event) => {
        if (event.button === 0) seek(event);
      }}
      onPointerMove={(event) => {
        // A finger scrolls the page.
        if (event.pointerType === 'mouse' && event.buttons === 1) seek(event);
      }}
    >
      <Clock cashier={cashier} />
      <Axis shop={shop} />
      {shop.customers.map((customer) => (
        <Lane key={customer.lane} customer={customer} shop={shop} />
      ))}
      <span class="cashier-playhead" />
    </div>
  );
}

function Clock({ cashier }: { readonly cashier: CashierState }): JSX.Element {
  return <b class="cashier-clock">{clock(cashier.atUs.value)}</b>;
}

function Axis({ shop }: { readonly shop: Shop }): JSX.Element {
  const minutes = Array.from({ length: axisUs(shop) / minuteUs + 1 }, (_, minute) => minute * minuteUs);
  return (
    <div class="cashier-axis">
      {minutes.map((us) => (
        <span key={us} style={{ insetInlineStart: shareOf(us, shop) }}>
          {clock(us)}
        </span>
      ))}
    </div>
  );
}

function Lane({ customer, shop }: { readonly customer: Customer; readonly shop: Shop }): JSX.Element {
  // What is thin is drawn last, so that nothing covers it.
  const order = ['waiting', 'paying', 'served', 'turning'] as const;
  return (
    <div class="cashier-lane" data-lane={customer.lane}>
      <b>{customer.name}</b>
      <svg class="cashier-track" width="100%" height="100%">
        {order.map((doing) =>
          customer.stretches
            .filter((stretch) => stretch.doing === doing)
            .map((stretch) => <Bar key={stretch.startUs} stretch={stretch} shop={shop} />),
        )}
      </svg>
    </div>
  );
}

/** The share of the axis from which on a bar has room for the number of its cashier. */
const numberShare = 0.03;

function Bar({ stretch: { doing, startUs, endUs, cashier = 0 }, shop }: BarProps): JSX.Element {
  const x = shareOf(startUs, shop);
  const width = shareOf(endUs - startUs, shop);
  if (doing === 'paying') return <line data-doing={doing} x1={x} x2={shareOf(endUs, shop)} y1="50%" y2="50%" />;
  const hasNumber = doing === 'served' && shop.cashiers > 1 && (endUs - startUs) / axisUs(shop) >= numberShare;
  return (
    <>
      <rect data-doing={doing} x={x} width={width} height="100%" rx={doing === 'turning' ? 0 : 2} />
      {hasNumber && (
        <text x={shareOf((startUs + endUs) / 2, shop)} y="50%" dy="0.36em">
          {cashier + 1}
        </text>
      )}
    </>
  );
}

type BarProps = { readonly stretch: Stretch; readonly shop: Shop };
