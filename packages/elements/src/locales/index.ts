/** The language of the page, and words of the host's own: `@mfa-kit/elements/locales`. */
export { languages, partOf, type Part, type Words } from './languages.js';
export { overrideWords, setLocale } from './page.js';
