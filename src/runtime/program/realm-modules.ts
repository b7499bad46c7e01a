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
  lab: ['cpu', 'io', 'plot', 'pool', 'sleep', 'span', 'table', 'task'],
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
