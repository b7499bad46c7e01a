// The whole public surface of the runtime, named one by one.
export type { Build, MachineChoice, MachineKind, SchedulingPolicy, SimulatedSettings, Variant } from './protocol.ts';
export type {
  Diagnostic,
  GeneratedFrame,
  Lane,
  Level,
  Line,
  Outcome,
  Position,
  Preview,
  TablePreview,
} from './results.ts';
export type { Program, ProgramFile } from './program/program.ts';
export type { Recorded, RecordedLine, Varies } from './program/recorded.ts';
export type { Run, RunEvent, RunRequest } from './machines/machine.ts';
export { startRun } from './machines/run.ts';
export { warmFrame } from './sandbox/frames.ts';
export { sharesPageThread } from './sandbox/engine.ts';
export { compile, prefetchCompiler } from './compile/compiler.ts';
export { functionName, locate } from './compile/locate.ts';
export type { Compilation } from './program/compilation.ts';
export { isLink, parseLink, printLink } from './program/link.ts';
export type { LinkedProgram, LinkFault, ParsedLink, PrintedLink } from './program/link.ts';
export type { LinkedMachine } from './program/link-schema.ts';
export type { Region } from './program/regions.ts';
export { variantOf } from './program/variant.ts';
export { lineText, previewText } from './trace/line-text.ts';
export { visibleText } from './trace/visible-text.ts';
