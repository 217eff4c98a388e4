/** What sends mails. SMTP is ready; any other provider is one function. */

export interface MailMessage {
  /** The same for every try, so that a provider can drop what it has already. */
  readonly id: string;
  /** One bare address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** When what it tells of happened, epoch milliseconds. */
  readonly at: number;
}

export interface MailTransport {
  /** Names the provider in the log. */
  readonly name: string;
  /** Resolves when somebody else answers for the mail. @throws MailFailure; whatever else is thrown is tried again */
  send(message: MailMessage): Promise<void>;
  /** A development aid: refused wherever the public URL is not loopback. */
  readonly loopbackOnly?: boolean;
}

export class MailFailure extends Error {
  override readonly name = 'MailFailure';
  /** There is no such mailbox: trying again changes nothing. */
  readonly refused: boolean;

  constructor({ cause, refused = false }: { cause?: unknown; refused?: boolean } = {}) {
    super('the mail was not sent', { cause });
    this.refused = refused;
  }
}
