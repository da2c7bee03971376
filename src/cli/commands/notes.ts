import {cheatSheet} from '../../play/cheat-sheet.ts';
import {type HandoutFormat, handoutFormats, writeHandout} from '../../play/handout.ts';
import {notesOf} from '../../play/notes.ts';
import {problem} from '../../result.ts';
import type {Given, Subcommand} from '../arguments.ts';
import {openDesk} from '../desk.ts';
import {complain, exits} from '../shell.ts';

const formatOf = (given: Given): HandoutFormat =>
  handoutFormats.find(format => format === given.text('format')) ?? handoutFormats[0];

/** `notes [--cheat-sheet] [--format …]`: a page to keep, of what was solved or of the rules. */
export const notes: Subcommand = {
  name: 'notes',
  about: 'Print a page to keep: what to remember of what you solved, with your commands.',
  declare: parser => {
    parser.add_argument('--format', {
      choices: [...handoutFormats],
      default: handoutFormats[0],
      help: 'text for a terminal (the default), or Markdown',
    });
    parser.add_argument('--cheat-sheet', {
      action: 'store_true',
      help: 'the rules of the platform on one page instead',
    });
  },
  run: async (given, shell) => {
    const format = formatOf(given);
    if (given.has('cheat_sheet')) {
      shell.out(writeHandout(cheatSheet, format));
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
    shell.out(writeHandout(page, format));
    return exits.ok;
  },
};
