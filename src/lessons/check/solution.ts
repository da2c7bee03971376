import {runScript} from '../../client/script.ts';
import {inForm, type ScriptForm, scriptForms} from '../../client/script-forms.ts';
import type {Result} from '../../result.ts';
import type {World} from '../../security-groups/world.ts';
import type {Fault} from '../../text/fault.ts';
import {countStars, failuresOf, grade} from '../grade/grade.ts';
import type {ReadLesson} from '../read/read-course.ts';

/** Says why a world does not win all three stars; undefined when it does. */
export const shortcomingOf = (place: ReadLesson, world: World): string | undefined => {
  const graded = grade(place, world, []);
  return countStars(graded.stars) === 3 ? undefined : `fails on ${failuresOf(graded).join(', ')}`;
};

/** Proves that the solution wins all three stars. */
export const checkSolution = (place: ReadLesson): readonly Fault[] => {
  const shortcoming = shortcomingOf(place, place.solved);
  return shortcoming === undefined
    ? []
    : [
        place.fault(
          ['solution'],
          `The solution ${shortcoming}.`,
          'Mend the solution, or the goals.',
        ),
      ];
};

/** Writes a script in a form, or says why it cannot be written. */
type Write = (world: World, script: string, form: ScriptForm) => Result<string, unknown>;

const shortcomingIn = (place: ReadLesson, form: ScriptForm, write: Write) => {
  const {start, lesson} = place;
  const script = write(start, lesson.solution, form);
  const world = script.ok ? runScript(start, script.value) : script;
  return world.ok ? shortcomingOf(place, world.value) : 'is refused';
};

/** Proves that the solution works in both forms of commands: the client's, and the short form. */
export const checkForms = (place: ReadLesson, write: Write = inForm): readonly Fault[] =>
  // A solution that fails as it stands has been named already.
  shortcomingOf(place, place.solved) !== undefined
    ? []
    : scriptForms.flatMap(form => {
        const shortcoming = shortcomingIn(place, form, write);
        return shortcoming === undefined
          ? []
          : [
              place.fault(
                ['solution'],
                `Written in the ${form} form, the solution ${shortcoming}.`,
                'Write it so that either form of it does the same.',
              ),
            ];
      });
