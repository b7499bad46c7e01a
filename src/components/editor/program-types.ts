import { MarkerSeverity, editor } from 'monaco-editor/editor';
import type { Diagnostic } from '../../runtime/index.ts';
import { toDiagnostic } from './markers.ts';
import type { FileModel, ProgramModels } from './program-models.ts';
import { type TypeFinding, typeService } from './type-service.ts';

/** How long a program has to stay unchanged before its types are checked. */
const pauseMs = 400;
const owner = 'types';
/** `DiagnosticCategory.Error` of TypeScript. */
const errorCategory = 1;

/**
 * Checks the types of the whole program now and after each change of any of its files, marks what it finds and reports
 * it: a change in one file can be a mistake in another.
 */
export function watchTypes(
  models: ProgramModels,
  onProblems: (problems: readonly Diagnostic[]) => void,
): { /** What it imports has changed. */ readonly checkAgain: () => void; readonly stop: () => void } {
  const checked = models.all.filter(({ model }) => model.getLanguageId() === 'typescript');
  let round = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasTold = false;

  const check = async (): Promise<void> => {
    round += 1;
    const mine = round;
    const service = await typeService();
    if (mine !== round) return;
    const found = await Promise.all(
      checked.map(async ({ model }) => {
        const uri = model.uri.toString();
        const findings = await Promise.all([service.getSyntacticDiagnostics(uri), service.getSemanticDiagnostics(uri)]);
        return findings.flat();
      }),
    );
    if (mine !== round) return;
    // Most checks find nothing, as the one before. Saying so again would have the page drawn, perhaps in the middle of a run.
    const isNews = !hasTold || found.flat().length > 0 || checked.some((file) => problemsOf(file).length > 0);
    if (!isNews) return;
    hasTold = true;
    checked.forEach(({ model }, index) => {
      editor.setModelMarkers(
        model,
        owner,
        (found[index] ?? []).map((finding) => toMarker(model, finding)),
      );
    });
    onProblems(checked.flatMap(problemsOf));
  };

  const start = (): void => {
    check().catch(() => {
      // The type checker did not arrive: the program can be written and run without it.
    });
  };
  const checkAgain = (): void => {
    round += 1;
    clearTimeout(timer);
    timer = setTimeout(start, pauseMs);
  };
  const listeners = checked.map(({ model }) => model.onDidChangeContent(checkAgain));
  start();

  return {
    checkAgain,
    stop: () => {
      round += 1;
      clearTimeout(timer);
      for (const listener of listeners) listener.dispose();
    },
  };
}

function problemsOf({ name, model }: FileModel): readonly Diagnostic[] {
  return editor
    .getModelMarkers({ owner, resource: model.uri })
    .map((marker) => toDiagnostic(name, model, marker))
    .sort((a, b) => a.position.line - b.position.line || a.position.column - b.position.column);
}

function toMarker(model: editor.ITextModel, finding: TypeFinding): editor.IMarkerData {
  const offset = finding.start ?? 0;
  const start = model.getPositionAt(offset);
  const end = model.getPositionAt(offset + (finding.length ?? 1));
  return {
    severity: finding.category === errorCategory ? MarkerSeverity.Error : MarkerSeverity.Warning,
    message: sentencesOf(finding.messageText),
    startLineNumber: start.lineNumber,
    startColumn: start.column,
    endLineNumber: end.lineNumber,
    endColumn: end.column,
  };
}

/** TypeScript's message, with the reasons below it indented by two spaces a step. */
function sentencesOf(message: TypeFinding['messageText'], depth = 0): string {
  if (typeof message === 'string') return message;
  const reasons = (message.next ?? []).map((reason) => sentencesOf(reason, depth + 1));
  return ['  '.repeat(depth) + message.messageText, ...reasons].join('\n');
}
