import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { z } from 'zod';

export interface MailSettings {
  /** `smtp://…` or `smtps://…`, with user and password where the server asks for them. */
  smtpUrl: string;
  /** The address that mails come from. */
  from: string;
  /** Where people open the application. */
  publicUrl: string;
}

/** One mail, ready to go. */
export interface Letter {
  /** Names this mail among all: the same at each attempt. Only its hash leaves the house. */
  key: string;
  address: string;
  subject: string;
  text: string;
}

export type Sent =
  | 'sent'
  /** This mail will never arrive: the address is none, or the server refuses the receiver for good. */
  | { refused: string }
  /** The server could not take it now; `serverAway` where it would take no other either. */
  | { failed: string; serverAway: boolean };

export interface Mail {
  /** Where people open the application: what the links in a mail begin with. */
  publicUrl: string;
  send(letter: Letter): Promise<Sent>;
  close(): void;
}

/** Stricter than the standard: no quoted names, comments or routes, which mail servers read in different ways. */
const Address = z.email().max(254);

/** Slow servers are given up before the lease on the mail ends. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 };

/** Opens the way to the mail server; it is first contacted by the first mail. Throws where `from` is no plain address. */
export function openMail({ smtpUrl, from, publicUrl }: MailSettings): Mail {
  const sender = Address.parse(from);
  const transport = createTransport({ url: smtpUrl, ...timeouts, disableFileAccess: true, disableUrlAccess: true });
  return {
    publicUrl,
    async send({ key, address: to, subject, text }) {
      const address = Address.safeParse(to);
      if (!address.success) return { refused: 'notAnAddress' };
      try {
        await transport.sendMail({
          from: { name: '', address: sender },
          // Addressed without a name: a mail holds no names, not even the reader's.
          to: { name: '', address: address.data },
          envelope: { from: sender, to: [address.data] },
          messageId: messageId(key, sender),
          subject,
          text,
          // Out-of-office robots leave these alone.
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        });
        return 'sent';
      } catch (error) {
        return failed(error);
      }
    },
    close: () => transport.close(),
  };
}

/** The same at each attempt, so that a mail server or program drops a repeat. Ids of members may tell who they are. */
function messageId(key: string, sender: string): string {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 32);
  return `<${hash}@${sender.slice(sender.lastIndexOf('@') + 1)}>`;
}

/** The message of an SMTP error names the receiver, so only its codes go on. */
function failed(error: unknown): Sent {
  const { code = 'unknown', responseCode } = error as { code?: string; responseCode?: number };
  const reason = responseCode === undefined ? code : `${code} ${responseCode}`;
  if (code === 'EENVELOPE' && (responseCode ?? 0) >= 500) return { refused: reason };
  return { failed: reason, serverAway: code !== 'EENVELOPE' && code !== 'EMESSAGE' };
}
