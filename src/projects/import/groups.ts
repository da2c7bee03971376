import {uuidFor} from '../../network/uuid.ts';
import {failure, type Problem, problem, type Result} from '../../result.ts';
import {isDuplicate, ruleKey} from '../../security-groups/duplicate.ts';
import {
  type GroupId,
  groupId,
  type RuleBody,
  ruleId,
  type SecurityGroup,
  type SecurityGroupRule,
} from '../../security-groups/rule.ts';
import {readRuleRequest} from '../../security-groups/rule-request.ts';
import {printable} from '../../text/printable.ts';
import {briefNames} from './brief-names.ts';
import type {Evidence, GroupName, GroupSeen, RuleSeen} from './evidence.ts';
import {mergeById} from './merge.ts';

/** The groups of a project, put together from what documents say. */
export type Groups = {
  readonly groups: readonly SecurityGroup[];
  /** Finds the group that a document means; `several` if its name is not unique. */
  readonly meant: (name: GroupName) => GroupId | 'several';
  /** Remarks on what is not known or was assumed. */
  readonly remarks: readonly Problem[];
  /** Errors: contradictions, and rules that are not valid. */
  readonly problems: readonly Problem[];
};

/** A group while it is being put together. */
type Draft = Pick<GroupSeen, 'id' | 'name'> & {
  readonly description: string;
  readonly isStateful: boolean;
  /** Whether its name is known; otherwise its id stands for it. */
  readonly isNamed: boolean;
  readonly rules: GroupSeen['rules'];
};

/** A rule of a document, and how the API reads it. */
type Ruling = {readonly seen: RuleSeen; readonly body: RuleBody};

const bodyOf = ({file, id, fields}: RuleSeen): Result<RuleBody, Problem> => {
  const body = readRuleRequest(fields);
  return body.ok
    ? body
    : failure(
        problem(
          `${file}: The API would refuse the rule ${id}: ${printable(body.error.says)}`,
          'Mend it, or fetch the file anew.',
        ),
      );
};

/**
 * Of two documents about one rule it takes the more exact one; undefined if they contradict each
 * other.
 */
const agreed = (one: Ruling, other: Ruling): Ruling | undefined => {
  const [group, otherGroup] = [one.seen.group, other.seen.group];
  if (group !== undefined && otherGroup !== undefined && group !== otherGroup) return undefined;
  const isSame = isDuplicate(one.body, other.body);
  if (!isSame && one.seen.isExact === other.seen.isExact) return undefined;
  const better = other.seen.isExact && !one.seen.isExact ? other : one;
  const owner = group ?? otherGroup;
  return owner === undefined ? better : {...better, seen: {...better.seen, group: owner}};
};

const readRules = (seen: readonly RuleSeen[]) => {
  const rulings: Ruling[] = [];
  const unreadable: Problem[] = [];
  for (const rule of seen) {
    const body = bodyOf(rule);
    if (body.ok) rulings.push({seen: rule, body: body.value});
    else unreadable.push(body.error);
  }
  const {merged, problems} = mergeById(
    rulings,
    ruling => ruling.seen.id,
    agreed,
    (_, {seen: {file, id}}) =>
      `${file}: The rule ${id} is there twice, and not the same both times.`,
  );
  return {rulings: merged, problems: [...unreadable, ...problems]};
};

const rank = {listed: 2, declared: 1, 'not told': 0} as const;

const readGroups = (seen: readonly GroupSeen[]) => {
  const drafts = new Map<string, Draft>();
  const problems: Problem[] = [];
  for (const {file, id, name, description, isStateful, rules} of seen) {
    const known = drafts.get(id);
    if (known && known.name !== name) {
      problems.push(
        problem(
          `${file}: The id ${id} is that of two groups, ${known.name} and ${name}.`,
          'Fetch all files anew, at one time.',
        ),
      );
      continue;
    }
    drafts.set(id, {
      id,
      name,
      description: known?.description || (description ?? ''),
      isStateful: (known?.isStateful ?? true) && (isStateful ?? true),
      isNamed: true,
      rules: known && rank[known.rules] > rank[rules] ? known.rules : rules,
    });
  }
  return {drafts, problems};
};

const draftOf = (id: string, name: string, isNamed: boolean): Draft => ({
  id,
  name,
  description: '',
  isStateful: true,
  isNamed,
  rules: 'not told',
});

/** Adds the groups that documents mention by id or name and say nothing else about. */
const withSpokenOf = (
  drafts: ReadonlyMap<string, Draft>,
  rulings: readonly Ruling[],
  names: readonly GroupName[],
): ReadonlyMap<string, Draft> => {
  const all = new Map(drafts);
  const ids = [
    ...rulings.flatMap(({seen}) => seen.group ?? []),
    ...rulings.flatMap(({body}) => (body.remote.kind === 'group' ? [body.remote.group] : [])),
    ...names.flatMap(each => (each.by === 'id' ? [each.id] : [])),
  ];
  for (const id of ids) if (!all.has(id)) all.set(id, draftOf(id, id, false));
  const known = new Set([...all.values()].flatMap(({id, name}) => [id, name]));
  for (const each of names) {
    if (each.by === 'id' || known.has(each.name)) continue;
    known.add(each.name);
    const id = uuidFor(`security group ${each.name}`);
    all.set(id, draftOf(id, each.name, true));
  }
  return all;
};

