import type {CompiledCourse} from '../lessons/compiled.ts';
import type {Problem} from '../result.ts';
import type {TextFile} from '../text/yaml-file.ts';
import type {Background} from '../tui/draw/dress.ts';

/** What a subcommand has of the world outside: passed in, so that tests pass their own. */
export type Shell = {
  /** Prints a line on standard output. */
  readonly out: (line: string) => void;
  /** Prints a line on standard error. */
  readonly err: (line: string) => void;
  /** The lines of standard input, as they come. */
  readonly lines: () => AsyncIterable<string>;
  /** Shows where one types next, when a person sits at standard input; else nothing. */
  readonly prompt: () => void;
  /** The text of a file, or of standard input for `-`. */
  readonly readText: (file: string) => Promise<string>;
  /** The `.yaml` files of a folder, and of the languages' folders in it, by name. */
  readonly readFolder: (folder: string) => Promise<readonly TextFile[]>;
  /** Writes a file that is not there yet. */
  readonly writeNew: (file: string, text: string) => Promise<void>;
  /** Watches a folder from now on, and yields whenever something in it may have changed. */
  readonly changesIn: (folder: string) => AsyncIterable<void>;
  /** Whether both standard input and output are a terminal that can be drawn on. */
  readonly isTerminal: boolean;
  /** Whether what is drawn has to do with ASCII alone. */
  readonly isAscii: boolean;
  /** The background that the terminal tells of. */
  readonly background: Background;
  /** The code of the language that the locale asks for. */
  readonly language: string;
  /** Whether somebody types at a terminal; else commands come from a pipe or a file. */
  readonly isTyped: boolean;
  /** The folder of the lessons that come with the program. */
  readonly builtInLessons: string;
  /** Those lessons, compiled; nothing where a file of theirs has changed since. */
  readonly compiledLessons: () => Promise<CompiledCourse | null>;
  /** Where saves are kept unless something else is said. */
  readonly defaultSaves: string;
  readonly version: string;
};

/** What the program exits with: as asked, not (not solved, not delivered), or wrong use. */
export const exits = {ok: 0, no: 1, wrongUse: 2} as const;

/** A number the program exits with. */
export type Exit = (typeof exits)[keyof typeof exits];

/** Prints a problem on standard error and gives the exit status for it. */
export const complain = (
  shell: Shell,
  {says, remedy}: Problem,
  exit: Exit = exits.wrongUse,
): Exit => {
  shell.err(`safespring-lab: ${says}`);
  shell.err(remedy);
  return exit;
};

/** Prints a value as JSON, indented for people. */
export const printJson = (shell: Shell, value: unknown): void =>
  shell.out(JSON.stringify(value, null, 2));

/** Why something outside failed, in its own words. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : `${error}`;
