// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- what declares a module cannot be imported
/// <reference path="./monaco-grammar.d.ts" />
import { languages } from 'monaco-editor/editor';
import { conf, language } from 'monaco-editor/languages/definitions/typescript/typescript';

/** A name before `(`, with at most a short list of type arguments between: a call or the declaration of a function. */
const calledName = /#?[A-Za-z_$][\w$]*(?=\s*(?:<[\w$\s,.[\]|]*>)?\()/;

/**
 * Registers TypeScript with Monaco's own grammar and one rule more, so that called functions have the colour that they
 * have in the code of the page.
 */
export function registerTypeScript(): void {
  languages.register({ id: 'typescript', extensions: ['.ts', '.tsx', '.mts', '.cts'] });
  languages.setLanguageConfiguration('typescript', conf);
  languages.setMonarchTokensProvider('typescript', {
    ...language,
    tokenizer: {
      ...language.tokenizer,
      common: [
        [calledName, { cases: { '@keywords': 'keyword', '@default': 'function' } }],
        ...language.tokenizer.common,
      ],
    },
  });
}
