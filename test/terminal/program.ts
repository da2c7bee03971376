import {readSync, write as writeFile} from 'node:fs';
import process from 'node:process';
import {setImmediate} from 'node:timers/promises';
import type {ReadStream} from 'node:tty';
import {promisify} from 'node:util';
import type {IPty} from '@lydell/node-pty';
import {patience, within} from './deadline.ts';
import {type Cell, Display, type Modes, type Place, type Sight, type Size} from './display.ts';
import {bytesOf, bytesOfPaste, type Key} from './keys.ts';

/** How a program ended. */
export type Ending = {readonly code: number; readonly signal: number};

/** A program in a terminal of its own, as a person has it. */
export type Program = {
  readonly type: (text: string) => Promise<void>;
  readonly press: (...keys: readonly Key[]) => Promise<void>;
  /** Sends text as one bracketed paste. */
  readonly paste: (text: string) => Promise<void>;
  /** Resolves when the screen shows that; rejects with the screen's text when it is late. */
  readonly expect: (sight: Sight, milliseconds?: number) => Promise<void>;
  /** The screen as it is now: rows as one text, without what is empty at the ends. */
  readonly screen: () => Promise<string>;
  readonly cells: () => readonly (readonly Cell[])[];
  readonly cursor: () => Place;
  readonly isAlternate: () => boolean;
  readonly modes: () => Modes;
  /** All that the program wrote so far, as bytes. */
  readonly written: () => Buffer;
  readonly resize: (columns: number, rows: number) => Promise<void>;
  /** How the program ended; rejects with the screen's text when it is late to end. */
  readonly exit: (milliseconds?: number) => Promise<Ending>;
  /** Ends the program if it still runs, by SIGKILL unless told otherwise. */
  readonly kill: (signal?: NodeJS.Signals) => void;
  /** Takes the terminal away, as a window that is closed. */
  readonly hangUp: () => void;
};

/** How a program is started. */
export type Start = Partial<Size> & {
  readonly cwd?: string;
  /** Added to the few variables that every program gets; nothing of the tester's own leaks in. */
  readonly env?: Readonly<Record<string, string>>;
};

/** The end of the terminal that is ours, which node-pty keeps to itself. */
const socketOf = (program: IPty): ReadStream => Reflect.get(program, '_socket') as ReadStream;

/**
 * libuv takes a hang-up for the end although a pseudo-terminal still holds what did not fit into
 * one read, and node-pty closes 200 ms after the end whatever is left. So the rest is read here.
 */
const readTheRest = (program: IPty, write: (data: Uint8Array) => void): void => {
  const socket = socketOf(program);
  const destroy = socket.destroy.bind(socket);
  socket.destroy = error => {
    const buffer = new Uint8Array(65_536);
    try {
      for (let length = -1; length !== 0 && !socket.destroyed; ) {
        length = readSync(Reflect.get(program, 'fd'), buffer);
        write(buffer.slice(0, length));
      }
    } catch {
      // EIO: all is read. EAGAIN: all is read, and something still holds the terminal.
    }
    return destroy(error);
  };
};

const writeSome = promisify(writeFile);

/**
 * Writes all of a text to a terminal. Another thread waits for a program that does not read yet:
 * node-pty would wait in this one, which must go on to read what that program writes.
 */
const writeAll = async (fd: number, text: string): Promise<void> => {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      const {bytesWritten} = await writeSome(fd, rest);
      rest = rest.subarray(bytesWritten);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      await setImmediate();
    }
  }
};

/** Starts a command in a terminal; `node` is the Node that runs the tests. */
export const start = async (
  [file = '', ...args]: readonly string[],
  {columns = 80, rows = 24, cwd = process.cwd(), env = {}}: Start = {},
): Promise<Program> => {
  // Native code, which does not load everywhere; a test that starts nothing does without it.
  const {spawn} = await import('@lydell/node-pty');
  const display = new Display({columns, rows});
  const program = spawn(file === 'node' ? process.execPath : file, [...args], {
    name: env.TERM ?? 'xterm-256color',
    cols: columns,
    rows,
    cwd,
    encoding: null, // Bytes: a character may be cut in two.
    env: {PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'C.UTF-8', ...env},
  });
  let running = true;
  let drawn = Promise.resolve();
  const chunks: Uint8Array[] = [];
  const write = (data: string | Uint8Array) => {
    chunks.push(typeof data === 'string' ? Buffer.from(data) : data);
    drawn = display.write(data);
  };
  program.onData(write);
  readTheRest(program, write);
  let sent = Promise.resolve();
  const send = (text: string): Promise<void> => {
    sent = sent.then(async () => {
      try {
        if (running) await writeAll(Reflect.get(program, 'fd'), text);
      } catch (error) {
        // EIO: the program has ended meanwhile.
        if (!(error instanceof Error && 'code' in error && error.code === 'EIO')) throw error;
      }
    });
    return sent;
  };
  display.onReply(reply => void send(reply));
  const ended = new Promise<Ending>(resolve => {
    program.onExit(({exitCode, signal = 0}) => {
      running = false;
      resolve({code: exitCode, signal});
    });
  });
  const said = ended.then(async ({code, signal}) => {
    await drawn;
    return `The program ended (code ${code}, signal ${signal})`;
  });

  return {
    type: send,
    press: (...keys) => send(keys.map(bytesOf).join('')),
    paste: text => send(bytesOfPaste(text)),
    expect: (sight, milliseconds) => display.expect(sight, said, milliseconds),
    screen: async () => {
      await drawn;
      return display.text();
    },
    cells: () => display.cells(),
    cursor: () => display.cursor(),
    isAlternate: () => display.isAlternate(),
    modes: () => display.modes(),
    written: () => Buffer.concat(chunks),
    resize: async (width, height) => {
      display.resize({columns: width, rows: height});
      program.resize(width, height);
    },
    exit: (milliseconds = patience) =>
      within(
        milliseconds,
        ended,
        () => `The program still runs after ${milliseconds} ms. It shows:\n${display.text()}`,
      ),
    kill: (signal = 'SIGKILL') => {
      if (running) program.kill(signal);
    },
    hangUp: () => void socketOf(program).destroy(),
  };
};
