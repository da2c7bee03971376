import type {GoalGrade, Grade} from '../lessons/grade.ts';
import {type Answer, formatOutput} from '../openstack/command-line.ts';
import {describeListed} from '../reachability/explain.ts';
import {isRedundant} from '../reachability/redundant.ts';
import {listRules, type World} from '../security-groups/world.ts';
import {explainExcess, explainGoal, explainStars, metMark, unmetMark} from './explain-goal.ts';
import {type Said, say, sayAgain, sayAll} from './said.ts';

/** What a command answers by itself: the real command if it was typed short, and its output. */
export const answerLines = (line: string, before: World, answer: Answer): readonly Said[] => {
  const typed = line.startsWith('openstack ') ? line : `openstack ${line}`;
  const echo = answer.command === typed ? [] : [say('command', answer.command)];
  return answer.world === before
    ? [...echo, ...sayAll('table', formatOutput(answer.output))]
    : [...echo, ...describeChange(before, answer.world)];
};

/** The change in a line each, where the client prints a page: rules, groups and memberships. */
const describeChange = (before: World, after: World): readonly Said[] => {
  const had = new Set(listRules(before).map(({rule}) => rule.id));
  const has = new Set(listRules(after).map(({rule}) => rule.id));
  const groupsHad = new Set(before.groups.map(({id}) => id));
  const groupsHave = new Set(after.groups.map(({id}) => id));
  const names = (world: World, instanceId: string) =>
    (world.memberships[instanceId] ?? [])
      .map(id => world.groups.find(group => group.id === id)?.name)
      .join(', ') || 'no security group';
  return sayAll('plain', [
    ...before.groups.filter(({id}) => !groupsHave.has(id)).map(({name}) => `${name} is gone.`),
    ...after.groups
      .filter(({id}) => !groupsHad.has(id))
      .map(({name}) => `${name} is made. A new group is not empty: it lets everything out.`),
    ...listRules(before)
      .filter(({rule, group}) => !has.has(rule.id) && groupsHave.has(group.id))
      .map(listed => `Gone: ${describeListed(before, listed)}.`),
    ...listRules(after)
      .filter(({rule, group}) => !had.has(rule.id) && groupsHad.has(group.id))
      .flatMap(listed => [
        `Made: ${describeListed(after, listed)}.`,
        ...(isRedundant(after, listed)
          ? ['It adds nothing: other rules allow that already, and replies need no rule.']
          : []),
      ]),
    ...after.platform.instances
      .filter(({id}) => before.memberships[id] !== after.memberships[id])
      .map(({id, name}) => `${name} now has ${names(after, id)}.`),
  ]);
};

const isNew = (earlier: Grade, {goal, met}: GoalGrade): boolean =>
  earlier.goals.find(other => other.goal.id === goal.id)?.met !== met;

/**
 * What a change did to the goals: those won and lost by name; of those lost, and of those unmet
 * since before, the first with every gate that stops it; once all are met, the stars and what is
 * open beyond the need.
 */
export const feedback = (world: World, earlier: Grade, now: Grade): readonly Said[] => {
  const changed = now.goals.filter(goal => isNew(earlier, goal));
  const [lost, ...alsoLost] = changed.filter(({met}) => !met);
  const unmet = now.goals.find(goal => !goal.met && !isNew(earlier, goal));
  return [
    ...changed
      .filter(({met}) => met)
      .map(({goal}) => sayAgain('goal', 'good', `${metMark} ${goal.say}`)),
    ...alsoLost.map(({goal}) => sayAgain('goal', 'bad', `${unmetMark} ${goal.say}`)),
    ...(lost ? explainGoal(world, lost) : []),
    ...(unmet ? explainGoal(world, unmet) : []),
    ...(now.solved ? [say('good', explainStars(now)), ...explainExcess(world, now)] : []),
    ...(now.solved && now.excess.length > 0
      ? [say('hint', 'Narrow it for the second star, or go on: next')]
      : []),
  ];
};
