import {readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {setImmediate} from 'node:timers/promises';
import type {Cell, Display, Looks, Sight} from '../terminal/display.ts';
import type {Key} from '../terminal/keys.ts';
import {unclosedBoxes} from './boxes.ts';
import type {Step} from './scenario.ts';
import type {How} from './stage.ts';

const step = (says: string, run: Step['run']): Step => ({says, run});

/** Starts the lab with arguments written as in a shell: `play 5 --no-motion`. */
export const start = (args: string, how: How = {}): Step =>
  step(`start ${args} ${JSON.stringify(how)}`, stage =>
    stage.start(args === '' ? [] : args.split(' '), how),
  );

/** How to start the lab so that it breaks, in one of the ways of `break-in.mjs`. */
export const breakable = (way: 'timer' | 'promise' | 'key' | 'drawing'): How => ({
  env: {NODE_OPTIONS: `--import=${resolve('test/scenario/break-in.mjs')}`, BREAK_IN: way},
});

/** Starts a shell, in which `$LAB` is the lab; what it writes to `$NOTES/pid` is what signals go to. */
export const startShell = (): Step => step('start a shell', stage => stage.startShell());

/** Presses keys, one after the other, faster than anybody can. */
export const press = (...keys: readonly Key[]): Step =>
  step(`press ${keys.join(' ')}`, stage => stage.program().press(...keys));

/** Types a text as one read may bring it. */
export const type = (text: string): Step =>
  step(`type ${JSON.stringify(text)}`, stage => stage.program().type(text));

/** Types a line, and Enter. */
export const enter = (line: string): Step => type(`${line}\r`);

/** Types a text key by key, each in a write of its own, without waiting for any to be drawn. */
export const hurry = (text: string): Step =>
  step(`hurry ${JSON.stringify(text.slice(0, 60))}`, async stage => {
    // An arrow is one key, and comes in one piece.
    for (const [key] of text.matchAll(/\p{Cc}\[[A-D]|[\s\S]/gu)) {
      await stage.program().type(key);
      await setImmediate();
    }
  });

/** Pastes a text, as a terminal does that knows bracketed paste. */
export const paste = (text: string): Step =>
  step(`paste ${text.length} characters`, stage => stage.program().paste(text));

/** Gives the terminal another size. */
export const resize = (columns: number, rows: number): Step =>
  step(`resize to ${columns}x${rows}`, stage => stage.program().resize(columns, rows));

/** Sends the lab a signal. */
export const signal = (name: NodeJS.Signals): Step =>
  step(`signal ${name}`, async stage => stage.signal(name));

/** Closes the terminal's window. */
export const hangUp = (): Step => step('hang up', async stage => stage.program().hangUp());

/** Waits until the screen shows all of these. */
export const see = (...sights: readonly Sight[]): readonly Step[] =>
  sights.map(sight => {
    const says = typeof sight === 'string' || sight instanceof RegExp ? `${sight}` : sight.says;
    return step(`see ${says}`, stage => stage.program().expect(sight));
  });

/** Waits until something is on the screen no more. */
export const seeNoMore = (pattern: RegExp): readonly Step[] =>
  see({says: `no more ${pattern}`, shows: display => !pattern.test(display.text())});

/** Waits until the screen is one that a function finds right. */
export const seeThat = (says: string, shows: (display: Display) => boolean): readonly Step[] =>
  see({says, shows});

/** The places of a text on the screen, each with how it looks; none where it is not shown. */
const placesOf = (display: Display, text: string): readonly Cell[] => {
  for (const row of display.cells()) {
    for (let column = 0; column < row.length; column += 1) {
      let end = column;
      let found = '';
      while (end < row.length && found.length < text.length) {
        found += row[end]?.text ?? '';
        end += 1;
      }
      if (found === text) return row.slice(column, end);
    }
  }
  return [];
};

/** Waits until a text is on the screen and looks a certain way. */
export const seeLooks = (text: string, looks: Partial<Looks>): readonly Step[] =>
  seeThat(`'${text}' as ${JSON.stringify(looks)}`, display => {
    const cells = placesOf(display, text);
    return (
      cells.length > 0 &&
      cells.every(cell =>
        Object.entries(looks).every(([name, value]) => cell[name as keyof Looks] === value),
      )
    );
  });

/** Waits until all characters of the screen look as a function asks. */
export const seeEvery = (says: string, holds: (cell: Cell) => boolean): readonly Step[] =>
  seeThat(`every character ${says}`, display => display.cells().flat().every(holds));

/** Waits until the line being typed is this one; the grey of a suggestion does not count. */
export const seeLine = (line: string): readonly Step[] =>
  seeThat(`the line '${line}'`, display => {
    const row = display.cells().at(-2) ?? [];
    const typed = row.filter(({faint}) => !faint).map(({text}) => text);
    return typed.join('').trim() === `› ${line}`.trim();
  });

/** Waits until every box on the screen is whole, and there are that many. */
export const seeBoxes = (count: number): readonly Step[] =>
  seeThat(`${count} whole boxes`, display => {
    const {corners, broken} = unclosedBoxes(display.cells());
    return corners === count && broken === 0;
  });

/** Waits for the lab's end, which leaves no trace, with this exit status. */
export const ends = (status = 0): Step =>
  step(`ends with ${status}`, async stage => {
    const found = await stage.ended();
    if (found !== status) {
      throw new Error(`It ended with ${found}.\n${await stage.program().screen()}`);
    }
  });

/** Leaves the lab from its prompt, whatever is typed there. */
export const leave = (): readonly Step[] => [press('ctrl-c', 'ctrl-d'), ends()];

/** Looks at what the lab has written to the terminal so far. */
export const wrote = (says: string, holds: (text: string) => boolean): Step =>
  step(`wrote ${says}`, async stage => {
    const text = stage.program().written().toString();
    if (!holds(text)) throw new Error(`It wrote:\n${JSON.stringify(text)}`);
  });

/** Looks at what is kept of the learner. */
export const kept = (says: string, holds: (save: Record<string, unknown>) => boolean): Step =>
  step(`kept ${says}`, async ({saves}) => {
    const text = readFileSync(join(saves, 'learner.json'), 'utf8');
    if (!holds(JSON.parse(text))) throw new Error(`What is kept:\n${text}`);
  });
