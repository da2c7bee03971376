import type {Given, Subcommand} from '../arguments.ts';
import type {Exit, Shell} from '../shell.ts';
import {check} from './lessons/check.ts';
import {list} from './lessons/list.ts';
import {writeNew} from './lessons/new.ts';
import {preview} from './lessons/preview.ts';
import {printSchema} from './lessons/schema.ts';

/** What can be done with lessons, by its word; without one they are listed. */
const verbs: ReadonlyMap<string, (given: Given, shell: Shell) => Promise<Exit>> = new Map([
  ['check', check],
  ['new', writeNew],
  ['preview', preview],
  ['schema', (_: Given, shell: Shell) => printSchema(shell)],
]);

/**
 * `lessons [--json]` lists them; `lessons check [DIR] [--watch]` proves them; `lessons new ID`,
 * `lessons preview LESSON` and `lessons schema` help to write one.
 */
export const lessons: Subcommand = {
  name: 'lessons',
  about: 'List the lessons, or prove that they are sound; help to write one.',
  declare: parser => {
    parser.add_argument('verb', {
      nargs: '?',
      choices: [...verbs.keys()],
      metavar: 'check|new|preview|schema',
      help: 'prove that every lesson is sound; write a new one with blanks; show one as text; print the JSON Schema for editors',
    });
    parser.add_argument('subject', {
      nargs: '?',
      metavar: 'DIR|ID',
      help: "the folder to check (default: the built-in lessons); the new lesson's id; the lesson to preview",
    });
    parser.add_argument('--watch', {
      action: 'store_true',
      help: 'with check: prove them again whenever a file changes, until Ctrl-C',
    });
    parser.add_argument('--json', {action: 'store_true', help: 'print as JSON'});
  },
  run: (given, shell) => (verbs.get(given.text('verb') ?? '') ?? list)(given, shell),
};
