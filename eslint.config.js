import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import layers from './.config/layers.mjs';

const tests = ['**/*.test.ts', '**/stories-kit/*.ts', 'test/**/*.ts'];

export default tseslint.config(
  { ignores: ['**/dist/', '**/node_modules/', '.cache/', 'coverage/', '**/generated/', 'demo/.data/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,

  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] },
            // Typed as a promise for the sake of comparing DOM; comparing values is not.
            { from: 'package', package: '@types/chai', name: ['Equal', 'Assertion'] },
          ],
        },
      ],
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'default-case-last': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'off',
      'no-param-reassign': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'prefer-template': 'error',
    },
  },
  {
    files: ['packages/**/*.ts', 'demo/**/*.ts'],
    ignores: tests,
    rules: {
      // French has spaces of its own, which stand as they are.
      'no-irregular-whitespace': ['error', { skipTemplates: true }],
      'max-lines': ['error', 250],
      'max-lines-per-function': ['error', { max: 60, skipComments: true }],
      'max-params': ['error', 4],
    },
  },
  { files: tests, rules: { 'max-lines': ['error', 400], 'max-params': ['error', 4] } },
  {
    // Lists: of states to show, of words, of tables to make.
    files: ['**/*.stories.ts', '**/locales/**/*.ts', '**/migrations/*.ts'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },

  {
    files: ['packages/elements/src/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended']],
    plugins: { 'lit-a11y': litA11y },
    // Lit calls the listeners of a template on the element.
    rules: { ...litA11y.configs.recommended.rules, '@typescript-eslint/unbound-method': 'off' },
  },
  {
    // The clock is `ctx.now`, so that a test can move it, or an option of the same name; chance comes from node:crypto.
    files: ['packages/express/src/**/*.ts'],
    ignores: ['packages/express/src/{options,sessions/jwt}.ts', 'packages/express/src/cli/**/*.ts', ...tests],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Take the time from ctx.now().' },
        { object: 'Math', property: 'random', message: 'Take chance from node:crypto.' },
      ],
    },
  },
  {
    files: tests,
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'no-console': 'off',
    },
  },
  {
    files: ['demo/{src,examples}/**/*.ts', 'packages/*/*.ts', 'packages/express/src/cli/**/*.ts'],
    rules: { 'no-console': 'off' },
  },

  ...layers,

  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['console', 'process', 'URL', 'setTimeout', 'clearTimeout', 'fetch', 'AbortSignal'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
  },
);
