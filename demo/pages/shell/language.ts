/** The language of the kit's part of a page: what the visitor chose in the demo's bar, else what their browser asks for. The bank's own words are English. */
import { languages, setLocale } from '@mfa-kit/elements/locales';

const COOKIE = 'demo-language';
const offered = ['en', ...Object.keys(languages)];

const chosen = new RegExp(`(?:^|; )${COOKIE}=([\\w-]+)`).exec(document.cookie)?.[1];
let language = closest(chosen ?? navigator.language);
speak();
// A dialog of the kit comes into the page when somebody asks for it.
new MutationObserver(speak).observe(document.body, { childList: true });

/** Lets the visitor choose; what the kit's server writes goes by the cookie. */
export function offerLanguages(select: HTMLSelectElement): void {
  for (const tag of offered) {
    const name = new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
    const option = new Option(name, tag, false, tag === language);
    option.lang = tag;
    select.add(option);
  }
  select.addEventListener('change', () => {
    language = select.value;
    document.cookie = `${COOKIE}=${language}; path=/; max-age=31536000; samesite=lax`;
    speak();
  });
}

function speak(): void {
  void setLocale(language);
  for (const element of document.querySelectorAll<HTMLElement>(
    'mfa-gate, mfa-settings, mfa-admin, mfa-step-up',
  )) {
    element.lang = language;
    element.dir = /^(ar|he)$/.test(language) ? 'rtl' : 'ltr';
  }
}

function closest(tag: string): string {
  const primary = (one: string) => one.toLowerCase().split('-')[0];
  return offered.find((one) => primary(one) === primary(tag)) ?? 'en';
}
