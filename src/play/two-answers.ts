import {commandsOf} from '../client/script.ts';
import {describeRule} from '../security-groups/describe.ts';
import {groupsOf, type World} from '../security-groups/world.ts';
import {currentAttempt, type LessonPlay} from './play.ts';
import {type Said, say, sayAll} from './said.ts';

/**
 * A key for the result of an answer: the groups of each instance, and each group's rules in one
 * order.
 */
const outcomeOf = (world: World): string =>
  JSON.stringify(
    world.platform.instances.map(instance => [
      instance.name,
      groupsOf(world, instance).map(({name, rules}) => [
        name,
        rules.map(rule => describeRule(world, rule)).sort(),
      ]),
    ]),
  );

const counted = (count: number): string => (count === 1 ? '1 command' : `${count} commands`);

/**
 * Shows the learner's answer beside the lab's own, to compare. It is empty if the answer solves
 * nothing, or if both have the same result with the same number of commands.
 */
export const besideTheLabs = ({place, world, grade, save}: LessonPlay): readonly Said[] => {
  if (!grade.solved) return [];
  const own = currentAttempt({place, save}).commands;
  const labs = commandsOf(place.lesson.solution).map(({command}) => command);
  if (own.length <= labs.length && outcomeOf(world) === outcomeOf(place.solved)) return [];
  const isShortest = own.length > labs.length && grade.excess.length === 0;
  return [
    say('heading', `Your answer, ${counted(own.length)}`),
    ...sayAll('command', own),
    say(
      'heading',
      `${isShortest ? 'It could be shorter' : 'Another answer'}, ${counted(labs.length)}`,
    ),
    ...sayAll('command', labs),
  ];
};
