import unicode from '@xterm/addon-unicode11';
import xterm from '@xterm/headless';
import {patience, within} from './deadline.ts';

/** The size of a terminal, in characters. */
export type Size = {readonly columns: number; readonly rows: number};

/** A place on the screen; both count from 0. */
export type Place = {readonly column: number; readonly row: number};

/** How a character looks. A colour is one of the terminal's own by its number, or `#rrggbb`. */
export type Looks = {
  readonly bold: boolean;
  readonly faint: boolean;
  readonly underlined: boolean;
  readonly inverse: boolean;
  readonly color: 'default' | number | `#${string}`;
  readonly background: 'default' | number | `#${string}`;
};

/** A character on the screen, with how it looks. The place after a wide one has an empty text. */
export type Cell = Looks & {readonly text: string};

/** What is waited for: a text or a pattern on the screen, or something else that a person would see. */
export type Sight =
  | string
  | RegExp
  | {readonly says: string; readonly shows: (display: Display) => boolean};

const isSeen = (sight: Sight, display: Display): boolean => {
  if (typeof sight === 'string') return display.text().includes(sight);
  return sight instanceof RegExp ? display.text().search(sight) >= 0 : sight.shows(display);
};

const saysOf = (sight: Sight): string =>
  typeof sight === 'string' || sight instanceof RegExp ? `${sight}` : sight.says;

/** The modes of a terminal that a program sets for itself, and has to set back. */
export type Modes = {
  readonly alternate: boolean;
  readonly cursorShown: boolean;
  readonly bracketedPaste: boolean;
  readonly applicationKeys: boolean;
  readonly mouse: boolean;
  readonly focus: boolean;
  readonly wraps: boolean;
};

/** What they are when nothing has set any. */
export const ownModes: Modes = {
  alternate: false,
  cursorShown: true,
  bracketedPaste: false,
  applicationKeys: false,
  mouse: false,
  focus: false,
  wraps: true,
};

const hex = (value: number): `#${string}` => `#${value.toString(16).padStart(6, '0')}`;

/**
 * A terminal without a window: it takes what a program writes, and knows what a person would see.
 */
export class Display {
  readonly #terminal: xterm.Terminal;
  #cursorShown = true;

  /** With `convertEol` a line feed goes to the start of the next row, which a kernel sees to. */
  constructor({columns, rows}: Size, {convertEol = false} = {}) {
    this.#terminal = new xterm.Terminal({cols: columns, rows, convertEol, allowProposedApi: true});
    // Emoji are two columns wide, as in the terminals of these years.
    this.#terminal.loadAddon(new unicode.Unicode11Addon());
    this.#terminal.unicode.activeVersion = '11';
    for (const final of ['h', 'l']) {
      this.#terminal.parser.registerCsiHandler({prefix: '?', final}, parameters => {
        if (parameters.includes(25)) this.#cursorShown = final === 'h';
        return false;
      });
    }
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

  /** Every row of the screen, place by place. */
  cells(): readonly (readonly Cell[])[] {
    const {active} = this.#terminal.buffer;
    const {cols, rows} = this.#terminal;
    return Array.from({length: rows}, (_row, row) => {
      const line = active.getLine(active.baseY + row);
      return Array.from({length: cols}, (_column, column): Cell => {
        const cell = line?.getCell(column);
        if (!cell) throw new Error(`There is no place ${column}, ${row} on the screen.`);
        const color = cell.getFgColor();
        const background = cell.getBgColor();
        return {
          // A place that nothing was written to is a space, too.
          text: cell.getWidth() === 0 ? '' : cell.getChars() || ' ',
          bold: cell.isBold() !== 0,
          faint: cell.isDim() !== 0,
          underlined: cell.isUnderline() !== 0,
          inverse: cell.isInverse() !== 0,
          color: cell.isFgDefault() ? 'default' : cell.isFgRGB() ? hex(color) : color,
          background: cell.isBgDefault()
            ? 'default'
            : cell.isBgRGB()
              ? hex(background)
              : background,
        };
      });
    });
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

  /** What the program has set of the terminal. */
  modes(): Modes {
    const {modes} = this.#terminal;
    return {
      alternate: this.isAlternate(),
      cursorShown: this.#cursorShown,
      bracketedPaste: modes.bracketedPasteMode,
      applicationKeys: modes.applicationCursorKeysMode || modes.applicationKeypadMode,
      mouse: modes.mouseTrackingMode !== 'none',
      focus: modes.sendFocusMode,
      wraps: modes.wraparoundMode,
    };
  }

  /**
   * Resolves when the screen shows what is waited for; looks at each change of the screen.
   * Rejects with what the screen shows instead when that takes too long, or when the program
   * ends first, which `ended` tells.
   */
  async expect(sight: Sight, ended: Promise<string>, milliseconds = patience): Promise<void> {
    const instead = (what: string) =>
      `${what} before the screen showed ${saysOf(sight)}. It shows:\n${this.text()}`;
    let look = () => {};
    const shown = new Promise<undefined>(resolve => {
      look = () => {
        if (isSeen(sight, this)) resolve(undefined);
      };
    });
    const listening = this.#terminal.onWriteParsed(look);
    look();
    try {
      const ending = await within(milliseconds, Promise.race([shown, ended]), () =>
        instead(`${milliseconds} ms went by`),
      );
      if (ending !== undefined && !isSeen(sight, this)) throw new Error(instead(ending));
    } finally {
      listening.dispose();
    }
  }
}
