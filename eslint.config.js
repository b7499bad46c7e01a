// @ts-check
import astro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Ways to turn text into markup. The site has no policy against them (the frame would inherit it), so they end here. */
const sinks = [
  {
    selector:
      "AssignmentExpression > MemberExpression.left[property.name=/^(innerHTML|outerHTML)$/], CallExpression > MemberExpression.callee[property.name=/^(insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|parseFromString)$/], CallExpression > MemberExpression.callee[object.name='document'][property.name=/^(write|writeln)$/]",
    message: 'Text that becomes markup can carry a stranger’s script: build elements, or set textContent.',
  },
  {
    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
    message: 'Text that becomes markup can carry a stranger’s script: write the elements in JSX.',
  },
];

/** One place makes the frame's document. */
const srcdoc = {
  selector: "AssignmentExpression > MemberExpression.left[property.name='srcdoc'], JSXAttribute[name.name='srcDoc']",
  message: 'Only src/runtime/sandbox makes a document from text.',
};

const unload = {
  selector: "CallExpression[callee.property.name='addEventListener'][arguments.0.value='unload']",
  message: '`unload` keeps the page out of the back/forward cache: use `pagehide`.',
};

const defaultExports = {
  selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
  message: 'Name what you export, so that it has one name everywhere.',
};

export default defineConfig(
  {
    name: 'not ours to judge',
    ignores: [
      'dist/',
      '.astro/',
      '.cache/',
      'test-results/',
      // Programs of lessons and fixtures show mistakes on purpose; tsconfig/programs.json checks their types.
      'src/content/**/*.ts',
      '!src/content/config.ts',
      'tests/fixtures/programs/',
    ],
  },
  { name: 'no stale excuses', linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    name: 'TypeScript',
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      // Asks for the very `!` that another rule refuses.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/strict-boolean-expressions': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { allowDefaultCaseForExhaustiveSwitch: false, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'error',
      'array-callback-return': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
      'no-eval': 'error',
      'no-restricted-syntax': ['error', ...sinks, srcdoc, unload, defaultExports],
      'no-script-url': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    name: 'declarations say what others export, and cannot import',
    files: ['**/*.d.ts'],
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      'no-restricted-syntax': ['error', ...sinks, srcdoc, unload],
    },
  },
  {
    name: 'programs on the command line speak through the console',
    files: ['scripts/**', 'tests/bench/**', 'tests/engines/**'],
    rules: { 'no-console': 'off' },
  },
  {
    name: 'what is taken away speaks through the console of wherever it goes',
    files: ['src/runtime/takeaway/outside/**'],
    rules: { 'no-console': 'off' },
  },
  {
    name: 'tests write down expectations, not interfaces',
    files: ['tests/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      'no-restricted-globals': ['error', { name: 'setTimeout', message: 'Wait for a fact, not for a time.' }],
    },
  },
  {
    name: 'tools ask for a default export',
    files: ['*.config.ts', 'tests/engines/preview.ts'],
    rules: { 'no-restricted-syntax': ['error', ...sinks, srcdoc, unload] },
  },
  {
    name: 'the realm executes programs',
    files: ['src/runtime/realm/**'],
    rules: {
      '@typescript-eslint/no-implied-eval': 'off',
      'no-eval': 'off',
      // A program may have overwritten what iterators, methods and properties of the language do.
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/prefer-for-of': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    name: 'the simulation lives beside programs, which may have overwritten what iterators do',
    files: ['src/runtime/simulation/**'],
    rules: {
      '@typescript-eslint/prefer-for-of': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-syntax': [
        'error',
        ...sinks,
        srcdoc,
        unload,
        defaultExports,
        {
          selector: 'ForOfStatement, ArrayPattern, SpreadElement:not(ObjectExpression > SpreadElement)',
          message: 'This asks for an iterator, which a program may have replaced: use an index.',
        },
      ],
    },
  },
  {
    name: 'the sandbox makes the frame’s document, from a text that holds no reader’s word',
    files: ['src/runtime/sandbox/**'],
    rules: { 'no-restricted-syntax': ['error', ...sinks, unload, defaultExports] },
  },
  {
    name: 'Astro',
    files: ['**/*.astro'],
    extends: [astro.configs['flat/recommended']],
    rules: {
      'astro/no-set-html-directive': 'error',
      'astro/no-unused-css-selector': 'error',
      'astro/no-set-text-directive': 'error',
      'astro/valid-compile': 'error',
      'astro/no-deprecated-getentrybyslug': 'off',
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-restricted-syntax': ['error', ...sinks, srcdoc, unload],
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    name: 'the order of the layers stands in the head, from a file of ours',
    files: ['src/components/shell/Head.astro'],
    rules: { 'astro/no-set-html-directive': 'off' },
  },
);
