// Who may import whom (packages/README.md): for every path, what it may not reach and why. A file takes the last entry
// that matches it, so the specific ones come after the general ones and repeat what still holds.

/** What an import may not match. With `types`, importing only types is fine. */
const refuse = (regex, message, { types = false } = {}) => ({ regex, message, types });

const nameless = [
  refuse(
    '^\\..*/(utils?|helpers?|common|shared|types)(/|\\.js$)',
    'No utils, helpers, common, shared or types: a function lives beside its caller, or in the layer it belongs to.',
  ),
];
const anywhere = [
  ...nameless,
  refuse(
    '^@mfa-kit/[^/]+/(src|dist)(/|$)|/packages/[^/]+/(src|dist)/',
    'Take the published entry of a package.',
  ),
];

const contract = [...anywhere, refuse('^@mfa-kit/|/packages/', 'The contract imports nothing of ours.')];
const contractInBrowsers = [
  ...contract,
  refuse('\\.schema\\.js$|/schemas\\.js$|^valibot$', 'A page never loads the schemas: import type.', {
    types: true,
  }),
  refuse('^node:', 'A page has no Node.'),
];

const elements = [
  ...anywhere,
  refuse('^@mfa-kit/express|/packages/express/|^express$', 'Elements and express never know each other.'),
  refuse('^@mfa-kit/contract/|^valibot$', 'Elements take the contract, never its schemas.'),
  refuse('^node:', 'A page has no Node.'),
  refuse('^lit/directives/unsafe-', 'Words and answers are text; a strict page refuses HTML from strings.'),
];
const base = [
  ...elements,
  refuse('^(\\./|(\\.\\./)+)(controls|screens)/', 'The base knows no control and no screen.'),
];
const control = [
  ...elements,
  refuse('^(\\.\\./)+screens/', 'Screens are made of controls, not the other way round.'),
  refuse('/mfa-screen\\.js$', 'A control is no screen.'),
  refuse('^@mfa-kit/contract$', 'A control never touches the client; a screen does.', { types: true }),
];
/** The screens that show others, and which: all the rest stand alone. */
const composes = {
  enrollment: ['phone-enrollment', 'qr-enrollment', 'recovery-codes'],
  gate: ['challenge', 'enrollment', 'recovery-codes', 'ticket'],
  'step-up': ['challenge'],
  settings: ['activity', 'factors', 'recovery-status', 'trusted-browsers'],
  factors: ['enrollment', 'phone-enrollment', 'qr-enrollment', 'step-up'],
  'recovery-status': ['recovery-codes', 'step-up'],
  'trusted-browsers': ['step-up'],
  activity: ['step-up'],
  admin: ['admin-overview', 'admin-people', 'admin-policy', 'admin-texting', 'admin-audit', 'step-up'],
  'admin-overview': ['step-up'],
  'admin-people': ['admin-person', 'step-up'],
  'admin-person': ['challenge', 'enrollment', 'recovery-codes', 'step-up', 'ticket'],
  'admin-policy': ['step-up'],
  'admin-texting': ['step-up'],
  'admin-audit': ['step-up'],
};
const screen = (composed = []) => [
  ...elements,
  refuse(
    `^\\.\\./(?!(${composed.join('|')})/)[\\w-]+/|^(\\.\\./)+screens/`,
    `A screen composes others only as .config/layers.mjs says: ${composed.join(', ') || 'this one none'}.`,
  ),
];

const callers = ['flow', 'factors', 'settings', 'step-up', 'admin'];
const ground = ['http', 'db', 'keys', 'sms', 'mail'];
/** Every other folder is a feature that callers call: recovery, devices, policy, audit, kinds and so on. */
const called = `!(${[...callers, ...ground, 'sessions'].join('|')})`;
const into = (folders) => `^(\\.\\./)+(${folders.join('|')})/`;

