import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {runProgram} from '../../src/cli/program.ts';
import type {Shell} from '../../src/cli/shell.ts';
import type {TextFile} from '../../src/text/yaml-file.ts';
import {builtInFiles, compiled} from '../lessons/built-in.ts';
import {folder} from '../progress/a-folder.ts';

/** What came of a run: the exit status, and what was printed. */
export type Ran = {readonly exit: number; readonly out: string; readonly err: string};

/** What is outside: the lines of standard input, and files and folders of lessons by name. */
export type Outside = {
  readonly input?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly folders?: Readonly<Record<string, readonly TextFile[]>>;
  /** What happens in a folder that is watched: each step is followed by a look at it. */
  readonly changes?: (folder: string) => AsyncIterable<void>;
  /** The language of the locale; English unless said. */
  readonly language?: string;
  /** Takes what is written, by the name of the file. */
  readonly written?: Map<string, string>;
};

/** Runs the program, with saves in one place from run to run. */
export type Run = (argv: string, outside?: Outside) => Promise<Ran>;

const missing = (verb: string, name: string) => {
  throw new Error(`ENOENT: no such file or directory, ${verb} '${name}'`);
};

/** A shell in memory, but for a folder of saves of the test's own. */
export const newRun = (t: ExecutionContext): Run & {readonly saves: string} => {
  const saves = join(folder(t), 'saves');
  const run: Run = async (argv, outside = {}) => {
    const {
      input = '',
      files = {},
      folders = {},
      changes,
      written = new Map(),
      language = 'en',
    } = outside;
    const out: string[] = [];
    const err: string[] = [];
    const shell: Shell = {
      out: line => out.push(line),
      err: line => err.push(line),
      lines: async function* () {
        yield* input.split('\n').filter(line => line !== '');
      },
      prompt: () => out.push('PROMPT'),
      readText: async file => (file === '-' ? input : (files[file] ?? missing('open', file))),
      readFolder: async name =>
        name === 'built-in' ? builtInFiles : (folders[name] ?? missing('scandir', name)),
      writeNew: async (file, text) => {
        if (written.has(file)) throw new Error(`EEXIST: file already exists, open '${file}'`);
        written.set(file, text);
      },
      changesIn: name => changes?.(name) ?? missing('watch', name),
      isTerminal: false,
      isAscii: false,
      language,
      background: 'dark',
      isTyped: false,
      builtInLessons: 'built-in',
      compiledLessons: async () => compiled.course,
      defaultSaves: saves,
      version: '1.2.3',
    };
    // Words are parted by spaces; '' stands for an empty one.
    const words = argv.split(' ').map(word => (word === "''" ? '' : word));
    const exit = await runProgram(argv === '' ? [] : words, shell);
    return {exit, out: out.join('\n'), err: err.join('\n')};
  };
  return Object.assign(run, {saves});
};
