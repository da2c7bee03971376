import {addressesOf, type Instance, spoiledBy} from '../../network/platform.ts';
import {portsOf} from '../../network/port.ts';
import {describeListed} from '../../reachability/words/explain-near-miss.ts';
import type {Change} from '../../security-groups/changes.ts';
import type {SecurityGroup} from '../../security-groups/rule.ts';
import {
  groupsOf,
  type ListedRule,
  listRules,
  membersOf,
  rulesOfGroup,
  type World,
} from '../../security-groups/world.ts';
import {named} from '../../text/names.ts';
import {nobodyHas, whyNothingAdded} from './adds-nothing.ts';

/** Sentences about a change. */
export type ChangeWords = {
  /** What the command would do, before it runs. */
  readonly does: string;
  /** What the command did; it is often the same sentence. */
  readonly did: string;
  /** What the change means, a sentence each. */
  readonly means: readonly string[];
};

/** Words for a change whose sentence holds before and after the command. */
const words = (says: string, ...means: readonly string[]): ChangeWords => ({
  does: says,
  did: says,
  means,
});

const names = (groups: readonly SecurityGroup[]): string =>
  named(
    groups.map(({name}) => name),
    9,
  );

const noGroup = 'without one nothing passes, in or out.';

const whatEnds =
  'What nothing else allows can no longer begin; connections that are there go on until they end.';

const counted = (count: number, what: string): string =>
  count === 0 ? `no ${what}s` : `${count} ${what}${count === 1 ? '' : 's'}`;

const isNaming = (group: SecurityGroup, {rule: {remote}}: ListedRule) =>
  remote.kind === 'group' && remote.group === group.id;

const groupGone = (before: World, gone: SecurityGroup): ChangeWords => {
  const own = counted(rulesOfGroup(before, gone.id).length, 'rule');
  const naming = listRules(before).filter(
    listed => listed.group.id !== gone.id && isNaming(gone, listed),
  );
  const theirs =
    naming.length === 0
      ? ''
      : `, and with it ${counted(naming.length, 'rule')} of other groups that name it`;
  const what = `with ${own} of its own${theirs}`;
  return {does: `Deletes ${gone.name}, ${what}.`, did: `${gone.name} is gone, ${what}.`, means: []};
};

const settings = (was: SecurityGroup, is: SecurityGroup): readonly ChangeWords[] => {
  const [had = [], has = []] = [was.tags, is.tags];
  return [
    ...(was.name === is.name ? [] : [`${was.name} is now called ${is.name}.`]),
    ...(was.description === is.description
      ? []
      : [`${is.name} is now described as '${is.description}'.`]),
    ...(was.stateful === is.stateful
      ? []
      : [
          `${is.name} is now ${is.stateful ? 'stateful' : 'stateless'}; Calico treats every group as stateful.`,
        ]),
    ...(had.join('\n') === has.join('\n')
      ? []
      : [`${is.name} now has ${has.length === 0 ? 'no tags' : `the tags ${has.join(', ')}`}.`]),
  ].map(says => words(says));
};

const whereabouts = (instance: Instance): string =>
  portsOf(instance)
    .map(({network, addresses}) => `${addresses.join(', ')} from ${network}`)
    .join(', and ');

const instanceMade = (after: World, instance: Instance): ChangeWords => {
  const groups = groupsOf(after, instance);
  const where = `${whereabouts(instance)}, on ${instance.host}`;
  return {
    does: `Makes ${instance.name}: ${where}.`,
    did: `${instance.name} is made: ${where}.`,
    means: [groups.length > 0 ? `It has ${names(groups)}.` : `It has no group, and ${noGroup}`],
  };
};

