import {flag, optional} from '../../../arguments/argument.ts';

/** The argument of the verbs: a folder, an id, or a lesson. */
export const subject = optional(
  'subject',
  'DIR|ID',
  "the folder to check (default: the built-in lessons); the new lesson's id; the lesson to preview",
);

/** The option to check the lessons again when a file changes. */
export const watch = flag(
  '--watch',
  'with check: prove them again whenever a file changes, until Ctrl-C',
);
