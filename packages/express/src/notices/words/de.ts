/** The notices in German. */
import type { Words } from './words.js';

export const de: Words = {
  enrolled: [
    'Ein zweiter Schritt schützt Ihr Konto',
    'Ein zweiter Schritt wurde eingerichtet. Ab jetzt genügt zum Anmelden das Passwort allein nicht mehr.',
  ],
  added: [
    'Eine Anmeldemethode wurde hinzugefügt',
    'Ihrem Konto wurde eine Methode für den zweiten Schritt hinzugefügt.',
  ],
  replaced: [
    'Eine Anmeldemethode wurde geändert',
    'Eine Methode für den zweiten Schritt wurde durch eine neue ersetzt. Die alte gilt nicht mehr.',
  ],
  removed: [
    'Eine Anmeldemethode wurde entfernt',
    'Eine Methode für den zweiten Schritt wurde aus Ihrem Konto entfernt. Sie gilt nicht mehr.',
  ],
  default: [
    'Ihre bevorzugte Anmeldemethode wurde geändert',
    'Beim Anmelden wird jetzt zuerst nach einer anderen Methode gefragt.',
  ],
  off: [
    'Der zweite Schritt wurde ausgeschaltet',
    'Ihr Konto ist jetzt nur noch durch das Passwort geschützt.',
  ],
  codesMade: [
    'Neue Wiederherstellungscodes wurden erstellt',
    'Ihre alten Wiederherstellungscodes gelten nicht mehr.',
  ],
  codeUsed: [
    'Ein Wiederherstellungscode wurde benutzt',
    'Mit einem Wiederherstellungscode hat sich jemand in Ihrem Konto angemeldet. Der Code gilt kein zweites Mal.',
  ],
  trusted: [
    'Ein Browser gilt jetzt als vertrauenswürdig',
    'Beim Anmelden mit diesem Browser entfällt der zweite Schritt für einige Zeit.',
  ],
  failures: [
    'Für Ihr Konto wurden falsche Codes eingegeben',
    'Nach Ihrem Passwort wurden mehrere falsche Codes eingegeben. Keiner davon hat jemanden eingelassen.',
  ],
  signedOut: [
    'Sie wurden überall abgemeldet',
    'Alle Sitzungen Ihres Kontos wurden beendet. Melden Sie sich neu an, um weiterzumachen.',
  ],
  reset: [
    'Ihr zweiter Schritt wurde zurückgesetzt',
    'Ein Administrator hat alle Ihre Anmeldemethoden und Wiederherstellungscodes entfernt. Um neue einzurichten, brauchen Sie einen Einmalcode von Ihrem Administrator.',
  ],
  ticket: [
    'Für Sie wurde ein Einrichtungscode ausgestellt',
    'Ein Administrator hat einen Einmalcode ausgestellt. Damit lässt sich für Ihr Konto ein zweiter Schritt einrichten.',
  ],
  preset: [
    'Für Sie wurde eine Telefonnummer hinterlegt',
    'Ein Administrator hat die Nummer festgelegt, an die bei Ihrer nächsten Anmeldung ein Code gesendet wird. Sie gilt erst, wenn dieser Code eingegeben wurde.',
  ],
  numberChanged: [
    'Eine andere Telefonnummer wurde verwendet',
    'Der zweite Schritt wurde mit einer anderen Nummer eingerichtet als der, die ein Administrator festgelegt hatte.',
  ],
  resetDone: [
    'Der zweite Schritt einer Person wurde zurückgesetzt',
    'Ein anderer Administrator hat alle Anmeldemethoden und Wiederherstellungscodes einer Person entfernt. Um neue einzurichten, braucht sie einen Einmalcode.',
  ],
  loosened: [
    'Eine Sicherheitsregel wurde gelockert',
    'Ein anderer Administrator hat die Regeln geändert. Beim Anmelden wird jetzt weniger verlangt.',
  ],
  presetRefused: [
    'Die von Ihnen hinterlegte Nummer wurde geändert',
    'Eine Person hat eine andere Telefonnummer angegeben als die von Ihnen festgelegte und einen dorthin gesendeten Code eingegeben.',
  ],
  when: 'Wann',
  method: 'Methode',
  browser: 'Browser',
  address: 'Netzwerkadresse',
  codesLeft: 'Übrige Wiederherstellungscodes',
  person: 'Person',
  administrator: 'Administrator',
  kinds: { totp: 'Authenticator-App', phone: 'Telefon mit der Endung {digits}' },
  fewCodes:
    'Es sind nur noch wenige Wiederherstellungscodes übrig. Erstellen Sie neue in Ihren Sicherheitseinstellungen.',
  noCodes:
    'Es ist kein Wiederherstellungscode mehr übrig. Erstellen Sie neue in Ihren Sicherheitseinstellungen.',
  mine: 'Wenn Sie das waren, ist nichts zu tun.',
  notMine: 'Wenn Sie das nicht waren, ändern Sie sofort Ihr Passwort und prüfen Sie Ihre Anmeldemethoden.',
  knowsPassword: 'Wenn Sie das nicht waren, kennt jemand Ihr Passwort. Ändern Sie es sofort.',
  agreed: 'Wenn Sie davon wissen, ist nichts zu tun.',
  notAgreed: 'Wenn Sie davon nichts wissen, informieren Sie sofort Ihren Administrator.',
  lookIntoIt: 'Wenn Sie davon nichts wissen, sehen Sie sofort im Protokoll nach.',
  link: 'Sicherheitseinstellungen',
  closing:
    'Diese Nachricht wurde automatisch versendet. Wir fragen nie per E-Mail nach einem Code oder Passwort.',
  numberGone: (service) =>
    `${service}: Diese Telefonnummer dient nicht mehr zur Anmeldung. Waren Sie das nicht? Melden Sie sich an und prüfen Sie Ihr Konto.`,
};
