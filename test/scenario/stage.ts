import {existsSync, mkdirSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {isDeepStrictEqual} from 'node:util';
import type {Need} from '../machine/need.ts';
import {pseudoTerminal} from '../machine/pseudo-terminal.ts';
import {tools} from '../machine/tools.ts';
import {program as built} from '../program/a-process.ts';
import {ownModes, type Size} from '../terminal/display.ts';
import {type Program, start} from '../terminal/program.ts';

/** What a stage takes of the machine; a shell in which the lab is started takes bash, too. */
export const stageNeeds: readonly Need[] = [pseudoTerminal, tools.sh, tools.stty];

/** Where a scenario plays: a folder for saves, and the programs started so far, one at a time. */
export type Stage = {
  readonly saves: string;
  /** Starts the lab in a terminal of its own; the one before must have ended. */
  readonly start: (args: readonly string[], how: How) => Promise<void>;
  /** Starts a shell in which the lab can be started, for what a shell does with it. */
  readonly startShell: () => Promise<void>;
  /** The program that was started last. */
  readonly program: () => Program;
  /** Sends a signal to the lab itself, not to the shell that it runs under. */
  readonly signal: (name: NodeJS.Signals) => void;
  /**
   * Waits until the lab has ended, and gives its exit status as a shell has it: 128 and the number
   * of the signal, if one ended it. Rejects where the terminal or a save is not left as it should.
   */
  readonly ended: () => Promise<number>;
  /** Ends what still runs, as a TERM would, and looks at what it leaves behind. */
  readonly clear: () => Promise<void>;
};

/** How the lab is started: on a terminal of a size, with variables of the environment. */
export type How = Partial<Size> & {readonly env?: Readonly<Record<string, string>>};

/**
 * A shell that runs the lab, and notes in a folder how the terminal was before and after. It lives
 * through what ends the lab.
 */
const notingShell = (): string => `
trap : INT HUP
'${tools.stty.path()}' -g > "$0/before"
'${tools.sh.path()}' -c 'echo $$ > "$0/pid"; exec "$@"' "$0" "$@"
echo $? > "$0/status"
'${tools.stty.path()}' -g > "$0/after" 2> "$0/trouble"
printf '[ended]'
`;

const prompt = 'ready $ ';

/** What a program should not leave behind, and did. */
const traces = async (
  program: Program,
  notes: string,
  saves: string,
): Promise<readonly string[]> => {
  const note = (name: string) => readFileSync(join(notes, name), 'utf8').trim();
  const found: string[] = [];
  // A terminal that has gone cannot be asked.
  if (existsSync(join(notes, 'after')) && note('trouble') === '') {
    const screen = await program.screen();
    const after = program
      .cells()
      .flat()
      .findLast(({text}) => text === ']');
    if (note('after') !== note('before')) found.push('the kernel treats the terminal otherwise');
    if (!isDeepStrictEqual(program.modes(), ownModes)) {
      found.push(`the terminal has modes of the lab's: ${JSON.stringify(program.modes())}`);
    }
    if (!screen.endsWith('[ended]')) found.push('the screen goes on after the end');
    if (after?.bold || after?.faint || after?.color !== 'default') {
      found.push('what comes after has the looks of the lab');
    }
  }
  for (const name of readdirSync(saves)) {
    try {
      JSON.parse(readFileSync(join(saves, name), 'utf8'));
    } catch {
      found.push(`${name} is not a whole save`);
    }
  }
  return found;
};

/** A stage with all its files in a folder. */
export const newStage = (folder: string): Stage => {
  const saves = join(folder, 'saves');
  mkdirSync(saves);
  let current: Program | null = null;
  let notes = '';
  let starts = 0;
  let inShell = false;
  let isOver = true;
  const program = (): Program => {
    if (!current) throw new Error('Nothing was started yet.');
    return current;
  };
  const takeNotes = () => {
    if (!isOver) throw new Error('What was started before still runs.');
    starts += 1;
    notes = join(folder, `${starts}`);
    mkdirSync(notes);
  };
  const signal = (name: NodeJS.Signals) => {
    process.kill(Number(readFileSync(join(notes, 'pid'), 'utf8')), name);
  };
  const ended = async (): Promise<number> => {
    await program().exit();
    isOver = true;
    const found = await traces(program(), notes, saves);
    if (found.length > 0) {
      throw new Error(`It leaves a trace: ${found.join('; ')}.\n${await program().screen()}`);
    }
    return Number(readFileSync(join(notes, 'status'), 'utf8'));
  };
  const begin = async (command: readonly string[], {env, ...size}: How) => {
    isOver = false;
    current = await start(command, {
      ...size,
      env: {...env, SAFESPRING_LAB_SAVES: saves},
    });
  };
  return {
    saves,
    program,
    signal,
    ended,
    start: async (args, how) => {
      inShell = false;
      takeNotes();
      const lab = [process.execPath, built, ...args];
      await begin([tools.sh.path(), '-c', notingShell(), notes, ...lab], how);
    },
    startShell: async () => {
      inShell = true;
      takeNotes();
      await begin([tools.bash.path(), '--norc', '-i'], {
        env: {
          PS1: prompt,
          NOTES: notes,
          LAB: `${process.execPath} ${built}`,
          STTY: tools.stty.path(),
        },
      });
      await program().expect(prompt.trim());
    },
    clear: async () => {
      if (isOver || !current) return;
      if (inShell) {
        current.kill();
        return;
      }
      signal('SIGTERM');
      try {
        await ended();
      } finally {
        current.kill();
      }
    },
  };
};
