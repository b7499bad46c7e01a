/** A program that replaces what can be replaced: every function and accessor of every built-in throws. */
export const poisonEverything = `
  (() => {
    const { defineProperty, ownKeys, getOwnPropertyDescriptor } = Reflect;
    const bad = () => { throw "poisoned"; };
    const names = ["Object", "Array", "Function", "String", "Number", "Boolean", "Symbol", "BigInt", "Map", "Set", "WeakMap",
      "WeakSet", "WeakRef", "Promise", "RegExp", "Date", "Error", "RangeError", "TypeError", "ArrayBuffer", "Uint8Array", "DataView", "Iterator"];
    const targets = [Reflect, JSON, Math, ...names.flatMap((name) => [globalThis[name], globalThis[name].prototype]),
      Object.getPrototypeOf(Uint8Array.prototype), Object.getPrototypeOf(new Map().entries()), Object.getPrototypeOf([].values())];
    const keys = targets.map((target) => ownKeys(target));
    for (let i = 0; i < targets.length; i++) {
      for (let j = 0; j < keys[i].length; j++) {
        const key = keys[i][j], d = getOwnPropertyDescriptor(targets[i], key);
        if (d.configurable && key !== "constructor" && key !== "name" && key !== "message") defineProperty(targets[i], key, { __proto__: null, get: bad, set: bad, configurable: true });
      }
    }
    for (let i = 0; i < 3; i++) defineProperty(Array.prototype, i, { __proto__: null, get: bad, set: bad, configurable: true });
    const poisonedKeys = ["value", "get", "set", "writable", "enumerable", "text", "type", "name", "length", "entries", "size", "ref", "site",
      "entry", "table", "kind", "depth", "done", "next", "then", "transfer", "at", "values", "level", "cause", "errors", "key", "uncaught",
      "lane", "state", "label", "core", "place", "bytes", "order", "position", "first", "last", "previous", "priority", "device", "starter"];
    for (let i = 0; i < poisonedKeys.length; i++) defineProperty(Object.prototype, poisonedKeys[i], { __proto__: null, get: bad, set: bad, configurable: true });
    for (let i = 0; i < names.length; i++) globalThis[names[i]] = bad;
    globalThis.Reflect = globalThis.JSON = globalThis.Math = undefined;
  })();
`;
