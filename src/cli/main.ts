import {existsSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import envPaths from 'env-paths';
import packageJson from '../../package.json' with {type: 'json'};
import {languageOf, ownLanguage} from '../lessons/translate/language.ts';
import {printable} from '../text/printable.ts';
import {isAsciiLocale} from '../tui/ascii.ts';
import {backgroundOf} from '../tui/draw/dress.ts';
import {readCompiledLessons} from './compiled-lessons.ts';
import {runProgram} from './program.ts';
import {readLessonFolder} from './read-lesson-folder.ts';
import {readText} from './read-text.ts';
import {reasonOf, type Shell} from './shell.ts';
import {changesIn} from './watch-folder.ts';

const {env, stdin, stdout, stderr} = process;
const {INK_SCREEN_READER, NO_COLOR, SAFESPRING_LAB_SAVES, TERM} = env;
const root = fileURLToPath(new URL('..', import.meta.url));

/** The folder for saves: the checkout's, or the user's for an installed package, which has none. */
const savesFolder = (): string => {
  const inCheckout = join(root, 'saves');
  return (
    SAFESPRING_LAB_SAVES ||
    (existsSync(inCheckout) ? inCheckout : envPaths('safespring-lab', {suffix: ''}).data)
  );
};

const isTyped = Boolean(stdin.isTTY);
// To be heard, lines in reading order are better than a screen that is drawn again and again.
const isDrawn = TERM !== 'dumb' && INK_SCREEN_READER !== 'true';
let isOutputClosed = false;

const shell: Shell = {
  out: line => {
    if (!isOutputClosed) stdout.write(`${printable(line, 'keep')}\n`);
  },
  err: line => stderr.write(`${printable(line, 'keep')}\n`),
  lines: async function* () {
    const reader = createInterface({input: stdin, terminal: false});
    try {
      for await (const line of reader) {
        if (isOutputClosed) return;
        yield line;
      }
    } finally {
      // Who stops before the end would otherwise wait for a terminal that says no more.
      reader.close();
    }
  },
  prompt: () => {
    if (isTyped) stdout.write('› ');
  },
  readText,
  readFolder: readLessonFolder,
  writeNew: (file, text) => writeFile(file, text, {flag: 'wx'}),
  changesIn,
  isTerminal: isTyped && Boolean(stdout.isTTY) && isDrawn,
  isAscii: isAsciiLocale(env),
  // What is not English has letters beyond ASCII.
  language: isAsciiLocale(env) ? ownLanguage : languageOf(env),
  background: backgroundOf(env),
  isTyped,
  builtInLessons: join(root, 'lessons'),
  compiledLessons: () => readCompiledLessons(join(root, 'dist'), join(root, 'lessons')),
  defaultSaves: savesFolder(),
  version: packageJson.version,
};

// Who reads our output may leave before its end, as `head` does; what was done is still kept.
stdout.on('error', () => {
  isOutputClosed = true;
});

// The colour library does not know this convention (https://no-color.org); it is loaded later.
if (NO_COLOR) env.FORCE_COLOR = '0';

try {
  process.exitCode = await runProgram(process.argv.slice(2), shell);
} catch (error) {
  stderr.write(`safespring-lab: something went wrong that should not: ${reasonOf(error)}\n`);
  process.exitCode = 1;
}
