import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { render } from 'lit';
import '../controls/check-box/index.js';
import '../controls/code-list/index.js';
import type { MfaCodeList } from '../controls/code-list/index.js';
import { renderSentTo } from '../text-code.js';
import { day } from './dates.js';
import { overrideWords, setLocale } from './index.js';
import { locale } from './locale.js';
import { msg } from './message.js';
import { WORDS_EVENT } from './page.js';

const page = document.documentElement;
const cancel = () => msg('Cancel', { id: 'cancel' });
const sentTo = () => {
  const place = document.createElement('p');
  render(renderSentTo('56'), place);
  return place;
};

describe('the page’s language', () => {
  afterEach(async () => {
    page.lang = '';
    await setLocale();
  });

  it('is what <html lang> says, also when that changes', async () => {
    expect(cancel()).to.equal('Cancel');
    page.lang = 'de';
    await waitUntil(() => cancel() === 'Abbrechen');
    page.lang = 'en';
    await waitUntil(() => cancel() === 'Cancel');
  });

  it('is what the host sets, until it leaves it to the page again', async () => {
    await setLocale('ja');
    page.lang = 'de';
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(locale()).to.equal('ja');
    await setLocale();
    expect(cancel()).to.equal('Abbrechen');
  });

  it('is the closest that there is, with the region for dates, and English for any other', async () => {
    const christmas = Date.UTC(2030, 11, 25, 12);
    await setLocale('de-AT');
    expect(cancel()).to.equal('Abbrechen');
    expect(locale()).to.equal('de-AT');
    await setLocale('en-GB');
    expect(day(christmas)).to.equal('25 Dec 2030');
    for (const other of ['tlh', '', '*', 'constructor', 'd'.repeat(999)]) {
      await setLocale(other);
      expect(cancel(), other).to.equal('Cancel');
      expect(locale(), other).to.equal('en');
    }
    await setLocale('de_CH');
    expect(locale()).to.equal('de');
  });

  it('is the last that was asked for, whichever arrives last', async () => {
    await Promise.all([setLocale('ar'), setLocale('ja'), setLocale('de'), setLocale('en'), setLocale('de')]);
    expect(cancel()).to.equal('Abbrechen');
  });

  it('is taken up by what is on the page, which keeps the focus', async () => {
    const list = await fixture<MfaCodeList>(html`<mfa-code-list .codes=${['AAAA']}></mfa-code-list>`);
    const words = () => list.shadowRoot!.textContent;
    const button = list.shadowRoot!.querySelector('button')!;
    button.focus();
    expect(words()).to.contain('Download');
    await setLocale('de');
    await list.updateComplete;
    expect(words()).to.contain('Herunterladen').and.not.contain('Download');
    expect(list.shadowRoot!.activeElement).to.equal(button);
  });

  it('puts values where the translation has them', async () => {
    expect(sentTo().textContent.trim()).to.equal('Code sent to •••• 56.');
    await setLocale('de');
    expect(sentTo().textContent.trim()).to.equal('Code an •••• 56 gesendet.');
    expect(sentTo().querySelector('bdi')!.dir).to.equal('ltr');
  });
});

describe('words of the host’s own', () => {
  afterEach(async () => {
    await overrideWords({ cancel: 'Cancel', 'text.sentTo': 'Code sent to {0}.' });
    await setLocale();
  });

  it('take the place of any, in English too, and what is on the page says them', async () => {
    const box = await fixture(html`<mfa-check-box required></mfa-check-box>`);
    let heard = 0;
    addEventListener(WORDS_EVENT, () => (heard += 1), { once: true });
    await overrideWords({ cancel: 'Never mind', 'checkBox.empty': 'Tick it.' });
    expect(cancel()).to.equal('Never mind');
    expect(heard).to.equal(1);
    await (box as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
    expect(box.querySelector('input')!.validationMessage).to.equal('Tick it.');
  });

  it('are of one language, or of all', async () => {
    await overrideWords({ cancel: 'X' });
    await overrideWords({ cancel: 'Nein danke' }, 'de');
    await setLocale('de');
    expect(cancel()).to.equal('Nein danke');
    await setLocale('ja');
    expect(cancel()).to.equal('X');
    await setLocale();
    expect(cancel()).to.equal('X');
  });

  it('are text, whatever they hold', async () => {
    await overrideWords({ 'text.sentTo': '<img src=x onerror=alert(1)> {0}' });
    expect(sentTo().querySelector('img')).to.equal(null);
    expect(sentTo().textContent.trim()).to.equal('<img src=x onerror=alert(1)> •••• 56');
  });
});
