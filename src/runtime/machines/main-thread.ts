import { sharesPageThread } from '../sandbox/engine.ts';
import type { Machine } from './machine.ts';

/** Where the frame shares the page's thread, a program that blocks it makes the whole tab dead for that long. */
const sharedBlockLimitMs = 3000;

/** The frame's one thread. Its code carries deadline guards, because where the page shares that thread nobody else can stop it. */
export const mainThread: Machine = {
  kind: 'main',
  frameStaysIdle: false,
  blockLimitMs: (limitMs) => (sharesPageThread() ? Math.min(sharedBlockLimitMs, limitMs) : limitMs),
  poolSize: () => Math.max(1, Math.min(navigator.hardwareConcurrency || 1, 16)),
};
