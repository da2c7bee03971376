import {type Answer, formatOutput} from '../client/command-line.ts';
import type {GoalGrade, Grade} from '../lessons/grade/grade.ts';
import type {World} from '../security-groups/world.ts';
import {describeChange} from './describe-change.ts';
import {
  explainExcess,
  explainGoal,
  explainHoldOuts,
  explainRedundant,
  explainRemarks,
  explainStars,
  sayGoal,
} from './explain-goal.ts';
import {isInLesson, type LessonPlay, type Play} from './play.ts';
import {describeReachChange} from './reach-change.ts';
import {type Said, say, sayAll} from './said.ts';

/**
 * Writes the answer of a command: the real command if it was typed short, its output, and remarks.
 * A change is told in the lab's words instead of the page that the client prints, unless the
 * command chooses the form of its output.
 */
export const answerLines = (line: string, before: World, answer: Answer): readonly Said[] => {
  const typed = line.startsWith('openstack ') ? line : `openstack ${line}`;
  const isChanged = answer.changes.length > 0;
  return [
    ...(answer.command === typed ? [] : [say('command', answer.command)]),
    ...(isChanged && !answer.isOutputAsked ? [] : sayAll('table', formatOutput(answer.output))),
    ...(isChanged ? describeChange(before, answer) : []),
    ...sayAll('hint', answer.remarks),
  ];
};

const isNew = (earlier: Grade, {goal, met}: GoalGrade): boolean =>
  earlier.goals.find(other => other.goal.id === goal.id)?.met !== met;

/**
 * Says what a change did to the goals: the names of those won and lost; of those lost, and of those
 * unmet before, the first one with every gate that stops it. Once all are met it says what the
 * answer does not outlast, the stars, what is open beyond the need, and which rules are not needed.
 */
const aboutGoals = (
  {grade: earlier}: Play,
  {place, world, grade: now}: LessonPlay,
): readonly Said[] => {
  const changed = now.goals.filter(goal => isNew(earlier, goal));
  const [lost, ...alsoLost] = changed.filter(({met}) => !met);
  const unmet = now.goals.find(goal => !goal.met && !isNew(earlier, goal));
  return [
    ...changed.filter(({met}) => met).map(sayGoal),
    ...alsoLost.map(sayGoal),
    ...(lost ? explainGoal(lost) : []),
    ...(unmet ? explainGoal(unmet) : []),
    ...explainHoldOuts(now),
    ...(now.solved
      ? [
          say('good', explainStars(now)),
          ...explainExcess(world, now),
          ...explainRedundant(place, world),
          ...explainRemarks(now),
        ]
      : []),
    ...(now.solved && now.excess.length > 0
      ? [say('hint', 'Narrow it for the second star, or go on: next')]
      : []),
  ];
};

/** Says what a change did: to the goals of a lesson or, in the sandbox, to what can pass. */
export const feedback = (before: Play, after: Play): readonly Said[] =>
  isInLesson(after) ? aboutGoals(before, after) : describeReachChange(before.world, after.world);
