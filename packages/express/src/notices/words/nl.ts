/** The notices in Dutch. */
import type { Words } from './words.js';

export const nl: Words = {
  enrolled: [
    'Een tweede stap beschermt je account',
    'Er is een tweede stap ingesteld. Vanaf nu is alleen je wachtwoord niet meer genoeg om in te loggen.',
  ],
  added: [
    'Er is een inlogmethode toegevoegd',
    'Er is een methode voor de tweede stap aan je account toegevoegd.',
  ],
  replaced: [
    'Er is een inlogmethode gewijzigd',
    'Een methode voor de tweede stap is vervangen door een nieuwe. De oude werkt niet meer.',
  ],
  removed: [
    'Er is een inlogmethode verwijderd',
    'Er is een methode voor de tweede stap uit je account verwijderd. Die werkt niet meer.',
  ],
  default: [
    'Je gebruikelijke inlogmethode is gewijzigd',
    'Bij het inloggen wordt nu eerst om een andere methode gevraagd.',
  ],
  off: ['De tweede stap is uitgeschakeld', 'Je account wordt nu alleen nog door je wachtwoord beschermd.'],
  codesMade: ['Er zijn nieuwe herstelcodes gemaakt', 'Je oude herstelcodes werken niet meer.'],
  codeUsed: [
    'Er is een herstelcode gebruikt',
    'Er is met een herstelcode bij je account ingelogd. Die code werkt geen tweede keer.',
  ],
  trusted: [
    'Een browser wordt nu vertrouwd',
    'Als je met deze browser inlogt, wordt de tweede stap een tijd lang overgeslagen.',
  ],
  failures: [
    'Er zijn verkeerde codes ingevoerd voor je account',
    'Na je wachtwoord zijn verschillende verkeerde codes ingevoerd. Geen ervan gaf toegang.',
  ],
  signedOut: [
    'Je bent overal uitgelogd',
    'Alle sessies van je account zijn beëindigd. Log opnieuw in om verder te gaan.',
  ],
  when: 'Wanneer',
  method: 'Methode',
  browser: 'Browser',
  address: 'Netwerkadres',
  codesLeft: 'Resterende herstelcodes',
  kinds: { totp: 'Authenticator-app', phone: 'Telefoon eindigend op {digits}' },
  fewCodes: 'Er zijn nog maar weinig herstelcodes over. Maak nieuwe in je beveiligingsinstellingen.',
  noCodes: 'Er is geen herstelcode meer over. Maak nieuwe in je beveiligingsinstellingen.',
  mine: 'Als jij dit was, hoef je niets te doen.',
  notMine: 'Als jij dit niet was, wijzig dan meteen je wachtwoord en controleer je inlogmethoden.',
  knowsPassword: 'Als jij dit niet was, kent iemand je wachtwoord. Wijzig het meteen.',
  link: 'Beveiligingsinstellingen',
  closing: 'Dit bericht is automatisch verzonden. We vragen nooit per e-mail om een code of wachtwoord.',
  numberGone: (service) =>
    `${service}: dit nummer wordt niet meer gebruikt om in te loggen. Was jij dit niet? Log in en controleer je account.`,
};
