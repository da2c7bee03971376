import {execFile} from 'node:child_process';
import {mkdtempSync, rmSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {delimiter, join, resolve} from 'node:path';
import {promisify} from 'node:util';
import {commandForms} from '../../src/play/command-forms.ts';
import {labWords} from '../../src/play/words/lab-words.ts';
import {findings} from '../../src/reachability/lint/finding.ts';
import {App} from '../../src/tui/app.tsx';
import {commonKeys} from '../../src/tui/focus/keymap.ts';
import {keymaps} from '../../src/tui/focus/keymaps.ts';
import {mount} from '../terminal/screen.ts';
import {course, lesson, save} from '../tui/a-course.ts';
import {shortenedAs} from './shorten.ts';

/** A part of a page that shows what the program says: where it is, and what it would be now. */
export type LivePart = {
  readonly start: number;
  readonly shown: string;
  readonly now: () => Promise<string>;
};

const runInShell = promisify(execFile);

/** A folder in which `safespring-lab` is a command, as if installed. */
const newFolder = (program: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'safespring-lab-'));
  symlinkSync(resolve(program), join(folder, 'safespring-lab'));
  return folder;
};

/** A block of commands, each with what it prints; what they write they find in the same folder. */
const runAgain = async (block: string, program: string): Promise<string> => {
  const folder = newFolder(program);
  const env = {
    PATH: [folder, process.env.PATH].join(delimiter),
    HOME: folder,
    LANG: 'C.UTF-8',
    SAFESPRING_LAB_SAVES: 'saves',
  };
  const printed: string[] = [];
  for (const [, command = '', shown = ''] of block.matchAll(/^\$ (.*)\n((?:(?!\$ ).*\n)*)/gm)) {
    const script = `exec 2>&1 < /dev/null; ${command}; true`;
    const {stdout} = await runInShell('sh', ['-c', script], {cwd: folder, env});
    const lines = shortenedAs(shown.split('\n').slice(0, -1), stdout.split('\n').slice(0, -1));
    printed.push(`$ ${command}`, ...lines);
  }
  rmSync(folder, {recursive: true});
  return `${printed.join('\n')}\n`;
};

/** The screen of 80x24 after lines typed into a lesson: `4; line; line`. */
const drawAgain = async (script: string, shown: string): Promise<string> => {
  const [number, ...lines] = script.split('; ');
  const screen = await mount(
    <App
      course={course}
      save={save}
      startAt={lesson(Number(number))}
      keep={() => {}}
      version=""
      stop={async () => {}}
    />,
    {columns: 80, rows: 24, exitOnCtrlC: false},
  );
  for (const line of lines) await screen.send(`${line}\r`);
  const drawn = screen.text().split('\n');
  await screen.unmount();
  return `${shortenedAs(shown.split('\n').slice(0, -1), drawn).join('\n')}\n`;
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map(cells => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |\n`)
    .join('');

/** The keys of each who may have them; those that mean the same commonKeys, at the line alone. */
const keyTables: ReadonlyMap<string, string> = new Map(
  Object.entries(keymaps).map(([kind, {bindings}]) => [
    kind,
    table(
      ['key', 'what it does'],
      bindings
        .filter(({keys}) => kind === 'prompt' || !commonKeys.some(one => one.keys === keys))
        .map(({label, does}) => [`\`${label}\``, does]),
    ),
  ]),
);

const wordTable = (): string =>
  table(
    ['what is typed', 'what it does'],
    [...labWords, ...commandForms].map(({usage, does}) => [`\`${usage}\``, does]),
  );

const findingTable = (): string =>
  table(
    ['finding', 'what it means'],
    Object.entries(findings).map(([kind, {meaning}]) => [`\`${kind}\``, meaning]),
  );

/** What a comment asks for that stands before a part: `keys: menu`. */
const tableFor = (asked: string): string => {
  if (asked === 'words') return wordTable();
  if (asked === 'findings') return findingTable();
  return keyTables.get(asked.replace(/^keys: /, '')) ?? '';
};

/** Each who may have the keys: a page on keys must have a table of each. */
export const places: readonly string[] = [...keyTables.keys()];

const console = /(?<=^```console\n)[\s\S]*?(?=^```$)/gm;
const screen = /(?<=^<!-- screen: (.*) -->\n\n```text\n)[\s\S]*?(?=^```$)/gm;
const tables = /(?<=^<!-- ((?:keys: .*)|words|findings) -->\n\n)(?:\|.*\n)*/gm;

/** The parts of a page that show what a program says: the one of the build, unless told otherwise. */
export const livePartsOf = (
  page: string,
  program = 'dist/safespring-lab.js',
): readonly LivePart[] => {
  const parts = (
    pattern: RegExp,
    now: (shown: string, asked: string) => Promise<string>,
  ): readonly LivePart[] =>
    [...page.matchAll(pattern)].map(({index, 0: shown, 1: asked = ''}) => ({
      start: index,
      shown,
      now: () => now(shown, asked),
    }));
  return [
    ...parts(console, shown => runAgain(shown, program)),
    ...parts(screen, (shown, asked) => drawAgain(asked, shown)),
    ...parts(tables, async (_, asked) => tableFor(asked)),
  ].sort((one, other) => one.start - other.start);
};
