import net from 'node:net';
import { ClientMessages } from './postgres-messages.ts';

/**
 * `unsent`: the move has left the application and never reaches the database. `unanswered`: the database has done it
 * and the application never hears so.
 */
export type Moment = 'unsent' | 'unanswered';

interface Trap {
  moment: Moment;
  spring: () => void;
  /** Taken away: a move that ran into it goes on as if it had not been there. */
  gone: boolean;
}

/** The line between one process and a server, which can be cut at a chosen moment. */
export class Line {
  readonly port: number;
  readonly #server: net.Server;
  readonly #open = new Set<net.Socket>();
  #trap: Trap | undefined;
  /** The one into which a move ran last. */
  #caught: Trap | undefined;
  #held = false;

  private constructor(server: net.Server) {
    this.#server = server;
    this.port = (server.address() as net.AddressInfo).port;
  }

  static async to(targetPort: number): Promise<Line> {
    const server = net.createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const line = new Line(server);
    server.on('connection', (client) => line.#join(client, targetPort));
    return line;
  }

  /** The next move that goes over the line is caught at this moment; its connection ends, then `spring` is called. */
  trap(moment: Moment, spring: () => void = () => {}): void {
    this.#trap = { moment, spring, gone: false };
  }

  /** Takes the trap away: no move is caught after this, not even one that is under way. */
  disarm(): void {
    this.#trap = undefined;
    if (this.#caught) this.#caught.gone = true;
  }

  /** From now on nothing comes through, in either direction, and nobody is told: a network that loses every packet. */
  hold(): void {
    this.#held = true;
    for (const socket of this.#open) socket.pause();
  }

  /** Everything that was held comes through, late. */
  letGo(): void {
    this.#held = false;
    for (const socket of this.#open) socket.resume();
  }

  /** Ends every connection as a network does that goes away. */
  cut(): void {
    for (const socket of this.#open) socket.destroy();
  }

  close(): void {
    this.cut();
    this.#server.close();
  }

  #join(client: net.Socket, targetPort: number): void {
    const target = net.connect(targetPort, '127.0.0.1');
    const messages = new ClientMessages();
    let caught: Trap | undefined;
    const end = () => {
      client.destroy();
      target.destroy();
    };
    for (const socket of [client, target]) {
      this.#open.add(socket);
      if (this.#held) socket.pause();
      socket.on('error', end);
      socket.on('close', () => {
        this.#open.delete(socket);
        end();
      });
    }
    client.on('data', (chunk: Buffer) => {
      if (messages.take(chunk) && this.#trap !== undefined) {
        caught = this.#trap;
        this.#caught = caught;
        this.#trap = undefined;
        if (caught.moment === 'unsent') {
          caught.spring();
          return end();
        }
      }
      target.write(chunk);
    });
    target.on('data', (chunk: Buffer) => {
      if (caught === undefined || caught.gone) return void client.write(chunk);
      caught.spring();
      end();
    });
  }
}
