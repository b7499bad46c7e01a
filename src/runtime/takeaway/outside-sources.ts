import index from './outside/index.ts?raw';
import inspect from './outside/inspect.ts?raw';
import lane from './outside/lane.ts?raw';
import machine from './outside/machine.ts?raw';
import output from './outside/output.ts?raw';
import pool from './outside/pool.ts?raw';
import printing from './outside/printing.ts?raw';

/** `lab` and what goes with it for programs outside of the course, as TypeScript to read: texts by file name. */
export const labSources = {
  'index.ts': index,
  'inspect.ts': inspect,
  'lane.ts': lane,
  'machine.ts': machine,
  'pool.ts': pool,
  'printing.ts': printing,
} as const;

/** What shows lines on a page, beside {@link labSources}. */
export const pageSources = { 'output.ts': output } as const;

/** The version of comlink that the course has. */
export const comlinkVersion = '4.4.2';
