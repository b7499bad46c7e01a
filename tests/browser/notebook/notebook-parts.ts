// What a page of the tests loads of the notebook: the modules themselves, without the rest of the runtime.
export * from '../../../src/runtime/notebook/attempts.ts';
export * from '../../../src/runtime/notebook/changes.ts';
export * from '../../../src/runtime/notebook/database.ts';
export * from '../../../src/runtime/notebook/drafts.ts';
export * from '../../../src/runtime/notebook/keeping.ts';
export * from '../../../src/runtime/notebook/last-words.ts';
export * from '../../../src/runtime/notebook/leave-words.ts';
export * from '../../../src/runtime/notebook/progress.ts';
export * from '../../../src/runtime/notebook/versions.ts';
export * from '../../../src/runtime/notebook/visits.ts';
export * from '../../../src/runtime/notebook/whole-notebook.ts';
