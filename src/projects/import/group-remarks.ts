import {type Problem, problem} from '../../result.ts';
import {briefNames} from './brief-names.ts';
import type {Evidence} from './evidence.ts';
import type {Draft, Ruling} from './groups.ts';

/** One remark on all things of a kind; none if there are none. */
const remark = (
  names: readonly string[],
  says: (list: string) => string,
  remedy: (first: string) => string,
): readonly Problem[] => {
  const [first] = names;
  return first === undefined ? [] : [problem(says(briefNames(names)), remedy(first))];
};

/** What is not told about groups and rules, or was assumed, and what would tell it. */
export const groupRemarks = (
  drafts: readonly Draft[],
  rulings: readonly Ruling[],
  {groups, hasAllRules}: Evidence,
): readonly Problem[] => {
  const ownersOf = (some: readonly Ruling[]) => new Set(some.flatMap(({seen}) => seen.group ?? []));
  const owners = ownersOf(rulings);
  const listed = new Set(groups.map(({id}) => id));
  const filled = ownersOf(rulings.filter(({seen}) => seen.assumedOf));
  const nameOf = new Map(drafts.map(({id, name}) => [id, name]));
  const label = ({seen: {id, group}}: Ruling) =>
    group === undefined ? id : `${id} of ${nameOf.get(group) ?? group}`;
  const isCovered = ({id, rules}: Draft) =>
    rules !== 'not told' || (hasAllRules && (listed.has(id) || owners.has(id)));
  const uncovered = drafts.filter(draft => !isCovered(draft));
  const inexact = rulings.filter(({seen: {isExact}}) => !isExact);
  const addressGroups = rulings.flatMap(({body: {remote}}) =>
    remote.kind === 'address-group' ? [remote.addressGroup] : [],
  );
  return [
    ...(drafts.length === 0
      ? [
          problem(
            'There are no security groups in these files.',
            'Add them and their rules: openstack security group list -f json, and openstack security group rule list -f json',
          ),
        ]
      : []),
    ...remark(
      uncovered.map(({name}) => name),
      list =>
        `The rules of these groups are in none of the files, so they count as having none: ${list}.`,
      first =>
        uncovered.length > 1
          ? 'Add them: openstack security group rule list -f json'
          : `Add them: openstack security group show ${first} -f json`,
    ),
    ...remark(
      drafts.filter(draft => !draft.isNamed && isCovered(draft)).map(({id}) => id),
      list => `The names of these groups are in none of the files: ${list}.`,
      () => 'Add them: openstack security group list -f json',
    ),
    ...remark(
      rulings.filter(({seen: {group}}) => group === undefined).map(({seen: {id}}) => id),
      list =>
        `Which group these rules belong to is in none of the files, so they are left out: ${list}.`,
      () =>
        'A list of one group does not name it; list all: openstack security group rule list -f json',
    ),
    ...remark(
      inexact.map(label),
      list =>
        `The client shows an ICMP type or code of 0 as nothing, so these rules may allow less than is read here, every type or code that is not shown: ${list}.`,
      () => {
        const group = inexact[0]?.seen.group;
        return `See: openstack security group show ${(group && nameOf.get(group)) ?? 'GROUP'} -f json`;
      },
    ),
    ...remark(
      [...new Set(addressGroups)],
      list =>
        `Rules name address groups, and what those let through here is not modelled: ${list}.`,
      first =>
        `See the addresses: openstack address group show ${first}; name them as prefixes instead.`,
    ),
    ...remark(
      drafts.filter(({isStateful}) => !isStateful).map(({name}) => name),
      list => `These groups are stateless, and count as stateful, as Calico treats them: ${list}.`,
      first => `To be rid of the difference: openstack security group set --stateful ${first}`,
    ),
    ...remark(
      drafts.filter(({id}) => filled.has(id)).map(({name}) => name),
      list =>
        `Terraform does not show the two rules that every new group gets, egress of any protocol for IPv4 and IPv6; these have them: ${list}.`,
      () => 'If it should not: delete_default_rules = true',
    ),
  ];
};
