import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  choose,
  codeTo,
  givePassword,
  fillRegistration,
  heading,
  register,
  saveCodes,
  signOut,
  textsTo,
  typeCode,
  typeNumber,
} from '../kit/bank-people.js';
import { closeBrowser, openStage, type Stage } from '../kit/stage.js';

const NUMBER = '+447700900321';
const EMAIL = 'layla@northwind.example';

describe('the second step in another language', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  after(async () => {
    await stage.close();
    await closeBrowser();
  });

  /** What she was mailed, as soon as something begins like this: mails leave after the answer. */
  async function mailWith(words: string): Promise<string> {
    const patience = AbortSignal.timeout(20_000);
    for (;;) {
      const answer = await fetch(`${stage.url}/stage/mail`, { signal: patience });
      const { mails } = (await answer.json()) as {
        mails: readonly { subject: string; body: string | null }[];
      };
      const mail = mails.find(({ subject }) => subject.includes(words));
      if (mail) return mail.body ?? '';
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  it('is chosen in the middle of a sign-in, which goes on in it, and so do the text and the mail', async () => {
    const { page, faults } = await stage.visit({ locale: 'en-GB' });
    await register(page, EMAIL);
    await choose(page, 'Text message');
    await typeNumber(page, NUMBER);
    await heading(page, 'Enter the code');
    await typeCode(page, await codeTo(stage, NUMBER));
    const { codes } = await saveCodes(page);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL('**/account');
    await signOut(page);
    stage.advance({ minutes: 61 });

    await givePassword(page, EMAIL);
    await heading(page, 'Get a code by text');
    await page.getByLabel('Language of the second step').selectOption('ar');
    await heading(page, 'احصل على رمز برسالة نصية');
    assert.equal(await page.locator('mfa-gate').evaluate((gate) => getComputedStyle(gate).direction), 'rtl');
    await page.getByRole('button', { name: 'إرسال الرمز' }).click();
    await heading(page, 'أدخل الرمز');
    assert.match(
      (await textsTo(stage, NUMBER)).at(-1) ?? '',
      /^\d{6} هو رمز الأمان الخاص بك في Northwind Bank\./,
    );
    await page.getByLabel('رمز من 6 أرقام').fill(await codeTo(stage, NUMBER));
    await page.waitForURL('**/account');
    await signOut(page);

    // The choice is kept, and what a recovery code leads to is told in that language too.
    await givePassword(page, EMAIL);
    await page.getByRole('button', { name: 'جرّب طريقة أخرى' }).click();
    await page.getByRole('button', { name: 'رمز استرداد' }).click();
    await page.getByLabel('رمز استرداد').fill(codes[0]!);
    await page.getByRole('button', { name: 'تحقق' }).click();
    await page.getByText('بقيت لديك 9 رموز استرداد.').waitFor();
    assert.match(await mailWith('تم استخدام رمز استرداد'), /تم تسجيل الدخول إلى حسابك برمز استرداد/);
    assert.deepEqual(faults, []);
  });

  it('is what the browser asks for, until another is chosen', async () => {
    const { page } = await stage.visit({ locale: 'de-AT' });
    await fillRegistration(page, { email: 'jonas@northwind.example' });
    await heading(page, 'Zweiten Schritt hinzufügen');
    assert.equal(await page.locator('mfa-gate').getAttribute('lang'), 'de');
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  });
});
