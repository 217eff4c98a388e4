/** The lint rules that keep the layers apart (packages/README.md), tried on imports that they must refuse and allow. */
import { ESLint } from 'eslint';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const layering = ['@typescript-eslint/no-restricted-imports', 'no-restricted-syntax'];
const eslint = new ESLint({
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
  ruleFilter: ({ ruleId }) => layering.includes(ruleId),
  // The files do not exist, so they have no types; neither rule needs any.
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
});

/** What the layering rules say about a line of code, if it stood in the file of that path. */
async function complaints(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  const rules = result?.messages.map(({ ruleId, message }) => ruleId ?? `unreadable: ${message}`);
  return [...new Set(rules)];
}

const contract = 'packages/contract/src';
const elements = 'packages/elements/src';
const express = 'packages/express/src';

/** Where it stands, and what it tries to reach. */
type Imports = Readonly<Record<string, readonly string[]>>;

const refused: Imports = {
  [`${contract}/flow.ts`]: [
    './flow.schema.js',
    './schemas.js',
    'valibot',
    'node:crypto',
    '@mfa-kit/express',
    '@mfa-kit/elements',
  ],
  [`${contract}/flow.schema.ts`]: ['@mfa-kit/express', '@mfa-kit/elements'],
  [`${elements}/mfa-element.ts`]: [
    './controls/otp-input/otp-input.js',
    './screens/gate/gate.js',
    '@mfa-kit/express',
  ],
  [`${elements}/controls/otp-input/otp-input.ts`]: [
    '@mfa-kit/contract',
    '@mfa-kit/contract/schemas',
    '@mfa-kit/express',
    '../../screens/gate/gate.js',
    '../../mfa-screen.js',
    'lit/directives/unsafe-html.js',
    'node:crypto',
  ],
  [`${elements}/screens/challenge/challenge.ts`]: [
    '../gate/gate.js',
    '../../screens/gate/gate.js',
    '@mfa-kit/contract/schemas',
    'valibot',
    '@mfa-kit/express',
    'express',
  ],
  [`${elements}/screens/gate/gate.ts`]: [
    '../settings/settings.js',
    '@mfa-kit/contract/schemas',
    '@mfa-kit/express',
  ],
  [`${elements}/screens/step-up/step-up.ts`]: ['../gate/gate.js', '../settings/settings.js'],
  [`${elements}/screens/settings/settings.ts`]: ['../gate/gate.js', '../enrollment/enrollment.js'],
  [`${elements}/screens/activity/activity.ts`]: ['../factors/factors.js'],
  [`${elements}/screens/gate/gate.test.ts`]: ['@mfa-kit/express'],
  [`${elements}/screens/gate/gate.stories.ts`]: ['@mfa-kit/express'],
  [`${express}/flow/flow.routes.ts`]: [
    './flow.store.js',
    '../recovery/recovery.store.js',
    '../db/schema.js',
    'kysely',
  ],
  [`${express}/flow/flow.service.ts`]: [
    'express',
    'kysely',
    './flow.routes.js',
    '../recovery/recovery.store.js',
    '../kinds/totp/totp.store.js',
    '@mfa-kit/elements',
  ],
  [`${express}/flow/flow.store.ts`]: [
    './flow.service.js',
    './flow.routes.js',
    '../keys/key-ring.js',
    '../recovery/recovery.store.js',
    '@mfa-kit/contract',
    'express',
  ],
  [`${express}/factors/factors.service.ts`]: ['../recovery/recovery.store.js', 'express'],
  [`${express}/admin/admin.service.ts`]: ['../policy/policy.store.js'],
  [`${express}/recovery/recovery.service.ts`]: [
    '../flow/flow.service.js',
    '../factors/factors.service.js',
    '../admin/admin.service.js',
    '../policy/policy.store.js',
    'express',
  ],
  [`${express}/some-later-feature/words.ts`]: [
    '../flow/flow.service.js',
    '../audit/audit.store.js',
    'express',
  ],
  [`${express}/recovery/recovery.routes.ts`]: ['./recovery.store.js', '../flow/flow.service.js'],
  [`${express}/recovery/recovery.store.ts`]: ['../flow/flow.service.js', '../audit/audit.service.js'],
  [`${express}/kinds/totp/totp.service.ts`]: [
    '../../flow/flow.service.js',
    '../../recovery/recovery.store.js',
    'express',
  ],
  [`${express}/http/guard.ts`]: ['../flow/flow.service.js', '../audit/audit.service.js', '../kinds/kinds.js'],
  [`${express}/db/sqlite.ts`]: ['../recovery/recovery.store.js'],
  [`${express}/keys/key-ring.ts`]: ['../flow/flow.service.js'],
  [`${express}/sms/twilio.ts`]: ['../kinds/phone/phone.service.js'],
  [`${express}/mail/smtp.ts`]: ['../audit/audit.service.js'],
  [`${express}/index.ts`]: ['@mfa-kit/elements', 'lit', './utils/time.js', './shared/time.js', './types.js'],
  'demo/src/server.ts': ['../../packages/express/src/index.js', '@mfa-kit/express/dist/index.js'],
  'test/journeys/sign-in.test.ts': ['../../packages/express/src/index.js'],
};