const express = [
  ...anywhere,
  refuse('^@mfa-kit/elements|/packages/elements/|^lit(/|$)', 'Elements and express never know each other.'),
];
const grounded = [
  ...express,
  refuse(
    `^(\\.\\./)+(?!(${[...ground, 'sessions'].join('|')})/)[\\w-]+/`,
    `${ground.join(', ')} import no feature.`,
  ),
];
const foreignStore = refuse(
  '^(\\.\\./)+[\\w-]+/(.*/)?[\\w-]+\\.store\\.js$',
  "A feature calls another feature's service, never its store.",
);
const service = [
  ...express,
  foreignStore,
  refuse('\\.routes\\.js$', 'Routes call services, not the other way round.'),
  refuse('^express(-session)?(/|$)', 'A service never sees Express.'),
  refuse('^kysely(/|$)', 'Queries are in the store.', { types: true }),
];
const routes = [
  ...express,
  refuse('\\.store\\.js$', 'Routes never see a store: service, then store.'),
  refuse(`${into(['db'])}|^kysely(/|$)`, 'Routes never see the database: service, then store.'),
];
const store = [
  ...express,
  foreignStore,
  refuse('\\.(routes|service)\\.js$', 'A store holds queries and nothing else.'),
  refuse('^(?!(\\.\\./)+db/)\\.', 'A store imports db only.', { types: true }),
  refuse('^(?!kysely(/|$)|node:)[a-z@]', 'A store imports db only.', { types: true }),
  refuse('^express(-session)?(/|$)', 'A store never sees Express.'),
];
const notBack = refuse(into(callers), `${callers.join(', ')} call the other features, never the reverse.`);

/** Syntax that is refused everywhere; every entry has to repeat it, since a rule is replaced, not merged. */
const defaultExport = {
  selector: 'ExportDefaultDeclaration, TSExportAssignment',
  message: 'Named exports only; styles, stories and configurations excepted.',
};

/** The same refusals for `import()`, and for `import('…').Type` where not even types may pass. */
function dynamically({ regex, message, types }) {
  const value = `[value=/${regex.replaceAll('/', '\\u002F')}/]`;
  const selectors = [
    `ImportExpression > Literal${value}`,
    ...(types ? [] : [`TSImportType Literal${value}`]),
  ];
  return { selector: selectors.join(', '), message };
}

function layer(files, refusals, { ignores = [], syntax = [defaultExport] } = {}) {
  return {
    files,
    ignores,
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: refusals.map(({ regex, message, types }) => ({
            regex,
            message,
            allowTypeImports: types,
          })),
        },
      ],
      'no-restricted-syntax': ['error', ...syntax, ...refusals.map(dynamically)],
    },
  };
}

const inContract = (path) => `packages/contract/src/${path}`;
const inElements = (path) => `packages/elements/src/${path}`;
const inExpress = (folders, path) => folders.map((folder) => `packages/express/src/${folder}/**/${path}`);

const features = [
  [callers, []],
  [[called], [notBack]],
].flatMap(([folders, also]) => [
  layer(inExpress(folders, '*.ts'), [...service, ...also]),
  layer(inExpress(folders, '*.routes.ts'), [...routes, ...also]),
  layer(inExpress(folders, '*.store.ts'), [...store, ...also]),
]);

export default [
  layer(['**/*.ts'], anywhere),
  // One suite for every database: it calls the stores themselves.
  layer(['test/conformance/**/*.ts'], nameless),

  layer([inContract('**/*.ts')], contractInBrowsers),
  layer([inContract('schemas.ts'), inContract('**/*.{schema,test}.ts')], contract),

  layer([inElements('**/*.ts')], elements),
  layer([inElements('*.ts'), inElements('locales/**/*.ts')], base, { ignores: [inElements('index.ts')] }),
  layer([inElements('controls/**/*.ts')], control),
  layer([inElements('screens/**/*.ts')], screen()),
  ...Object.entries(composes).map(([name, composed]) =>
    layer([inElements(`screens/${name}/**/*.ts`)], screen(composed)),
  ),
  layer([inElements('**/*.test.ts')], elements),
  layer([inElements('**/*.{stories,styles}.ts')], elements, { syntax: [] }),

  layer(['packages/express/src/**/*.ts'], express),
  layer(inExpress(ground, '*.ts'), grounded),
  ...features,
  layer(['packages/express/src/**/*.test.ts'], express),

  {
    files: ['**/*.config.ts', '**/*.d.ts', 'demo/storybook/{*,**/*.stories,**/*.styles}.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    name: 'names that say nothing',
    files: [
      '{packages,demo,test}/**/{util,utils,helper,helpers,common,shared}/**',
      '{packages,demo,test}/**/{util,utils,helper,helpers,common,shared,types}.*',
    ],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'Program',
          message: 'Name the file or folder for what it does: no utils, helpers, common, shared, types.',
        },
      ],
    },
  },
];
