import {runSteps, type ScriptFault, type ScriptStep} from '../../client/script.ts';
import {type Result, success} from '../../result.ts';
import {ruleKey} from '../../security-groups/duplicate.ts';
import {groupsOf, type World} from '../../security-groups/world.ts';
import type {Fault} from '../../text/fault.ts';
import type {ReadLesson} from '../read/read-course.ts';
import {shortcomingOf} from './solution.ts';

/** An answer after it ran: its world, and a key that tells it from other answers. */
type Outcome = {readonly world: World; readonly key: string};

/** The names of the commands that changed something, without their arguments. */
const waysOf = (steps: readonly ScriptStep[]): readonly string[] => {
  const names = steps
    .filter(({answer}) => answer.changes.length > 0)
    .flatMap(({answer: {called}}) => called?.command.words ?? []);
  return [...new Set(names)].sort();
};

/** Runs an answer. Its key has its commands, its rules and its memberships. */
const run = ({start}: ReadLesson, answer: string): Result<Outcome, ScriptFault> => {
  const steps = runSteps(start, answer);
  if (!steps.ok) return steps;
  const world = steps.value.at(-1)?.answer.world ?? start;
  const key = JSON.stringify([
    waysOf(steps.value),
    world.groups.map(({id, rules}) => [id, ...rules.map(ruleKey).sort()].join()).sort(),
    world.platform.instances.map(instance => [
      instance,
      groupsOf(world, instance)
        .map(({id}) => id)
        .sort(),
    ]),
  ]);
  return success({world, key});
};

type Judged = {readonly keys: readonly string[]; readonly faults: readonly Fault[]};

const judge = (
  place: ReadLesson,
  {keys, faults}: Judged,
  answer: string,
  index: number,
): Judged => {
  const fault = (says: string, remedy: string): Judged => ({
    keys,
    faults: [...faults, place.fault(['also', index], says, remedy)],
  });
  const outcome = run(place, answer);
  if (!outcome.ok) {
    const {line, command, refusal} = outcome.error;
    return fault(`Line ${line}, '${command}', is refused: ${refusal.says}`, refusal.remedy);
  }
  const {world, key} = outcome.value;
  const shortcoming = shortcomingOf(place, world);
  if (shortcoming !== undefined) {
    return fault(`This right answer ${shortcoming}.`, 'Mend it, or the goals that turn it away.');
  }
  return keys.includes(key)
    ? fault(
        'This answer is the same as another one.',
        'Give one with other rules, groups or remotes, or with other commands.',
      )
    : {keys: [...keys, key], faults};
};

/**
 * Proves that a lesson grades reachability and not one text: beside the solution there is another
 * right answer, which wins all three stars too.
 */
export const checkOthers = (place: ReadLesson): readonly Fault[] => {
  const {also} = place.lesson;
  // What other answers are held to is the solution, which may be at fault itself.
  if (shortcomingOf(place, place.solved) !== undefined) return [];
  if (also.length === 0) {
    return [
      place.fault(
        ['solution'],
        'There is no other right answer than the solution.',
        "Give one under 'also', and see whether the goals take it.",
      ),
    ];
  }
  const solution = run(place, place.lesson.solution);
  const begun: Judged = {keys: solution.ok ? [solution.value.key] : [], faults: []};
  return also.reduce((judged, answer, index) => judge(place, judged, answer, index), begun).faults;
};
