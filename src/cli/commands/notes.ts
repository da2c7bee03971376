import {choice, flag} from '../../arguments/argument.ts';
import {cheatSheet} from '../../play/cheat-sheet.ts';
import {handoutFormats, writeHandout} from '../../play/handout.ts';
import {notesOf} from '../../play/notes.ts';
import {problem} from '../../result.ts';
import type {Subcommand} from '../arguments.ts';
import {openDesk} from '../desk.ts';
import {complain, exits} from '../shell.ts';

const format = choice('--format', 'text for a terminal (the default), or Markdown', handoutFormats);
const cheatSheetAlone = flag('--cheat-sheet', 'the rules of the platform on one page instead');

/**
 * `notes [--cheat-sheet] [--format …]`: prints a page to keep, about what was solved or about the
 * rules.
 */
export const notesCommand: Subcommand = {
  name: 'notes',
  about: 'Print a page to keep: what to remember of what you solved, with your commands.',
  takes: [format, cheatSheetAlone],
  run: async (given, shell) => {
    const asked = given.of(format) ?? handoutFormats[0];
    if (given.of(cheatSheetAlone)) {
      shell.out(writeHandout(cheatSheet, asked));
      return exits.ok;
    }
    const desk = await openDesk(given, shell);
    if (!desk.ok) return complain(shell, desk.error);
    const {course, save} = desk.value;
    const page = notesOf(course, save);
    if (!page) {
      return complain(
        shell,
        problem(
          `${save.learner} has solved no lesson yet, so there is nothing to note.`,
          'Solve one: safespring-lab play. The rules alone: safespring-lab notes --cheat-sheet',
        ),
        exits.no,
      );
    }
    shell.out(writeHandout(page, asked));
    return exits.ok;
  },
};
