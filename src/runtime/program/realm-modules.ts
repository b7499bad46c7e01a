/** The modules that a program imports without having them, and what each exports. They live in the realm. */
export const realmModules = {
  comlink: [
    'createEndpoint',
    'expose',
    'finalizer',
    'proxy',
    'proxyMarker',
    'releaseProxy',
    'transfer',
    'transferHandlers',
    'windowEndpoint',
    'wrap',
  ],
  lab: [
    ...([
      'acquire',
      'assert',
      'channel',
      'cpu',
      'critical',
      'io',
      'mutex',
      'plot',
      'pool',
      'receive',
      'release',
    ] as const),
    ...(['semaphore', 'send', 'sleep', 'span', 'table', 'task', 'withLock'] as const),
  ],
} as const;

/** The name of a module that lives in the realm. */
export type RealmModule = keyof typeof realmModules;

/** Whether a program may import this name although it has no such file. */
export function isRealmModule(name: string): name is RealmModule {
  return Object.hasOwn(realmModules, name);
}

/** The text of a module that hands on what the realm, known as `host`, gives. */
export function realmModuleSource(name: RealmModule, host: string): string {
  return `export const { ${realmModules[name].join(', ')} } = ${host}.${name};`;
}
