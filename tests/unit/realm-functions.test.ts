import { expect, test } from 'vitest';
import { createFunctionRegistry } from '../../src/runtime/realm/function-registry.ts';

test('a function is found beside exports that throw when they are read, because their module is not that far yet', () => {
  const { register, addressOf } = createFunctionRegistry();
  const square = (n: number): number => n * n;
  register('shop/square.ts', {
    get early(): never {
      throw new ReferenceError("Cannot access 'early' before initialization");
    },
    square,
  });
  expect(addressOf(square)).toEqual({ module: 'shop/square.ts', name: 'square' });
  expect(addressOf((n: number): number => n)).toBeUndefined();
});
