import {starText} from '../../play/explain-goal.ts';
import {standings} from '../../play/standing.ts';
import {json, type Subcommand} from '../arguments.ts';
import {openDesk} from '../desk.ts';
import {complain, exits, printJson} from '../shell.ts';

/** `progress [--json]`: prints how far a learner is, graded again from the saved commands. */
export const progressCommand: Subcommand = {
  name: 'progress',
  about: 'Show how far you are.',
  takes: [json],
  run: async (given, shell) => {
    const desk = await openDesk(given, shell);
    if (!desk.ok) return complain(shell, desk.error);
    const {course, save, store} = desk.value;
    const rows = standings(course, save).map(({place, state, stars}) => ({
      number: place.number,
      id: place.lesson.id,
      title: place.lesson.title,
      state,
      stars,
    }));
    if (given.of(json)) {
      printJson(shell, {learner: save.learner, current: save.current, lessons: rows});
      return exits.ok;
    }
    const digits = `${rows.length}`.length;
    for (const {number, title, state, stars} of rows) {
      shell.out(
        `${`${number}`.padStart(digits)}  ${starText(stars)}  ${state.padEnd(6)}  ${title}`,
      );
    }
    const solved = rows.filter(({state}) => state === 'solved').length;
    shell.out(`${save.learner}: ${solved} of ${rows.length} solved. Kept in ${store.file}`);
    return exits.ok;
  },
};
