/** The notices in Italian. */
import type { Words } from './words.js';

export const it: Words = {
  enrolled: [
    'Un secondo passaggio protegge il tuo account',
    'È stato impostato un secondo passaggio. D’ora in poi la sola password non basta per accedere.',
  ],
  added: [
    'È stato aggiunto un metodo di accesso',
    'Al tuo account è stato aggiunto un metodo per il secondo passaggio.',
  ],
  replaced: [
    'È stato cambiato un metodo di accesso',
    'Un metodo per il secondo passaggio è stato sostituito da uno nuovo. Quello vecchio non funziona più.',
  ],
  removed: [
    'È stato rimosso un metodo di accesso',
    'Dal tuo account è stato rimosso un metodo per il secondo passaggio. Non funziona più.',
  ],
  default: [
    'È stato cambiato il tuo metodo di accesso abituale',
    'Ora all’accesso viene chiesto per primo un altro metodo.',
  ],
  off: ['Il secondo passaggio è stato disattivato', 'Ora solo la password protegge il tuo account.'],
  codesMade: [
    'Sono stati creati nuovi codici di recupero',
    'I tuoi vecchi codici di recupero non funzionano più.',
  ],
  codeUsed: [
    'È stato usato un codice di recupero',
    'Con un codice di recupero è stato effettuato l’accesso al tuo account. Non funzionerà di nuovo.',
  ],
  trusted: [
    'Un browser è ora attendibile',
    'Quando accedi con questo browser, il secondo passaggio viene saltato per qualche tempo.',
  ],
  failures: [
    'Sono stati inseriti codici errati per il tuo account',
    'Dopo la tua password sono stati inseriti diversi codici errati. Nessuno ha permesso di entrare.',
  ],
  signedOut: [
    'Sei stato disconnesso ovunque',
    'Tutte le sessioni del tuo account sono state chiuse. Accedi di nuovo per continuare.',
  ],
  reset: [
    'Il tuo secondo passaggio è stato reimpostato',
    'Un amministratore ha rimosso tutti i tuoi metodi di accesso e codici di recupero. Per impostarne di nuovi ti serve un codice monouso del tuo amministratore.',
  ],
  ticket: [
    'È stato emesso un codice di configurazione per te',
    'Un amministratore ha emesso un codice monouso. Permette di impostare un secondo passaggio per il tuo account.',
  ],
  preset: [
    'È stato impostato un numero di telefono per te',
    'Un amministratore ha impostato il numero a cui sarà inviato un codice al tuo prossimo accesso. Vale solo dopo che quel codice è stato inserito.',
  ],
  numberChanged: [
    'È stato usato un altro numero di telefono',
    'Il secondo passaggio è stato impostato con un numero diverso da quello scelto da un amministratore.',
  ],
  resetDone: [
    'Il secondo passaggio di una persona è stato reimpostato',
    'Un altro amministratore ha rimosso tutti i metodi di accesso e i codici di recupero di una persona. Per impostarne di nuovi le serve un codice monouso.',
  ],
  loosened: [
    'Una regola di sicurezza è stata allentata',
    'Un altro amministratore ha modificato le regole. Ora per accedere è richiesto di meno.',
  ],
  presetRefused: [
    'Il numero che avevi impostato è stato cambiato',
    'Una persona ha inserito un numero di telefono diverso da quello che avevi impostato e un codice inviato a quel numero.',
  ],
  when: 'Quando',
  method: 'Metodo',
  browser: 'Browser',
  address: 'Indirizzo di rete',
  codesLeft: 'Codici di recupero rimasti',
  person: 'Persona',
  administrator: 'Amministratore',
  kinds: { totp: 'App di autenticazione', phone: 'Telefono che termina con {digits}' },
  fewCodes: 'Restano pochi codici di recupero. Creane di nuovi nelle impostazioni di sicurezza.',
  noCodes: 'Non resta alcun codice di recupero. Creane di nuovi nelle impostazioni di sicurezza.',
  mine: 'Se sei stato tu, non devi fare nulla.',
  notMine: 'Se non sei stato tu, cambia subito la password e controlla i tuoi metodi di accesso.',
  knowsPassword: 'Se non sei stato tu, qualcuno conosce la tua password. Cambiala subito.',
  agreed: 'Se ne sei al corrente, non devi fare nulla.',
  notAgreed: 'Se non ne sei al corrente, avvisa subito il tuo amministratore.',
  lookIntoIt: 'Se non ne sei al corrente, controlla subito il registro di audit.',
  link: 'Impostazioni di sicurezza',
  closing:
    'Questo messaggio è stato inviato automaticamente. Non chiediamo mai un codice o una password per e-mail.',
  numberGone: (service) =>
    `${service}: questo numero non serve più per accedere. Non sei stato tu? Accedi e controlla il tuo account.`,
};
