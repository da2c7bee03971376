import {nobodyHas, whyNothingAdded} from '../client/explain/adds-nothing.ts';
import {unmet} from '../reachability/lint/unmet.ts';
import {excess} from '../reachability/reach/compare.ts';
import {describePassages} from '../reachability/words/describe-passage.ts';
import {describeListed} from '../reachability/words/explain-near-miss.ts';
import {deleteRule} from '../security-groups/change.ts';
import type {RuleId} from '../security-groups/rule.ts';
import {type ListedRule, listRules, membersOf, type World} from '../security-groups/world.ts';
import {firstLines} from '../text/names.ts';
import {explainGoalWhole} from './explain-goal.ts';
import type {Play} from './play.ts';
import {type Said, say, sayAll} from './said.ts';

/** A goal or a rule that a learner looks at. */
export type Pointed =
  | {readonly kind: 'goal'; readonly id: string}
  | {readonly kind: 'rule'; readonly id: RuleId};

/** Everything that a learner can look at, in order: goals, then rules. */
export const pointable = ({grade, world}: Play): readonly Pointed[] => [
  ...grade.goals.map(({goal}): Pointed => ({kind: 'goal', id: goal.id})),
  ...listRules(world).map(({rule}): Pointed => ({kind: 'rule', id: rule.id})),
];

/** Whether both are the same goal, or the same rule. */
export const isSamePointed = (one: Pointed, other: Pointed): boolean =>
  one.kind === other.kind && one.id === other.id;

/** The world without a rule, or the same world if it has no such rule. */
export const worldWithout = (world: World, rule: RuleId): World => {
  const changed = deleteRule(world, rule);
  return changed.ok ? changed.value : world;
};

/** The most lines about what a rule opens. */
const most = 6;

const whatItOpens = (world: World, listed: ListedRule): readonly string[] => {
  const {rule, group} = listed;
  if (membersOf(world, group.id).length === 0) return [nobodyHas(group)];
  const nothing = whyNothingAdded(world, listed);
  if (nothing) return [nothing];
  const opened = describePassages(world, excess(world, worldWithout(world, rule.id)));
  if (opened.length > 0) {
    return firstLines(
      opened.map(passage => `It opens ${passage}`),
      most,
    );
  }
  const found = unmet(world).find(finding => finding.listed?.rule.id === rule.id);
  return [
    found?.says ?? 'Nobody gets through by it: the other end, or the way, lets none of it by.',
  ];
};

/** Says how a goal stands and why, or what a rule opens. */
export const aboutPointed = ({grade, world}: Play, pointed: Pointed): readonly Said[] => {
  if (pointed.kind === 'goal') {
    const graded = grade.goals.find(({goal}) => goal.id === pointed.id);
    return graded ? explainGoalWhole(graded) : [];
  }
  const listed = listRules(world).find(({rule}) => rule.id === pointed.id);
  if (!listed) return [];
  return [
    say('heading', describeListed(world, listed)),
    ...sayAll('plain', whatItOpens(world, listed)),
  ];
};
