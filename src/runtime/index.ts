// The whole public surface of the runtime, named one by one.
export type {
  Build,
  Diagnostic,
  GeneratedFrame,
  Lane,
  Level,
  Line,
  MachineChoice,
  MachineKind,
  Outcome,
  Position,
  Preview,
  TablePreview,
  Variant,
} from './protocol.ts';
export type { Program, ProgramFile } from './program/program.ts';
export type { Recorded, RecordedLine, Varies } from './program/recorded.ts';
export type { Run, RunEvent, RunRequest } from './machines/machine.ts';
export { defaultLimitMs } from './machines/machine.ts';
export { startRun } from './machines/run.ts';
export { removeAllFrames, warmFrame } from './sandbox/frames.ts';
export { sharesPageThread } from './sandbox/engine.ts';
