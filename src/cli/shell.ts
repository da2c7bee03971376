import type {CompiledCourse} from '../lessons/compiled.ts';
import type {Problem} from '../result.ts';
import type {TextFile} from '../text/yaml-file.ts';
import type {Background} from '../tui/draw/dress.ts';

/**
 * Everything outside the program that a subcommand uses. It is passed in, so that tests can pass
 * their own.
 */
export type Shell = {
  /** Prints a line on standard output. */
  readonly out: (line: string) => void;
  /** Prints a line on standard error. */
  readonly err: (line: string) => void;
  /** The lines of standard input, as they come. */
  readonly lines: () => AsyncIterable<string>;
  /** Prints the prompt if a person types at standard input. */
  readonly prompt: () => void;
  /** Reads a file, or standard input for `-`. */
  readonly readText: (file: string) => Promise<string>;
  /** Reads the `.yaml` files of a folder and of its folders of translations. */
  readonly readFolder: (folder: string) => Promise<readonly TextFile[]>;
  /** Writes a file that does not exist yet. */
  readonly writeNew: (file: string, text: string) => Promise<void>;
  /** Watches a folder from now on, and yields when something in it may have changed. */
  readonly changesIn: (folder: string) => AsyncIterable<void>;
  /** Whether standard input and output are both a terminal that can be drawn on. */
  readonly isTerminal: boolean;
  /** Whether drawing is limited to ASCII. */
  readonly isAscii: boolean;
  /** The background colour that the terminal reports. */
  readonly background: Background;
  /** The code of the language that the locale asks for. */
  readonly language: string;
  /** Whether a person types at a terminal; otherwise commands come from a pipe or a file. */
  readonly isTyped: boolean;
  /** The folder of the built-in lessons. */
  readonly builtInLessons: string;
  /** The compiled built-in lessons; null if a file of theirs has changed since. */
  readonly compiledLessons: () => Promise<CompiledCourse | null>;
  /** The folder for saves, unless an option names another. */
  readonly defaultSaves: string;
  readonly version: string;
};

/** The exit statuses: done as asked; not (not solved, not delivered); or wrong use. */
export const exits = {ok: 0, no: 1, wrongUse: 2} as const;

/** An exit status of the program. */
export type Exit = (typeof exits)[keyof typeof exits];

/** Prints a problem on standard error, and gives its exit status. */
export const complain = (
  shell: Shell,
  {says, remedy}: Problem,
  exit: Exit = exits.wrongUse,
): Exit => {
  shell.err(`safespring-lab: ${says}`);
  shell.err(remedy);
  return exit;
};

/** Prints a value as indented JSON. */
export const printJson = (shell: Shell, value: unknown): void =>
  shell.out(JSON.stringify(value, null, 2));

/** The message of an error from outside the program. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : `${error}`;
