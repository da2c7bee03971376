import {type GoalGrade, type Grade, shortLived} from '../grade/grade.ts';
import {type Hint, type HintCondition, hintSteps, type Lesson} from '../lesson.ts';

const holdsOf = (
  {goal, cause, miss}: HintCondition,
  {goal: graded, trace, absent}: GoalGrade,
): boolean => {
  // What a goal says of an instance that is gone fits no state that a hint speaks of.
  if (absent !== undefined) return false;
  if (goal !== undefined && goal !== graded.id) return false;
  if (cause === undefined && miss === undefined) return true;
  return Boolean(
    trace?.blockedBy.some(
      block =>
        (cause === undefined || block.cause === cause) &&
        (miss === undefined || block.nearest?.misses.join() === miss),
    ),
  );
};

const fits = (when: HintCondition | null, grade: Grade): boolean => {
  if (when === null) return true;
  const {excess, 'hold-out': isHeldOut, ...aboutGoal} = when;
  if (excess && grade.excess.length === 0) return false;
  const goals = isHeldOut ? shortLived(grade).flatMap(({failing}) => failing) : grade.goals;
  if (isHeldOut && goals.length === 0) return false;
  if (Object.values(aboutGoal).every(value => value === undefined)) return true;
  return goals.some(goal => !goal.met && holdsOf(when, goal));
};

/**
 * Whether the hints of a rung for a state have been given: one of those with a condition if there
 * are any, otherwise any of them.
 */
const isTold = (rung: readonly Hint[], taken: readonly string[]): boolean => {
  const meant = rung.filter(({when}) => when !== null);
  return (meant.length > 0 ? meant : rung).some(({id}) => taken.includes(id));
};

/**
 * Chooses the next hint for a state: from the lowest rung whose hints for the state have not been
 * given, the first hint with a condition that holds, or otherwise the first one. After the last
 * rung it gives the last hint again.
 */
export const nextHint = (
  lesson: Lesson,
  grade: Grade,
  taken: readonly string[],
): Hint | undefined => {
  const fitting = lesson.hints.filter(({when}) => fits(when, grade));
  const rungs = hintSteps.map(step => fitting.filter(hint => hint.step === step));
  const rung = rungs.find(hints => hints.length > 0 && !isTold(hints, taken));
  if (!rung) return fitting.filter(({step}) => step === hintSteps.at(-1)).at(-1) ?? fitting.at(-1);
  return rung.find(({when}) => when !== null) ?? rung[0];
};
