// The whole public surface of the runtime, named one by one.
export type { Build, Diagnostic, Lane, Level, Line, Outcome, Position, Preview, TablePreview, Variant } from './protocol.ts';
export type { Program, ProgramFile } from './program/program.ts';
export type { Recorded, RecordedLine, Varies } from './program/recorded.ts';
export type { MachineChoice, Run, RunEvent, RunRequest } from './machines/machine.ts';