const allowed: Imports = {
  [`${contract}/flow.ts`]: ['./route.js', './errors.js'],
  [`${contract}/schemas.ts`]: ['./flow.schema.js'],
  [`${contract}/client.test.ts`]: ['node:test', './client.js'],
  [`${contract}/flow.schema.ts`]: ['valibot', './states.schema.js'],
  [`${elements}/index.ts`]: ['./screens/gate/index.js', './controls/otp-input/index.js'],
  [`${elements}/controls/otp-input/otp-input.ts`]: [
    'lit',
    '../../mfa-element.js',
    '../../field.js',
    '../qr-code/qr-code.js',
  ],
  [`${elements}/screens/challenge/challenge.ts`]: [
    '@mfa-kit/contract',
    '../../mfa-screen.js',
    '../../controls/otp-input/index.js',
  ],
  [`${elements}/screens/gate/gate.ts`]: ['../challenge/index.js', '@mfa-kit/contract'],
  [`${elements}/screens/enrollment/enrollment.ts`]: ['../qr-enrollment/index.js'],
  [`${elements}/screens/step-up/step-up.ts`]: ['../challenge/index.js'],
  [`${express}/flow/flow.routes.ts`]: [
    './flow.service.js',
    '../http/endpoint.js',
    'express',
    '@mfa-kit/contract/schemas',
  ],
  [`${express}/flow/flow.service.ts`]: [
    './flow.store.js',
    '../recovery/recovery.service.js',
    '../kinds/kinds.js',
    '@mfa-kit/contract',
  ],
  [`${express}/flow/flow.store.ts`]: ['kysely', '../db/schema.js', 'node:crypto'],
  [`${express}/kinds/totp/totp.store.ts`]: ['../../db/schema.js'],
  [`${express}/kinds/totp/totp.service.ts`]: ['./totp.store.js', '../../audit/audit.service.js', 'otplib'],
  [`${express}/recovery/recovery.service.ts`]: ['./recovery.store.js', '../audit/audit.service.js'],
  [`${express}/http/guard.ts`]: ['express', '../context.js', '../keys/key-ring.js'],
  [`${express}/sessions/express-session.ts`]: ['express-session', '../keys/tokens.js'],
  'demo/src/server.ts': ['@mfa-kit/express', 'express'],
  'test/journeys/sign-in.test.ts': ['../kit/virtual-phone.js', '@mfa-kit/express'],
  'test/conformance/races.ts': ['../../packages/express/src/recovery/recovery.store.js'],
};

const cases = (imports: Imports) =>
  Object.entries(imports).flatMap(([path, sources]) => sources.map((source) => [path, source] as const));

describe('the layers', () => {
  for (const [path, source] of cases(refused))
    it(`${path} may not reach ${source}, at once or later`, async () => {
      assert.deepEqual(await complaints(path, `import { a } from '${source}'; a();`), [layering[0]]);
      assert.deepEqual(await complaints(path, `export { a } from '${source}';`), [layering[0]]);
      assert.deepEqual(await complaints(path, `await import('${source}');`), [layering[1]]);
    });

  for (const [path, source] of cases(allowed))
    it(`${path} may reach ${source}`, async () => {
      assert.deepEqual(
        await complaints(path, `import { a } from '${source}'; await import('${source}'); a();`),
        [],
      );
    });

  const types = {
    allowed: [
      [`${contract}/flow.ts`, './flow.schema.js'],
      [`${elements}/controls/otp-input/otp-input.ts`, '@mfa-kit/contract'],
      [`${express}/flow/flow.store.ts`, '@mfa-kit/contract'],
    ],
    refused: [
      [`${elements}/screens/gate/gate.ts`, '@mfa-kit/express'],
      [`${elements}/screens/gate/gate.ts`, '@mfa-kit/contract/schemas'],
      [`${express}/flow/flow.service.ts`, 'express'],
      [`${express}/flow/flow.routes.ts`, './flow.store.js'],
      [`${express}/audit/audit.service.ts`, '../flow/flow.service.js'],
    ],
  } as const;

  for (const [path, source] of types.allowed)
    it(`${path} may take types of ${source}`, async () => {
      const code = `import type { A } from '${source}'; export type B = A | import('${source}').C;`;
      assert.deepEqual(await complaints(path, code), []);
    });

  for (const [path, source] of types.refused)
    it(`${path} may not even take types of ${source}`, async () => {
      assert.deepEqual(await complaints(path, `import type { A } from '${source}'; export type B = A;`), [
        layering[0],
      ]);
      assert.deepEqual(await complaints(path, `export type A = import('${source}').B;`), [layering[1]]);
    });
});

describe('exports and names', () => {
  it('are named, except where a tool wants a default', async () => {
    const code = 'export default {};';
    for (const path of [
      `${express}/options.ts`,
      `${elements}/controls/otp-input/otp-input.ts`,
      'demo/src/server.ts',
    ])
      assert.deepEqual(await complaints(path, code), [layering[1]], path);
    for (const path of [
      `${elements}/tokens.styles.ts`,
      `${elements}/screens/gate/gate.stories.ts`,
      'vite.config.ts',
    ])
      assert.deepEqual(await complaints(path, code), [], path);
  });

  it('say what a file or folder is for', async () => {
    const code = 'export const a = 1;';
    for (const path of [
      `${express}/utils/time.ts`,
      `${express}/flow/helpers.ts`,
      `${elements}/shared/time.ts`,
      `${contract}/types.ts`,
      'demo/src/common/time.ts',
      'test/kit/utils.ts',
    ])
      assert.deepEqual(await complaints(path, code), [layering[1]], path);
    assert.deepEqual(await complaints(`${express}/flow/expiry.ts`, code), []);
  });
});
