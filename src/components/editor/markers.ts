import { MarkerSeverity, editor } from 'monaco-editor/editor';
import type { Diagnostic } from '../../runtime/index.ts';
import type { ProgramModels } from './program-models.ts';

/** A marker as a diagnostic. One that spans lines covers the rest of its first line. */
export function toDiagnostic(file: string, model: editor.ITextModel, marker: editor.IMarker): Diagnostic {
  const lastColumn =
    marker.endLineNumber > marker.startLineNumber ? model.getLineMaxColumn(marker.startLineNumber) : marker.endColumn;
  return {
    severity: marker.severity === MarkerSeverity.Error ? 'error' : 'warning',
    message: marker.message,
    position: { file, line: marker.startLineNumber, column: marker.startColumn },
    length: Math.max(1, lastColumn - marker.startColumn),
  };
}

/** Marks the compiler's findings in the program's files; those of an earlier call go. */
export function markCompileProblems(models: ProgramModels, problems: readonly Diagnostic[]): void {
  for (const { name, model } of models.all) {
    const markers = problems.filter(({ position }) => position.file === name).map(toMarker);
    editor.setModelMarkers(model, 'compile', markers);
  }
}

function toMarker({ severity, message, position, length }: Diagnostic): editor.IMarkerData {
  return {
    severity: severity === 'error' ? MarkerSeverity.Error : MarkerSeverity.Warning,
    message,
    startLineNumber: position.line,
    startColumn: position.column,
    endLineNumber: position.line,
    endColumn: position.column + length,
  };
}
