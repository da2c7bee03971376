import {quote} from 'shlex';
import {last, optionWords, remoteOption, ruleOptions} from '../../client/rule-command.ts';
import type {Instance} from '../../network/platform.ts';
import type {GroupId, RuleBody, SecurityGroup} from '../../security-groups/rule.ts';
import {defaultGroupName, groupsOf, type World} from '../../security-groups/world.ts';
import {type DefaultGroup, defaultGroupOf, groupsToMake, isNamed} from './default-group.ts';
import {addressGroupRemarks, type Exported} from './exported.ts';
import {groupLabels, inComment} from './labels.ts';

/** Writes a character as bytes for bash, whose `\u` depends on the locale, which may be C. */
const escaped = (character: string): string =>
  [...new TextEncoder().encode(character)]
    .map(byte => `\\x${byte.toString(16).padStart(2, '0')}`)
    .join('');

/** Writes a text as one word of bash. Control characters are escaped, so it stays in one line. */
const word = (text: string): string =>
  /\p{Cc}/u.test(text)
    ? `$'${text.replace(/[\\'\p{Cc}]/gu, character =>
        character === '\\' || character === "'" ? `\\${character}` : escaped(character),
      )}'`
    : quote(text);

const words = (texts: readonly string[]): string => texts.map(word).join(' ');

const heading = ({platform}: World): string => `#!/usr/bin/env bash
# The security groups of ${inComment(platform.project)}, from safespring-lab, for the openstack client.
# Log in first, as with: source openrc. Every run makes new groups.
set -eu
`;

const emptying = `# Takes away all rules of a group. A new one is not empty: it lets everything out.
empty() {
  local rules
  rules=$(openstack security group rule list -f value -c ID "$1")
  # Without quotes, since each id is a word of its own.
  if [ -n "$rules" ]; then openstack security group rule delete $rules; fi
}
`;

/**
 * How the script refers to a group: by a variable that holds its id, since names need not be
 * unique.
 */
type Naming = (id: GroupId) => string;

const makeGroup = (group: SecurityGroup, name: Naming, variable: string): readonly string[] => {
  const options = [
    ...(group.description === group.name ? [] : optionWords('--description', group.description)),
    ...(group.stateful ? [] : ['--stateless']),
    ...last(group.name),
  ];
  return [
    `${variable}=$(openstack security group create -f value -c id ${words(options)})`,
    `empty ${name(group.id)}`,
  ];
};

const makeRule = (world: World, group: SecurityGroup, body: RuleBody, name: Naming): string => {
  const {remote, ethertype} = body;
  const isGroup = remote.kind === 'group';
  return [
    'openstack security group rule create',
    words(ruleOptions(body, isGroup ? [] : remoteOption(world, remote, ethertype))),
    ...(isGroup ? [`--remote-group ${name(remote.group)}`] : []),
    name(group.id),
  ].join(' ');
};

/**
 * Writes how the script finds the default group, which it does not make. It empties the group only
 * if the world's group lacks one of the first rules.
 */
const findDefault = ({group, missing}: DefaultGroup, name: Naming, variable: string) => [
  `${variable}=$(openstack security group show -f value -c id ${word(group.name)})`,
  ...(missing.length === 0
    ? []
    : ['# This takes the rules of your own default group away.', `empty ${name(group.id)}`]),
];

/** Writes the commands for a group's rules below its name, if it has any. */
const ruleBlock = (world: World, group: SecurityGroup, rules: readonly RuleBody[], name: Naming) =>
  rules.length === 0
    ? []
    : [
        [
          '',
          `# ${inComment(group.name)}`,
          ...rules.map(rule => makeRule(world, group, rule, name)),
        ].join('\n'),
      ];

const callable = ({platform}: World, {id, name}: Instance): string =>
  platform.instances.filter(other => other.name === name).length === 1 ? name : id;

/**
 * Writes the commands that give instances their groups. If an instance has a group already, or
 * lacks one that is removed, the script goes on.
 */
const memberships = (world: World, name: Naming): readonly string[] => {
  const own = defaultGroupOf(world);
  const {instances} = world.platform;
  const change = (verb: string, instance: Instance, group: string): string =>
    `openstack server ${verb} security group ${words(last(callable(world, instance)))} ${group}`;
  const added = instances.flatMap(instance =>
    groupsOf(world, instance)
      .filter(({id}) => id !== own?.group.id)
      .map(({id}) => change('add', instance, name(id))),
  );
  const byDefault = instances.map(instance =>
    own && groupsOf(world, instance).includes(own.group)
      ? change('add', instance, name(own.group.id))
      : change('remove', instance, defaultGroupName),
  );
  return [
    ...added,
    ...(instances.length === 0
      ? []
      : [
          '# An instance has the group default unless made otherwise, so some of these have nothing to do.',
        ]),
    ...byDefault.map(command => `${command} || true`),
  ];
};

/** The first line of the script's second part. The part before it needs only Neutron. */
export const serversHeading =
  '# The instances. From here on Nova is asked, for servers of these names.';

/**
 * Writes a world as a script of client commands for bash: the groups, their rules, and then the
 * memberships. It empties every new group before it adds rules, so that the result does not depend
 * on a site's first rules, and no rule exists twice (409).
 */
export const exportScript = (world: World): Exported => {
  const labels = groupLabels(world);
  const variableOf = (id: GroupId): string => labels.get(id) ?? '';
  const name: Naming = id => `"$${variableOf(id)}"`;
  const made = groupsToMake(world);
  const own = defaultGroupOf(world);
  const replaced = own !== undefined && own.missing.length > 0;
  const isDefaultUsed =
    own !== undefined && (replaced || own.added.length > 0 || isNamed(world, own.group));
  const servers = memberships(world, name);
  const lines = [
    heading(world),
    ...(made.length > 0 || replaced ? [emptying] : []),
    ...made.flatMap(group => makeGroup(group, name, variableOf(group.id))),
    ...(own && isDefaultUsed ? findDefault(own, name, variableOf(own.group.id)) : []),
    ...made.flatMap(group => ruleBlock(world, group, group.rules, name)),
    ...(own ? ruleBlock(world, own.group, replaced ? own.group.rules : own.added, name) : []),
    ...(servers.length > 0 ? ['', serversHeading, ...servers] : []),
  ];
  return {
    text: `${lines.join('\n')}\n`,
    remarks: [
      ...addressGroupRemarks(world),
      ...(replaced
        ? ["The script replaces the rules of your project's default group by those of the lab."]
        : []),
      ...(servers.length > 0
        ? ['The last part of the script asks for servers of the names that the lab has.']
        : []),
    ],
  };
};
