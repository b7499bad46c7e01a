// The whole public surface of the runtime, named one by one.
export type {
  Build,
  ExploredBuild,
  MachineChoice,
  MachineKind,
  PickedMachine,
  SchedulingPolicy,
  SimulatedSettings,
  SourceRange,
  Variant,
} from './request.ts';
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
  RealCounts,
  RealEnd,
  RealFailure,
  RealOutcome,
  RealStep,
  TablePreview,
} from './results.ts';
export type {
  Exploration,
  ExplorationEvent,
  ExplorationOutcome,
  Failure,
  FailureKind,
  Finding,
  Guarantee,
  MemoryRow,
  OperationKind,
  OutcomeCount,
  PicturedState,
  PlayerState,
  RacingAccess,
  Schedule,
  StatePicture,
  Step,
  StepTable,
  Stuck,
  SwitchReason,
  ThreadPlace,
  Verdict,
} from './exploration.ts';
export { startExploration } from './machines/exploration.ts';
export type { ExplorationRequest } from './machines/exploration.ts';
export { parseSchedule, scheduleText } from './program/schedule-text.ts';
export { verdictLines } from './program/verdict-lines.ts';
export type { Program, ProgramFile } from './program/program.ts';
export type { Recorded, RecordedLine, Varies } from './program/recorded.ts';
export type { Mark as ExerciseMark, Property } from './grading/mark.ts';
export type { Answer } from './grading/answer.ts';
export { examine } from './grading/examine.ts';
export type { CheckPlace, CheckStep } from './grading/check-place.ts';
export type {
  CourseVersion,
  ExerciseKind,
  ExerciseListing,
  ExerciseTask,
  GradedExercise,
} from './grading/graded-exercise.ts';
export type { Run, RunRequest } from './machines/machine.ts';
export { hashText } from './program/hash.ts';
export { allAttempts, attemptsOf, onAttempt, recordAttempt } from './notebook/attempts.ts';
export type { Attempt } from './notebook/attempts.ts';
export { replayOnWorkers } from './machines/replay-on-workers.ts';
export type { Replay, ReplayOutcome, ReplayRequest } from './machines/replay-on-workers.ts';
export { runManyTimes } from './machines/many-times.ts';
export type { ManyTimes, ManyTimesOutcome, ManyTimesRequest } from './machines/many-times.ts';
export { startRun } from './machines/run.ts';
export { warmFrame } from './sandbox/frames.ts';
export { sharesPageThread } from './sandbox/engine.ts';
export { compile, compileExplored, prefetchCompiler } from './compile/compiler.ts';
export {
  dropDraft,
  keepDraft,
  keepLastWords,
  keepVersion,
  draftOf,
  onDraftElsewhere,
  onVersion,
  openDraft,
  versionOf,
} from './notebook/drafts.ts';
export type { Base, Draft } from './notebook/drafts.ts';
export { digestOfFiles, sameFiles } from './notebook/kept-texts.ts';
export { dropLastWords } from './notebook/last-words.ts';
export { leaveLastWords } from './notebook/leave-words.ts';
export type { LastWords } from './notebook/leave-words.ts';
export { onKeeping } from './notebook/keeping.ts';
export type { Keeping } from './notebook/keeping.ts';
export { hasKept, onFirstKept } from './notebook/kept-mark.ts';
export { onSetAside } from './notebook/set-aside.ts';
export { versionsOf } from './notebook/versions.ts';
export type { NumberedVersion, Version } from './notebook/versions.ts';
export { lastVisit, parseProgress, printProgress } from './notebook/progress.ts';
export type { Progress } from './notebook/progress.ts';
export { allVisits, onVisit, recordPlace, recordRun } from './notebook/visits.ts';
export type { Page, Visit } from './notebook/visits.ts';
export {
  countSetAside,
  eraseNotebook,
  printSetAside,
  takeInProgress,
  wholeProgress,
} from './notebook/whole-notebook.ts';
export { wholeProgram } from './notebook/cell-graph.ts';
export type { WholeProgram } from './notebook/cell-graph.ts';
export { lessonMarkdown, programMarkdown } from './takeaway/markdown-text.ts';
export { lessonNotebook, programNotebook } from './takeaway/notebook-file.ts';
export { projectFiles } from './takeaway/project-files.ts';
export { fileNameOf, programsIn } from './takeaway/taken-program.ts';
export type { TakenLesson, TakenOutput, TakenProgram } from './takeaway/taken-program.ts';
export { zipOf } from './takeaway/zip.ts';
export { functionName, locate } from './compile/locate.ts';
export { cellFileOf, packageImports, shownFileName } from './program/cell-names.ts';
export type { Compilation } from './program/compilation.ts';
export type { ExploredCompilation } from './program/schedules/compile-explored.ts';
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
export { createClassExaminer, withHiddenCheck } from './grading/class-examiner.ts';
export type { ClassExaminer } from './grading/class-examiner.ts';
export { allGradings, forgetGrading, forgetGradings, keepGrading } from './notebook/gradings.ts';
export type { HandedAnswer } from './teaching/answer-field.ts';
export {
  checkAssignment,
  parseAssignment,
  pointsOf,
  printAssignment,
  assignmentDigest,
} from './teaching/assignment.ts';
export type { Assignment } from './teaching/assignment.ts';
export { isAssignmentLink, parseAssignmentLink, printAssignmentLink } from './teaching/assignment-link.ts';
export { digestOfJson } from './teaching/canonical.ts';
export { classRows } from './teaching/class-list.ts';
export type { ClassRow } from './teaching/class-list.ts';
export { classResult } from './teaching/class-result.ts';
export { examineAll } from './teaching/examining.ts';
export { identityNames } from './teaching/fields.ts';
export type { IdentityName } from './teaching/fields.ts';
export { longCsv, wideCsv } from './teaching/grade-tables.ts';
export { bookRow, gradeSteps } from './teaching/gradebook.ts';
export { lateFigures } from './teaching/late.ts';
export type { LatePolicy } from './teaching/late.ts';
export type { BookEntry, BookRow, Grade, GradeStep } from './teaching/gradebook.ts';
export { readHandIns, readHandInsInTurns, readPastedLinks } from './teaching/import/hand-ins.ts';
export type { DroppedFile, HandIn } from './teaching/import/hand-ins.ts';
export { createTurns } from './teaching/turns.ts';
export { parseOverrides, printOverrides } from './teaching/overrides.ts';
export type { Override } from './teaching/overrides.ts';
export { packDigest, parsePack } from './teaching/pack.ts';
export type { Pack } from './teaching/pack.ts';
export type { GradeStatus } from './teaching/result.ts';
export { printResult } from './teaching/result.ts';
export { parseRoster } from './teaching/roster.ts';
export type { RosterEntry } from './teaching/roster.ts';
export {
  identityOf,
  printSubmission,
  printSubmissionLink,
  receiptOf,
  sealSubmission,
  submissionFileName,
  submissionHash,
} from './teaching/submission.ts';
export type { HandedExercise, Submission } from './teaching/submission.ts';
export { answerOf, keepAnswer } from './notebook/answers.ts';
export type { CheckedAnswer } from './notebook/answers.ts';
export { forgetIdentity, keepIdentity, keptIdentity } from './notebook/identity.ts';
export { examinable } from './teaching/answer-field.ts';
export type { ExploredTask, ExploredTaskOf } from './grading/items/explored-task.ts';
export type { Item, ItemOf } from './grading/items/item.ts';
export type { ItemResponse } from './grading/items/item-response.ts';
export type { Judgement, PredictedRun } from './grading/items/judge-prediction.ts';
export type { AskedLabel } from './grading/items/mark-labels.ts';
export type { Prediction } from './grading/items/prediction.ts';
export { judgePrediction } from './grading/items/judge-prediction.ts';
export { judgeExplored } from './grading/items/judge-explored.ts';
export { traceOfLanes } from './grading/items/lane-text.ts';
export { askedLabels } from './grading/items/mark-labels.ts';
export { presentedOrder } from './grading/items/presented-order.ts';
