import {flag, optional} from '../../../arguments/argument.ts';

/** What of the lessons is asked about: a folder, an id, or a lesson. */
export const subject = optional(
  'subject',
  'DIR|ID',
  "the folder to check (default: the built-in lessons); the new lesson's id; the lesson to preview",
);

/** Whether to prove the lessons again when they change. */
export const watch = flag(
  '--watch',
  'with check: prove them again whenever a file changes, until Ctrl-C',
);
