import { editor } from 'monaco-editor/editor';
import TypeScriptWorker from 'monaco-editor/languages/features/typescript/ts.worker?worker';
import comlinkTypes from 'comlink/dist/umd/comlink.d.ts?raw';
import comlinkProtocolTypes from 'comlink/dist/umd/protocol.d.ts?raw';
import type ts from 'typescript';
import { prefetchCompiler } from '../../runtime/index.ts';
import { isPackageFile } from './imported-models.ts';
import labTypes from '../../runtime/lab/lab.d.ts?raw';

/** What is asked of TypeScript about a file, by its address, and a place in it, as an offset in UTF-16 units. */
export type TypeService = {
  readonly getSyntacticDiagnostics: (file: string) => Promise<readonly TypeFinding[]>;
  readonly getSemanticDiagnostics: (file: string) => Promise<readonly TypeFinding[]>;
  readonly getCompletionsAtPosition: (file: string, at: number) => Promise<ts.CompletionInfo | undefined>;
  readonly getCompletionEntryDetails: (
    file: string,
    at: number,
    name: string,
  ) => Promise<ts.CompletionEntryDetails | undefined>;
  readonly getSignatureHelpItems: (
    file: string,
    at: number,
    options: ts.SignatureHelpItemsOptions,
  ) => Promise<ts.SignatureHelpItems | undefined>;
  readonly getQuickInfoAtPosition: (file: string, at: number) => Promise<ts.QuickInfo | undefined>;
  readonly getDocumentHighlights: (
    file: string,
    at: number,
    files: readonly string[],
  ) => Promise<readonly ts.DocumentHighlights[] | undefined>;
  readonly getDefinitionAtPosition: (file: string, at: number) => Promise<readonly ts.DefinitionInfo[] | undefined>;
  readonly getRenameInfo: (file: string, at: number, options: ts.UserPreferences) => Promise<ts.RenameInfo>;
  readonly findRenameLocations: (
    file: string,
    at: number,
    inStrings: boolean,
    inComments: boolean,
    prefixAndSuffix: boolean,
  ) => Promise<readonly ts.RenameLocation[] | undefined>;
};

/** A finding on its way from the worker, which leaves out the file's tree. */
export type TypeFinding = Pick<ts.Diagnostic, 'start' | 'length' | 'messageText'> & { readonly category: number };

/** Members of TypeScript's enumerations, which have no values here: the compiler itself is only in the worker. */
const bundlerResolution = 100;
const forceModules = 3;
const esNext = 99;

/** The settings of tsconfig/programs.json: strict, but nothing that a reader has to learn first. */
const compilerOptions = {
  target: esNext,
  module: esNext,
  moduleResolution: bundlerResolution,
  moduleDetection: forceModules,
  allowImportingTsExtensions: true,
  allowUnreachableCode: true,
  isolatedModules: true,
  noEmit: true,
  noFallthroughCasesInSwitch: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noUncheckedSideEffectImports: true,
  skipLibCheck: true,
  strict: true,
};

/** What programs can import besides their own files. */
const libraries = {
  'file:///node_modules/lab/index.d.ts': { content: labTypes, version: 1 },
  'file:///node_modules/comlink/index.d.ts': { content: comlinkTypes, version: 1 },
  'file:///node_modules/comlink/protocol.d.ts': { content: comlinkProtocolTypes, version: 1 },
};

let running: editor.MonacoWebWorker<TypeService> | undefined;

/**
 * TypeScript with the present text of every model. The worker starts with the first question and stays for the page,
 * because it takes longest to begin. Without a connection the answer stays out, and the next call starts it again.
 */
export async function typeService(): Promise<TypeService> {
  // On a slow line the two would take twice as long side by side, and it is Run that a reader waits for.
  if (running === undefined) await prefetchCompiler();
  running ??= start();
  const known = editor.getModels().filter((model) => model.getLanguageId() === 'typescript' || isPackageFile(model));
  return running.withSyncedResources(known.map((model) => model.uri));
}

/** Asks TypeScript about a file; undefined when the file was closed before the answer came. */
export async function askTypes<Answer>(
  model: editor.ITextModel,
  ask: (service: TypeService, file: string) => Promise<Answer>,
): Promise<Answer | undefined> {
  const service = await typeService();
  if (model.isDisposed()) return undefined;
  const answer = await ask(service, model.uri.toString());
  return model.isDisposed() ? undefined : answer;
}

function start(): editor.MonacoWebWorker<TypeService> {
  const worker = new TypeScriptWorker();
  // Monaco's worker drops the first message and takes the second for what it is created with.
  worker.postMessage('ignore');
  worker.postMessage({ compilerOptions, extraLibs: libraries });
  const service = editor.createWebWorker<TypeService>({ worker, keepIdleModels: true });
  worker.addEventListener('error', () => {
    if (running === service) running = undefined;
    worker.terminate();
  });
  return service;
}