const instanceChanged = (was: Instance, is: Instance): ChangeWords => {
  const kept = addressesOf(is);
  const lost = addressesOf(was).filter(address => !kept.includes(address));
  const [spoiledBefore, spoiled] = [spoiledBy(was), spoiledBy(is)];
  return words(
    `${is.name} now has ${whereabouts(is)}.`,
    ...(lost.length > 0 ? [`Rules that name ${named(lost, 9)} do not mean it any more.`] : []),
    ...(spoiled === 'second-interface' && spoiledBefore !== spoiled
      ? ['With a second interface nothing passes that one could rely on.']
      : []),
    ...(spoiledBefore === 'second-interface' && spoiled !== spoiledBefore
      ? ['It has one interface again, and its groups count as before.']
      : []),
  );
};

const membership = ({
  instance: {name},
  had,
  has,
}: Extract<Change, {kind: 'membership'}>): readonly ChangeWords[] => {
  const gained = has.filter(group => !had.some(({id}) => id === group.id));
  const lost = had.filter(group => !has.some(({id}) => id === group.id));
  const empty = gained.filter(({rules}) => rules.length === 0);
  const isOne = empty.length === 1;
  return [
    ...(gained.length > 0
      ? [
          words(
            `${name} gets ${names(gained)}${had.length > 0 ? `, beside ${names(had)}` : ''}: what any of its groups allows is allowed, in and out.`,
            ...(empty.length > 0
              ? [
                  `${names(empty)} ${isOne ? 'has' : 'have'} no rules yet, and so ${isOne ? 'adds' : 'add'} nothing.`,
                ]
              : []),
          ),
        ]
      : []),
    ...(lost.length > 0
      ? [
          words(
            `${name} loses ${names(lost)}${has.length > 0 ? ` and keeps ${names(has)}` : ''}.`,
            whatEnds,
            ...(has.length === 0 ? [`It then has no group, and ${noGroup}`] : []),
          ),
        ]
      : []),
  ];
};

const inWords = (before: World, after: World, change: Change): readonly ChangeWords[] => {
  switch (change.kind) {
    case 'group-made':
      return [
        {
          does: `Makes ${change.group.name}.`,
          did: `${change.group.name} is made.`,
          means: [
            'A new group is not empty: it lets everything out, over IPv4 and IPv6, and nothing in.',
          ],
        },
      ];
    case 'group-gone':
      return [groupGone(before, change.group)];
    case 'group-set':
      return settings(change.was, change.is);
    case 'rule-made': {
      const {listed} = change;
      const rule = describeListed(after, listed);
      const nothing =
        membersOf(after, listed.group.id).length === 0
          ? nobodyHas(listed.group)
          : whyNothingAdded(after, listed);
      return [{does: `Makes ${rule}.`, did: `Made: ${rule}.`, means: nothing ? [nothing] : []}];
    }
    case 'rule-gone': {
      const rule = describeListed(before, change.listed);
      return [{does: `Deletes ${rule}.`, did: `Gone: ${rule}.`, means: [whatEnds]}];
    }
    case 'instance-made':
      return [instanceMade(after, change.instance)];
    case 'instance-gone': {
      const {name} = change.instance;
      const addresses = addressesOf(change.instance).join(', ');
      return [
        {
          does: `Deletes ${name}, which gives back ${addresses}.`,
          did: `${name} is gone, and gives back ${addresses}.`,
          means: [`Rules that name ${addresses} stay, and mean whoever gets it next.`],
        },
      ];
    }
    case 'instance-changed':
      return [instanceChanged(change.was, change.is)];
    case 'membership':
      return membership(change);
  }
};

/**
 * Says what is different between two worlds. A meaning that several changes share is said once, at
 * the last of them.
 */
export const describeChanges = (
  before: World,
  after: World,
  changes: readonly Change[],
): readonly ChangeWords[] => {
  const gone = changes.flatMap(change => (change.kind === 'group-gone' ? [change.group] : []));
  const told = changes
    // That a rule goes with the group it names is said of the group.
    .filter(
      change => change.kind !== 'rule-gone' || !gone.some(group => isNaming(group, change.listed)),
    )
    .flatMap(change => inWords(before, after, change));
  return told.map((each, index) => ({
    ...each,
    means: each.means.filter(
      sentence => !told.slice(index + 1).some(({means}) => means.includes(sentence)),
    ),
  }));
};
