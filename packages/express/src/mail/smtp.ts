/** Mails by SMTP and nodemailer, which is loaded when the first mail is sent. */
import type { NodemailerError, Transporter } from 'nodemailer';
import { isLoopback } from '../http/loopback.js';
import { MailFailure, type MailMessage, type MailTransport } from './transport.js';

export interface SmtpOptions {
  readonly host: string;
  /** 587 unless set. On 465 TLS begins at once, on others by STARTTLS, which is required but on loopback. */
  readonly port?: number;
  readonly user?: string;
  readonly password?: string;
  /** A mailbox of yours: `Northwind <no-reply@northwind.example>`. */
  readonly from: string;
  readonly replyTo?: string;
  /** The mail server is inside a network of your own and has no certificate: anybody on the way reads along. */
  readonly unencrypted?: boolean;
  /** Milliseconds to wait for the mail server to go on. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;
const PORT = 587;
const TLS_PORT = 465;
const mailbox = /^[^@\r\n]*[^@\s]@[^@\s]+$/;

export function smtp(options: SmtpOptions): MailTransport {
  if (!options.host) throw new TypeError('smtp: give the `host` of your mail server');
  if (!mailbox.test(options.from ?? ''))
    throw new TypeError('smtp: give `from`, a mailbox such as Northwind <no-reply@northwind.example>');
  if (options.replyTo !== undefined && !mailbox.test(options.replyTo))
    throw new TypeError('smtp: `replyTo` is not a mailbox');
  if ((options.user === undefined) !== (options.password === undefined))
    throw new TypeError('smtp: give `user` and `password`, or neither');
  let loading: Promise<Transporter> | undefined;
  /** What failed to load is loaded again for the next mail. */
  const forget = (error: unknown) => {
    loading = undefined;
    throw error;
  };
  return {
    name: 'smtp',

    async send(message) {
      try {
        const transporter = await (loading ??= connect(options).catch(forget));
        await transporter.sendMail(envelopeOf(options, message));
      } catch (error) {
        throw new MailFailure({ cause: error, refused: isRefused(error) });
      }
    },
  };
}

async function connect(options: SmtpOptions): Promise<Transporter> {
  const { host, port = PORT, user, password, timeoutMs = TIMEOUT_MS } = options;
  const { createTransport } = await import('nodemailer');
  const isPlain = options.unencrypted === true || isHere(host);
  return createTransport({
    host,
    port,
    secure: port === TLS_PORT,
    // Without it whoever sits in between strikes STARTTLS out of the greeting and reads everything.
    requireTLS: !isPlain,
    ignoreTLS: isPlain,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(user !== undefined && { auth: { user, pass: password } }),
  });
}

function isHere(host: string): boolean {
  const url = URL.parse(`http://${host.includes(':') ? `[${host}]` : host}`);
  return url !== null && isLoopback(url);
}

/** The recipient as an object: a string would be read as a list of addresses. */
function envelopeOf({ from, replyTo }: SmtpOptions, { id, to, subject, text, html, at }: MailMessage) {
  const domain = from.slice(from.lastIndexOf('@') + 1).replace('>', '');
  return {
    messageId: `<${id}@${domain}>`,
    date: new Date(at),
    from,
    ...(replyTo !== undefined && { replyTo }),
    to: { name: '', address: to },
    subject,
    text,
    html,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  };
}

/** The server knows no such mailbox. Whatever else it says may be put right within two days. */
function isRefused(error: unknown): boolean {
  const { command = '', responseCode = 0 } = error as NodemailerError;
  return command.startsWith('RCPT TO') && responseCode >= 500 && responseCode < 600;
}
