import { cpus, loadavg, release, type } from 'node:os';

/** Where the bench ran. */
export type Machine = {
  readonly cores: number;
  readonly processor: string;
  readonly system: string;
  readonly browser: string;
  readonly loadBefore: number;
  readonly loadAfter: number;
};

/** The load of the last minute: how many threads ran or wanted to. */
export function loadNow(): number {
  return loadavg()[0] ?? 0;
}

/** Describes this computer at the end of a bench. */
export function describeMachine(browser: string, loadBefore: number): Machine {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? '';
  return {
    cores: processors.length,
    processor: model === '' || model === 'unknown' ? process.arch : model,
    system: `${type()} ${release()}`,
    browser,
    loadBefore,
    loadAfter: loadNow(),
  };
}
