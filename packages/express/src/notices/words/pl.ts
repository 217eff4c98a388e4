/** The notices in Polish. */
import type { Words } from './words.js';

export const pl: Words = {
  enrolled: [
    'Drugi krok chroni Twoje konto',
    'Ustawiono drugi krok. Od teraz samo hasło nie wystarczy do zalogowania.',
  ],
  added: ['Dodano metodę logowania', 'Do Twojego konta dodano metodę drugiego kroku.'],
  replaced: ['Zmieniono metodę logowania', 'Metodę drugiego kroku zastąpiono nową. Stara już nie działa.'],
  removed: ['Usunięto metodę logowania', 'Z Twojego konta usunięto metodę drugiego kroku. Już nie działa.'],
  default: [
    'Zmieniono Twoją zwykłą metodę logowania',
    'Przy logowaniu najpierw pojawia się teraz inna metoda.',
  ],
  off: ['Wyłączono drugi krok', 'Twoje konto chroni teraz tylko hasło.'],
  codesMade: ['Utworzono nowe kody odzyskiwania', 'Twoje stare kody odzyskiwania już nie działają.'],
  codeUsed: [
    'Użyto kodu odzyskiwania',
    'Kodem odzyskiwania zalogowano się na Twoje konto. Ten kod już nie zadziała.',
  ],
  trusted: [
    'Przeglądarka jest teraz zaufana',
    'Przy logowaniu w tej przeglądarce drugi krok jest przez pewien czas pomijany.',
  ],
  failures: [
    'Na Twoim koncie wpisano błędne kody',
    'Po Twoim haśle kilka razy wpisano błędny kod. Żaden nie dał dostępu.',
  ],
  signedOut: [
    'Wylogowano Cię wszędzie',
    'Zakończono wszystkie sesje Twojego konta. Zaloguj się ponownie, aby kontynuować.',
  ],
  when: 'Kiedy',
  method: 'Metoda',
  browser: 'Przeglądarka',
  address: 'Adres sieciowy',
  codesLeft: 'Pozostałe kody odzyskiwania',
  kinds: { totp: 'Aplikacja uwierzytelniająca', phone: 'Telefon z końcówką {digits}' },
  fewCodes: 'Zostało niewiele kodów odzyskiwania. Utwórz nowe w ustawieniach zabezpieczeń.',
  noCodes: 'Nie został żaden kod odzyskiwania. Utwórz nowe w ustawieniach zabezpieczeń.',
  mine: 'Jeśli to Ty, nie musisz nic robić.',
  notMine: 'Jeśli to nie Ty, natychmiast zmień hasło i sprawdź swoje metody logowania.',
  knowsPassword: 'Jeśli to nie Ty, ktoś zna Twoje hasło. Zmień je natychmiast.',
  link: 'Ustawienia zabezpieczeń',
  closing: 'Tę wiadomość wysłano automatycznie. Nigdy nie prosimy e-mailem o kod ani hasło.',
  numberGone: (service) =>
    `${service}: ten numer nie służy już do logowania. To nie Ty? Zaloguj się i sprawdź konto.`,
};
