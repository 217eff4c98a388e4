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
  reset: [
    'Je tweede stap is gereset',
    'Een beheerder heeft al je inlogmethoden en herstelcodes verwijderd. Om nieuwe in te stellen heb je een eenmalige code van je beheerder nodig.',
  ],
  ticket: [
    'Er is een instelcode voor je uitgegeven',
    'Een beheerder heeft een eenmalige code uitgegeven. Daarmee kan een tweede stap voor je account worden ingesteld.',
  ],
  preset: [
    'Er is een telefoonnummer voor je ingesteld',
    'Een beheerder heeft het nummer ingesteld waarnaar een code wordt gestuurd als je de volgende keer inlogt. Het telt pas als die code is ingevoerd.',
  ],
  numberChanged: [
    'Er is een ander telefoonnummer gebruikt',
    'De tweede stap is ingesteld met een ander nummer dan een beheerder had opgegeven.',
  ],
  resetDone: [
    'De tweede stap van iemand is gereset',
    'Een andere beheerder heeft alle inlogmethoden en herstelcodes van iemand verwijderd. Om nieuwe in te stellen is een eenmalige code nodig.',
  ],
  loosened: [
    'Een beveiligingsregel is versoepeld',
    'Een andere beheerder heeft de regels gewijzigd. Bij het inloggen wordt nu minder gevraagd.',
  ],
  presetRefused: [
    'Het nummer dat je had ingesteld is gewijzigd',
    'Iemand heeft een ander telefoonnummer opgegeven dan je had ingesteld, en een code ingevoerd die daarnaartoe is gestuurd.',
  ],
  when: 'Wanneer',
  method: 'Methode',
  browser: 'Browser',
  address: 'Netwerkadres',
  codesLeft: 'Resterende herstelcodes',
  person: 'Persoon',
  administrator: 'Beheerder',
  kinds: { totp: 'Authenticator-app', phone: 'Telefoon eindigend op {digits}' },
  fewCodes: 'Er zijn nog maar weinig herstelcodes over. Maak nieuwe in je beveiligingsinstellingen.',
  noCodes: 'Er is geen herstelcode meer over. Maak nieuwe in je beveiligingsinstellingen.',
  mine: 'Als jij dit was, hoef je niets te doen.',
  notMine: 'Als jij dit niet was, wijzig dan meteen je wachtwoord en controleer je inlogmethoden.',
  knowsPassword: 'Als jij dit niet was, kent iemand je wachtwoord. Wijzig het meteen.',
  agreed: 'Als je hiervan weet, hoef je niets te doen.',
  notAgreed: 'Als je hier niets van weet, waarschuw dan meteen je beheerder.',
  lookIntoIt: 'Als je hier niets van weet, kijk dan meteen in het auditlogboek.',
  link: 'Beveiligingsinstellingen',
  closing: 'Dit bericht is automatisch verzonden. We vragen nooit per e-mail om een code of wachtwoord.',
  numberGone: (service) =>
    `${service}: dit nummer wordt niet meer gebruikt om in te loggen. Was jij dit niet? Log in en controleer je account.`,
};
