// The whole public surface of the runtime, named one by one.
export type { Build, MachineChoice, MachineKind, SchedulingPolicy, SimulatedSettings, Variant } from './request.ts';
export type {
  Diagnostic,
  Drawing,
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
export type { Mark as ExerciseMark, Property } from './grading/mark.ts';
export type { Answer } from './grading/answer.ts';
export type {
  CourseVersion,
  ExerciseKind,
  ExerciseListing,
  ExerciseTask,
  GradedExercise,
} from './grading/graded-exercise.ts';
export type { Run, RunRequest } from './machines/machine.ts';
export { startRun } from './machines/run.ts';
export { warmFrame } from './sandbox/frames.ts';
export { sharesPageThread } from './sandbox/engine.ts';
export { compile, prefetchCompiler } from './compile/compiler.ts';
export { wholeProgram } from './notebook/cell-graph.ts';
export type { WholeProgram } from './notebook/cell-graph.ts';
export { functionName, locate } from './compile/locate.ts';
export { cellFileOf, packageImports, shownFileName } from './program/cell-names.ts';
export type { Compilation } from './program/compilation.ts';
export { isLink, parseLink, printLink } from './program/link.ts';
export type { LinkedProgram, LinkFault, ParsedLink, PrintedLink } from './program/link.ts';
export type { LinkedMachine } from './program/link-schema.ts';
export type { Region } from './program/regions.ts';
export { variantOf } from './program/variant.ts';
export { figuresOf } from './trace/drawing-text.ts';
export { lineText, previewText } from './trace/line-text.ts';
export { visibleText } from './trace/visible-text.ts';
export type { RunEvent, ToldFlight, ToldSpan } from './trace/run-event.ts';
export { clockStepUs } from './trace/clock-step.ts';
export { createTraceRecorder } from './trace/recorder.ts';
export type { Flight, LaneState, Mark, Span, Tick, Trace, TracedLane } from './trace/trace.ts';
export { factsOf, factsText } from './trace/things.ts';
export type { Thing, ThingFacts } from './trace/things.ts';
export { digestOf } from './trace/trace-digest.ts';
export { timeText, tracedTime } from './trace/time-text.ts';
export { toTraceEvents } from './trace/trace-events.ts';
export { tableColumns, tableOf } from './trace/trace-table.ts';
export { arrowEnd, arrowStart } from './trace/picture/arrow.ts';
export { axisTicks } from './trace/picture/axis.ts';
export { thingAt } from './trace/picture/hit.ts';
export { eachDrawn } from './trace/picture/level-of-detail.ts';
export type { Scale } from './trace/picture/level-of-detail.ts';
export { eachArrow } from './trace/picture/packed-flights.ts';
export { firstAbove, laneStates, RUNNING, spanNear } from './trace/picture/packed-spans.ts';
export type { PackedSpans } from './trace/picture/packed-spans.ts';
export { pictureOf } from './trace/picture/picture.ts';
export type { Arrangement, Picture, PictureRow } from './trace/picture/picture.ts';
export { cornerOf, textures, tickLook } from './trace/picture/picture-colours.ts';
export type { PictureColours } from './trace/picture/picture-colours.ts';
export { svgPicture, toSvg } from './trace/picture/picture-svg.ts';
export type { SvgElement } from './trace/picture/svg-element.ts';
export { panned, revealing, wholeWindow, zoomed } from './trace/picture/time-window.ts';
export type { TimeWindow } from './trace/picture/time-window.ts';
