import {optionalChoice} from '../../arguments/argument.ts';
import type {Given} from '../../arguments/parse.ts';
import {json, type Subcommand} from '../arguments.ts';
import type {Exit, Shell} from '../shell.ts';
import {subject, watch} from './lessons/arguments.ts';
import {checkLessons} from './lessons/check.ts';
import {printLessons} from './lessons/list.ts';
import {writeNew} from './lessons/new.ts';
import {previewLesson} from './lessons/preview.ts';
import {printSchema} from './lessons/schema.ts';

/** The verbs of `lessons`; without a verb it lists them. */
const verbs = {
  check: checkLessons,
  new: writeNew,
  preview: previewLesson,
  schema: (_: Given, shell: Shell) => printSchema(shell),
} as const satisfies Readonly<Record<string, (given: Given, shell: Shell) => Promise<Exit>>>;

const verb = optionalChoice(
  'verb',
  'check|new|preview|schema',
  'prove that every lesson is sound; write a new one with blanks; show one as text; print the JSON Schema for editors',
  ['check', 'new', 'preview', 'schema'],
);

/**
 * `lessons [--json]` lists the lessons; `lessons check [DIR] [--watch]` checks them; `lessons new
 * ID`, `lessons preview LESSON` and `lessons schema` help to write one.
 */
export const lessonsCommand: Subcommand = {
  name: 'lessons',
  about: 'List the lessons, or prove that they are sound; help to write one.',
  takes: [verb, subject, watch, json],
  run: (given, shell) => {
    const asked = given.of(verb);
    return asked === undefined ? printLessons(given, shell) : verbs[asked](given, shell);
  },
};
