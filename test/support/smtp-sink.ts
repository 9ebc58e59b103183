import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface CaughtMail {
  from: string;
  to: string[];
  /** Headers and body as they came. */
  raw: string;
}

/** A mail server on this machine that keeps what it gets. */
export interface SmtpSink {
  url: string;
  caught: CaughtMail[];
  /** What to answer to a receiver: nothing to take it, else `550` and the like. */
  refuse: (address: string) => number | undefined;
  /** Called when a mail has come in completely, before it is acknowledged. */
  received: (mail: CaughtMail) => Promise<void> | void;
  stop: () => Promise<void>;
}

/** Starts a sink, on the port of an earlier one when given. */
export async function startSmtpSink(port = 0): Promise<SmtpSink> {
  const sink: SmtpSink = { url: '', caught: [], refuse: () => undefined, received: () => {}, stop: async () => {} };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, answer) {
      const responseCode = sink.refuse(address);
      answer(responseCode === undefined ? null : Object.assign(new Error(`No ${address} here`), { responseCode }));
    },
    onData(stream, { envelope }, answer) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        const to = envelope.rcptTo.map(({ address }) => address);
        const mail = { from, to, raw: Buffer.concat(parts).toString('utf8') };
        sink.caught.push(mail);
        Promise.try(() => sink.received(mail)).then(
          () => answer(null),
          (error: unknown) => answer(Object.assign(new Error(String(error)), { responseCode: 451 })),
        );
      });
    },
  });
  await new Promise<void>((listening, failed) => {
    server.on('error', failed);
    server.listen(port, '127.0.0.1', listening);
  });
  server.on('error', () => {});
  sink.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  sink.stop = () => new Promise((stopped) => server.close(() => stopped()));
  return sink;
}
