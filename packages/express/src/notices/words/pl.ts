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
    'Zmieniono Twoją domyślną metodę logowania',
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
  reset: [
    'Zresetowano Twój drugi krok',
    'Administrator usunął wszystkie Twoje metody logowania i kody odzyskiwania. Aby ustawić nowe, potrzebujesz jednorazowego kodu od administratora.',
  ],
  ticket: [
    'Wydano dla Ciebie kod konfiguracji',
    'Administrator wydał jednorazowy kod. Można nim ustawić drugi krok dla Twojego konta.',
  ],
  preset: [
    'Ustawiono dla Ciebie numer telefonu',
    'Administrator ustawił numer, na który przy następnym logowaniu zostanie wysłany kod. Numer liczy się dopiero po wpisaniu tego kodu.',
  ],
  numberChanged: [
    'Użyto innego numeru telefonu',
    'Drugi krok ustawiono z innym numerem niż ten, który podał administrator.',
  ],
  resetDone: [
    'Zresetowano drugi krok jednej z osób',
    'Inny administrator usunął wszystkie metody logowania i kody odzyskiwania jednej osoby. Aby ustawić nowe, potrzebuje ona jednorazowego kodu.',
  ],
  loosened: [
    'Złagodzono regułę bezpieczeństwa',
    'Inny administrator zmienił reguły. Przy logowaniu wymaga się teraz mniej.',
  ],
  presetRefused: [
    'Zmieniono numer, który był przez Ciebie ustawiony',
    'Jedna z osób podała inny numer telefonu niż ustawiony przez Ciebie i wpisała kod wysłany na ten numer.',
  ],
  when: 'Kiedy',
  method: 'Metoda',
  browser: 'Przeglądarka',
  address: 'Adres sieciowy',
  codesLeft: 'Pozostałe kody odzyskiwania',
  person: 'Osoba',
  administrator: 'Administrator',
  kinds: { totp: 'Aplikacja uwierzytelniająca', phone: 'Telefon z końcówką {digits}' },
  fewCodes: 'Zostało niewiele kodów odzyskiwania. Utwórz nowe w ustawieniach zabezpieczeń.',
  noCodes: 'Nie został żaden kod odzyskiwania. Utwórz nowe w ustawieniach zabezpieczeń.',
  mine: 'Jeśli to Ty, nie musisz nic robić.',
  notMine: 'Jeśli to nie Ty, natychmiast zmień hasło i sprawdź swoje metody logowania.',
  knowsPassword: 'Jeśli to nie Ty, ktoś zna Twoje hasło. Zmień je natychmiast.',
  agreed: 'Jeśli o tym wiesz, nic nie musisz robić.',
  notAgreed: 'Jeśli nic o tym nie wiesz, natychmiast powiadom administratora.',
  lookIntoIt: 'Jeśli nic o tym nie wiesz, natychmiast sprawdź dziennik zdarzeń.',
  link: 'Ustawienia zabezpieczeń',
  closing: 'Tę wiadomość wysłano automatycznie. Nigdy nie prosimy e-mailem o kod ani hasło.',
  numberGone: (service) =>
    `${service}: ten numer nie służy już do logowania. To nie Ty? Zaloguj się i sprawdź konto.`,
};
