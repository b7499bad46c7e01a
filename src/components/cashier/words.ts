import type { ShopFigures } from './shop-figures.ts';
import { closingUs } from './shop.ts';
import type { Shop } from './shop.ts';
import { momentAt } from './shop-moment.ts';
import type { Moment } from './shop-moment.ts';
import type { Setting } from './setting.ts';

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

/** Minutes and seconds, to the second: `0:05`, `3:26`. */
export function clock(us: number): string {
  const seconds = Math.round(us / 1_000_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** `1 cashier`, `2 cashiers`. */
export function cashiersText(count: number): string {
  return count === 1 ? '1 cashier' : `${count} cashiers`;
}

/** How often a cashier switches, as it stands beside the slider. */
export function sliceText(sliceMs: Setting['sliceMs']): string {
  return sliceMs === null ? 'never while serving' : `every ${sliceMs / 1000} seconds`;
}

/** What a setting comes to, in one sentence that its run supports. */
export function verdictOf({ cashiers, sliceMs }: Setting, figures: ShopFigures): string {
  const { customers, servedAtOnce, inProgressAtOnce, lastBegun, longestWait } = figures;
  const who = capital(`${word(cashiers)} cashier${cashiers === 1 ? '' : 's'}`);
  const together = `${word(servedAtOnce)} customers at the same moment`;
  if (longestWait.waitedUs === 0 && servedAtOnce > 1) return `${who}: ${together}, and nobody waits for a cashier.`;
  if (sliceMs === null) {
    const claim = servedAtOnce > 1 ? together : 'one customer at a time';
    return `${who}, never switching while serving: ${claim}, and ${lastBegun.name}’s first turn comes at ${clock(lastBegun.begunUs)}.`;
  }
  const switching = `${who}, switching ${sliceText(sliceMs)}`;
  if (servedAtOnce > 1)
    return `${switching}: ${together}, and everybody has had a turn by ${clock(lastBegun.begunUs)}.`;
  const served = inProgressAtOnce === customers.length ? 'everybody is' : `${word(inProgressAtOnce)} customers are`;
  return `${switching}: ${served} being served, nobody at the same moment.`;
}

/** Who is where in an instant, for those who do not see it: `1:10. The cashier serves Ada. Ben pays. Cleo and Dan wait.` */
export function momentText(shop: Shop, us: number): string {
  if (us >= closingUs(shop)) return `${clock(us)}. Everybody has left.`;
  const moment = momentAt(shop, us);
  const names = (doing: Moment['customers'][number]['doing']): readonly string[] =>
    moment.customers.filter((customer) => customer.doing === doing).map(({ name }) => name);
  const busy = moment.cashiers.flatMap((number, cashier) => {
    const customer = number === undefined ? undefined : moment.customers[number];
    if (customer === undefined) return [];
    const who = moment.cashiers.length === 1 ? 'The cashier' : `Cashier ${cashier + 1}`;
    return [`${who} ${customer.doing === 'turning' ? 'turns to' : 'serves'} ${customer.name}`];
  });
  const sentences = [
    ...busy,
    ...said(names('paying'), 'pays', 'pay'),
    ...said(names('waiting'), 'waits', 'wait'),
    ...said(names('gone'), 'has left', 'have left'),
  ];
  return `${clock(us)}. ${sentences.join('. ')}.`;
}

function said(names: readonly string[], one: string, several: string): readonly string[] {
  const last = names.at(-1);
  if (last === undefined) return [];
  return names.length === 1 ? [`${last} ${one}`] : [`${names.slice(0, -1).join(', ')} and ${last} ${several}`];
}

function word(count: number): string {
  return numbers[count] ?? String(count);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