/** Makes one remark for all things of a kind; none if there are none. */
const remarkOn = (
  names: readonly string[],
  says: (list: string) => string,
  remedy: (first: string) => string,
): readonly Problem[] => {
  const [first] = names;
  return first === undefined ? [] : [problem(says(briefNames(names)), remedy(first))];
};

/**
 * Remarks on what is not known about groups and rules, or was assumed, and which document would
 * tell it.
 */
const groupRemarks = (
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
    ...remarkOn(
      uncovered.map(({name}) => name),
      list =>
        `The rules of these groups are in none of the files, so they count as having none: ${list}.`,
      first =>
        uncovered.length > 1
          ? 'Add them: openstack security group rule list -f json'
          : `Add them: openstack security group show ${first} -f json`,
    ),
    ...remarkOn(
      drafts.filter(draft => !draft.isNamed && isCovered(draft)).map(({id}) => id),
      list => `The names of these groups are in none of the files: ${list}.`,
      () => 'Add them: openstack security group list -f json',
    ),
    ...remarkOn(
      rulings.filter(({seen: {group}}) => group === undefined).map(({seen: {id}}) => id),
      list =>
        `Which group these rules belong to is in none of the files, so they are left out: ${list}.`,
      () =>
        'A list of one group does not name it; list all: openstack security group rule list -f json',
    ),
    ...remarkOn(
      inexact.map(label),
      list =>
        `The client shows an ICMP type or code of 0 as nothing, so these rules may allow less than is read here, every type or code that is not shown: ${list}.`,
      () => {
        const group = inexact[0]?.seen.group;
        return `See: openstack security group show ${(group && nameOf.get(group)) ?? 'GROUP'} -f json`;
      },
    ),
    ...remarkOn(
      [...new Set(addressGroups)],
      list =>
        `Rules name address groups, and what those let through here is not modelled: ${list}.`,
      first =>
        `See the addresses: openstack address group show ${first}; name them as prefixes instead.`,
    ),
    ...remarkOn(
      drafts.filter(({isStateful}) => !isStateful).map(({name}) => name),
      list => `These groups are stateless, and count as stateful, as Calico treats them: ${list}.`,
      first => `To be rid of the difference: openstack security group set --stateful ${first}`,
    ),
    ...remarkOn(
      drafts.filter(({id}) => filled.has(id)).map(({name}) => name),
      list =>
        `Terraform does not show the two rules that every new group gets, egress of any protocol for IPv4 and IPv6; these have them: ${list}.`,
      () => 'If it should not: delete_default_rules = true',
    ),
  ];
};

/**
 * Puts groups and rules together. `names` are the groups that servers and ports have. A rule whose
 * group is not known is left out, and a group whose rules are not known has none; remarks say so.
 */
export const joinGroups = (evidence: Evidence, names: readonly GroupName[]): Groups => {
  const {drafts: told, problems} = readGroups(evidence.groups);
  const {rulings: all, problems: faults} = readRules(evidence.rules);
  // A list of the rules there are tells by itself whether the initial ones are among them.
  const rulings = all.filter(
    ({seen: {assumedOf, group}}) =>
      assumedOf !== 'existing group' ||
      !(evidence.hasAllRules || told.get(group ?? '')?.rules === 'listed'),
  );
  const drafts = [...withSpokenOf(told, rulings, names).values()];
  const rulesOf = new Map<string, SecurityGroupRule[]>(drafts.map(({id}) => [id, []]));
  const declared = new Set(
    rulings.flatMap(({seen, body}) => (seen.assumedOf ? [] : `${seen.group} ${ruleKey(body)}`)),
  );
  for (const {seen, body} of rulings) {
    if (seen.assumedOf && declared.has(`${seen.group} ${ruleKey(body)}`)) continue;
    if (seen.group !== undefined) rulesOf.get(seen.group)?.push({...body, id: ruleId(seen.id)});
  }
  const byName = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const same = byName.get(draft.name);
    if (same) same.push(draft);
    else byName.set(draft.name, [draft]);
  }
  return {
    groups: drafts.map(({id, name, description, isStateful}) => ({
      id: groupId(id),
      name,
      description,
      stateful: isStateful,
      rules: rulesOf.get(id) ?? [],
    })),
    meant: name => {
      if (name.by === 'id') return groupId(name.id);
      const [only, ...others] = byName.get(name.name) ?? [];
      return others.length > 0 ? 'several' : groupId(only?.id ?? name.name);
    },
    remarks: groupRemarks(drafts, rulings, evidence),
    problems: [...problems, ...faults],
  };
};
