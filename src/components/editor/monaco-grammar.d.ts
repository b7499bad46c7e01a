/** Monaco's grammar of TypeScript, which the package ships without types. */
declare module 'monaco-editor/languages/definitions/typescript/typescript' {
  import type { languages } from 'monaco-editor/editor';

  type Rules = NonNullable<languages.IMonarchLanguage['tokenizer'][string]>;

  export const conf: languages.LanguageConfiguration;
  export const language: languages.IMonarchLanguage & { readonly tokenizer: { readonly common: Rules } };
}
