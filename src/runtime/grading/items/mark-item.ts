import type { Mark } from '../mark.ts';
import type { Item } from './item.ts';
import type { ItemResponse } from './item-response.ts';
import { markChoice } from './mark-choice.ts';
import { markLabels } from './mark-labels.ts';
import { markOrder } from './mark-order.ts';
import { markParsons } from './mark-parsons.ts';

/**
 * Marks an answer to an item. Pure: equal arguments give equal marks. An answer that is none to this item (another kind,
 * ids that it does not have, one of them twice) is `invalid`, never a mark.
 */
export function markItem(item: Item, response: ItemResponse): Mark {
  switch (item.kind) {
    case 'choose':
      return response.kind === 'choose' ? markChoice(item, response) : unfit();
    case 'order':
      return response.kind === 'order' ? markOrder(item, response) : unfit();
    case 'parsons':
      return response.kind === 'parsons' ? markParsons(item, response) : unfit();
    case 'label':
      return response.kind === 'label' ? markLabels(item, response) : unfit();
  }
}

function unfit(): Mark {
  return { status: 'invalid', properties: [], share: 0, sentence: 'This answer belongs to another kind of question.' };
}
