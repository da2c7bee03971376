import xterm from '@xterm/headless';
import {patience, within} from './deadline.ts';

/** The size of a terminal, in characters. */
export type Size = {readonly columns: number; readonly rows: number};

/** A place on the screen; both count from 0. */
export type Place = {readonly column: number; readonly row: number};

const matches = (pattern: string | RegExp, text: string): boolean =>
  typeof pattern === 'string' ? text.includes(pattern) : text.search(pattern) >= 0;

/**
 * A terminal without a window: it takes what a program writes, and knows what a person would see.
 */
export class Display {
  readonly #terminal: xterm.Terminal;

  /** With `convertEol` a line feed goes to the start of the next row, which a kernel sees to. */
  constructor({columns, rows}: Size, {convertEol = false} = {}) {
    this.#terminal = new xterm.Terminal({cols: columns, rows, convertEol, allowProposedApi: true});
  }

  /** Takes what a program wrote; resolves when the screen shows it. */
  write(data: string | Uint8Array): Promise<void> {
    return new Promise(resolve => this.#terminal.write(data, resolve));
  }

  /** Calls back with what the terminal answers when a program asks it something. */
  onReply(listener: (reply: string) => void): void {
    this.#terminal.onData(listener);
  }

  resize({columns, rows}: Size): void {
    this.#terminal.resize(columns, rows);
  }

  /** Every row of the screen, without the spaces at its end. */
  rows(): readonly string[] {
    const {active} = this.#terminal.buffer;
    return Array.from({length: this.#terminal.rows}, (_, row) =>
      (active.getLine(active.baseY + row)?.translateToString(true) ?? '').trimEnd(),
    );
  }

  /** The rows of the screen as one text, without the empty rows at its end. */
  text(): string {
    return this.rows().join('\n').trimEnd();
  }

  /** Where the cursor is. */
  cursor(): Place {
    const {cursorX, cursorY} = this.#terminal.buffer.active;
    return {column: cursorX, row: cursorY};
  }

  /** Whether the program shows its alternate screen, the one that leaves no trace. */
  isAlternate(): boolean {
    return this.#terminal.buffer.active.type === 'alternate';
  }

  /**
   * Resolves when the screen shows the pattern; looks at each change of the screen.
   * Rejects with what the screen shows instead when that takes too long, or when the program
   * ends first, which `ended` tells.
   */
  async expect(
    pattern: string | RegExp,
    ended: Promise<string>,
    milliseconds = patience,
  ): Promise<void> {
    const shows = () => matches(pattern, this.text());
    const instead = (what: string) =>
      `${what} before the screen showed ${pattern}. It shows:\n${this.text()}`;
    let look = () => {};
    const shown = new Promise<undefined>(resolve => {
      look = () => {
        if (shows()) resolve(undefined);
      };
    });
    const listening = this.#terminal.onWriteParsed(look);
    look();
    try {
      const ending = await within(milliseconds, Promise.race([shown, ended]), () =>
        instead(`${milliseconds} ms went by`),
      );
      if (ending !== undefined && !shows()) throw new Error(instead(ending));
    } finally {
      listening.dispose();
    }
  }
}
