import * as v from 'valibot';
import type { Shop } from './shop.ts';
import recorded from './recorded/shop.json';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

const schema: v.GenericSchema<unknown, Shop> = v.strictObject({
  cashiers: whole,
  customers: v.array(
    v.strictObject({
      name: v.string(),
      lane: v.custom<Shop['customers'][number]['lane']>(
        (value) => typeof value === 'string' && /^task-[1-9]\d*$/u.test(value),
      ),
      stretches: v.array(
        v.strictObject({
          doing: v.picklist(['served', 'paying', 'waiting', 'turning']),
          startUs: whole,
          endUs: whole,
          cashier: v.exactOptional(whole),
        }),
      ),
    }),
  ),
});

/** The shop that a real run of the program was, on the machine that its author chose; kept by `npm run record`. */
export const recordedShop: Shop = v.parse(schema, recorded);
