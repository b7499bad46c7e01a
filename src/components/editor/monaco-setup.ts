// Only what a lesson needs; the rest of Monaco stays out of the bundle.
import 'monaco-editor/features/codeEditor/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/gotoSymbol/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/parameterHints/register';
import 'monaco-editor/features/rename/register';
import 'monaco-editor/features/smartSelect/register';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/features/wordOperations/register';
// `features/suggest/register` of 0.57 registers inline suggestions, and not the list that this is about.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';

import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import { registerTypeScript } from './monaco-language.ts';
import { registerTypeHelp } from './type-help.ts';
import { registerTypePlaces } from './type-places.ts';

let done = false;

/**
 * Prepares Monaco for programs, once. The TypeScript mode that comes with Monaco is not used: its entry brings the
 * features of the whole editor along, and it checks only the file that changed.
 */
export function setUpMonaco(): void {
  if (done) return;
  done = true;
  self.MonacoEnvironment = { getWorker: () => new EditorWorker() };
  registerTypeScript();
  registerTypeHelp('typescript');
  registerTypePlaces('typescript');
}
