import {PassThrough, Writable} from 'node:stream';
import {setTimeout as wait} from 'node:timers/promises';
import {type RenderOptions, render} from 'ink';
import type {ReactNode} from 'react';
import {type Cell, Display, type Place, type Size} from './display.ts';
import {bytesOf, bytesOfPaste, type Key} from './keys.ts';

/** An Ink app on a screen of its own, in the process of the test. */
export type Screen = {
  /** Sends text as a keyboard does: one character at a time, each drawn before the next. */
  readonly type: (text: string) => Promise<void>;
  /** Sends keys one at a time, each drawn before the next. */
  readonly press: (...keys: readonly Key[]) => Promise<void>;
  /** Sends bytes in one read, as type-ahead and slow terminals do. */
  readonly send: (bytes: string) => Promise<void>;
  /** Sends text as one bracketed paste. */
  readonly paste: (text: string) => Promise<void>;
  /** Resolves when the screen shows the pattern, for what does not come of a key alone. */
  readonly expect: (pattern: string | RegExp, milliseconds?: number) => Promise<void>;
  /** The rows as one text, without the spaces at their ends and the empty rows at the end. */
  readonly text: () => string;
  /** Every row, also the empty ones. */
  readonly rows: () => readonly string[];
  /** Every row, place by place, with how each character looks. */
  readonly cells: () => readonly (readonly Cell[])[];
  readonly cursor: () => Place;
  readonly isCursorShown: () => boolean;
  readonly isAlternate: () => boolean;
  readonly resize: (columns: number, rows: number) => Promise<void>;
  /** Resolves with what the app passed to `exit`, rejects when it failed. */
  readonly exit: () => Promise<unknown>;
  /** Ends the app, however it fares. */
  readonly unmount: () => Promise<void>;
};

/** How Ink holds a lone Escape back, in case it is the start of an arrow. */
const escapeDelay = 20;

const keyboard = () => {
  const nothing = () => {};
  return Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: nothing,
    ref: nothing,
    unref: nothing,
  });
};

const monitor = (display: Display, {columns, rows}: Size) => {
  const state = {columns, rows, isTTY: true, written: 0};
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk: string, _encoding, done) => {
      stdout.written += chunk.length;
      display.write(chunk).then(() => done(), done);
    },
  });
  const stdout = Object.assign(stream, state);
  return stdout;
};

/** Draws an Ink element full-screen, and resolves when its first frame is on the screen. */
export const mount = async (
  element: ReactNode,
  {
    columns = 80,
    rows = 24,
    ...options
  }: Partial<Size> & Pick<RenderOptions, 'exitOnCtrlC' | 'isScreenReaderEnabled'> = {},
): Promise<Screen> => {
  const display = new Display({columns, rows}, {convertEol: true});
  const stdin = keyboard();
  const stdout = monitor(display, {columns, rows});
  const app = render(element, {
    stdin,
    stdout,
    interactive: true,
    alternateScreen: true,
    patchConsole: false,
    maxFps: 1000,
    ...options,
  });
  const ended = app.waitUntilExit().then(
    () => 'The app ended',
    error => `The app failed (${error})`,
  );

  /** React may put a change off to the turn after the one that Ink waits for: look once more. */
  const settle = async (): Promise<void> => {
    await app.waitUntilRenderFlush();
    let before: number;
    do {
      before = stdout.written;
      await app.waitUntilRenderFlush();
    } while (stdout.written > before);
  };

  const send = async (bytes: string): Promise<void> => {
    stdin.write(bytes);
    await settle();
    if (!bytes.endsWith('\x1B')) return;
    // Ink's own timer is of the same length and was set before this one, so it fires before it.
    await wait(escapeDelay);
    await settle();
  };

  await settle();
  return {
    send,
    type: async text => {
      for (const {segment} of new Intl.Segmenter().segment(text)) await send(segment);
    },
    press: async (...keys) => {
      for (const key of keys) await send(bytesOf(key));
    },
    paste: text => send(bytesOfPaste(text)),
    expect: (pattern, milliseconds) => display.expect(pattern, ended, milliseconds),
    text: () => display.text(),
    rows: () => display.rows(),
    cells: () => display.cells(),
    cursor: () => display.cursor(),
    isCursorShown: () => display.modes().cursorShown,
    isAlternate: () => display.isAlternate(),
    resize: async (width, height) => {
      display.resize({columns: width, rows: height});
      Object.assign(stdout, {columns: width, rows: height});
      stdout.emit('resize');
      await settle();
    },
    exit: () => app.waitUntilExit(),
    unmount: async () => {
      app.unmount();
      await ended;
    },
  };
};
