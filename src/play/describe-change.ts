import {addressesOf, type Instance} from '../network/platform.ts';
import {portsOf} from '../network/port.ts';
import {type AddsNothing, whyAddsNothing} from '../reachability/gates/redundant.ts';
import {describeListed} from '../reachability/words/explain-near-miss.ts';
import type {SecurityGroup} from '../security-groups/rule.ts';
import {
  groupsOf,
  type ListedRule,
  listRules,
  membersOf,
  type World,
} from '../security-groups/world.ts';
import {type Said, sayAll} from './said.ts';

/** Things of the one list that the other has not, by id. */
const missing = <Thing extends {readonly id: string}>(
  from: readonly Thing[],
  among: readonly Thing[],
): readonly Thing[] => {
  const ids = new Set(among.map(({id}) => id));
  return from.filter(({id}) => !ids.has(id));
};

const settingsOf = ({name, description, stateful, tags = []}: SecurityGroup): readonly string[] => [
  `is now called ${name}.`,
  `is now described as '${description}'.`,
  `is now ${stateful ? 'stateful' : 'stateless'}.`,
  tags.length === 0 ? 'has no tags now.' : `now has the tags ${tags.join(', ')}.`,
];

/** What was set anew about groups: a sentence for each setting that is another. */
const changedGroups = (before: World, after: World): readonly string[] =>
  after.groups.flatMap(group => {
    const earlier = before.groups.find(({id}) => id === group.id);
    if (!earlier) return [];
    const were = settingsOf(earlier);
    return settingsOf(group)
      .filter((setting, index) => setting !== were[index])
      .map(setting => `${earlier.name} ${setting}`);
  });

const groupNames = (world: World, instance: Instance): string =>
  groupsOf(world, instance)
    .map(({name}) => name)
    .join(', ') || 'no security group';

const whereabouts = (instance: Instance): string =>
  portsOf(instance)
    .map(({network, addresses}) => `${addresses.join(', ')} from ${network}`)
    .join(', and ');

const changedInstances = (before: World, after: World): readonly string[] => {
  const [had, have] = [before.platform.instances, after.platform.instances];
  return [
    ...missing(had, have).map(
      instance => `${instance.name} is gone, and gave back ${addressesOf(instance).join(', ')}.`,
    ),
    ...missing(have, had).map(
      instance => `${instance.name} is made: ${whereabouts(instance)}, on ${instance.host}.`,
    ),
    ...have.flatMap(instance => {
      const earlier = had.find(({id}) => id === instance.id);
      return earlier && whereabouts(earlier) !== whereabouts(instance)
        ? [`${instance.name} now has ${whereabouts(instance)}.`]
        : [];
    }),
  ];
};

const reasons: Readonly<Record<AddsNothing, string>> = {
  redundant: 'It adds nothing: other rules allow that already, and replies need no rule.',
  'never-passes':
    'It adds nothing: no rule decides about that. A tunnel of this kind is dropped by the host of who sends it.',
  'unknown-addresses':
    'What it adds cannot be told: which addresses an address group holds is not known here.',
};

/** Why a rule adds nothing, in a sentence; null where it adds something, or nobody has its group. */
export const whyNothingAdded = (world: World, listed: ListedRule): string | null => {
  const why = whyAddsNothing(world, listed);
  return why === 'never-passes' && listed.rule.traffic.kind === 'icmp'
    ? 'It adds nothing: no rule decides about that. An answer or an error passes with what it belongs to.'
    : why && reasons[why];
};

/** That numbers moved up where rules went, of rules that somebody has: the next may go by its number. */
const movedNumbers = (before: World, after: World): readonly string[] => {
  const were = new Map(listRules(before).map(({rule, number}) => [rule.id, number]));
  const moved = listRules(after).find(({rule, group, number}) => {
    const was = were.get(rule.id);
    return was !== undefined && was > number && membersOf(after, group.id).length > 0;
  });
  return moved
    ? [`Numbers have moved: what was rule ${were.get(moved.rule.id)} is rule ${moved.number} now.`]
    : [];
};

/** The change in a line each, where the client prints a page: groups, rules, instances, memberships. */
export const describeChange = (before: World, after: World): readonly Said[] => {
  const rulesHad = new Set(listRules(before).map(({rule}) => rule.id));
  const rulesHave = new Set(listRules(after).map(({rule}) => rule.id));
  const newGroups = missing(after.groups, before.groups);
  const goneGroups = missing(before.groups, after.groups);
  return sayAll('plain', [
    ...goneGroups.map(({name}) => `${name} is gone.`),
    ...newGroups.map(
      ({name}) => `${name} is made. A new group is not empty: it lets everything out.`,
    ),
    ...changedGroups(before, after),
    ...listRules(before)
      .filter(({rule, group}) => !rulesHave.has(rule.id) && !goneGroups.includes(group))
      .map(listed => `Gone: ${describeListed(before, listed)}.`),
    ...listRules(after)
      .filter(({rule, group}) => !rulesHad.has(rule.id) && !newGroups.includes(group))
      .flatMap(listed => {
        const {id, name} = listed.group;
        const nothing =
          membersOf(after, id).length > 0
            ? whyNothingAdded(after, listed)
            : `No instance has the group ${name}, so it decides about nothing yet.`;
        return [`Made: ${describeListed(after, listed)}.`, ...(nothing ? [nothing] : [])];
      }),
    ...changedInstances(before, after),
    ...after.platform.instances
      .filter(({id}) => before.memberships[id] !== after.memberships[id])
      .map(instance => `${instance.name} now has ${groupNames(after, instance)}.`),
    ...movedNumbers(before, after),
  ]);
};
