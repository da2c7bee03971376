import type {Instance} from '../../network/platform.ts';
import type {GroupId, RuleBody, RuleId, SecurityGroup} from '../../security-groups/rule.ts';
import type {ListedRule, World} from '../../security-groups/world.ts';

/**
 * Everything that can be pointed out about a world's security groups, most harmful first. The set
 * is closed: a finding is one of these.
 */
export const findings = {
  'admin-port-open': {
    meaning: 'everybody on the Internet gets to an administrative port of a member',
  },
  'admin-port-open-to-site': {
    meaning:
      'an administrative port is open to every address; the Internet cannot come in to the members, but the whole site can',
  },
  'address-group': {
    meaning: 'the rule is for an address group, which Calico ignores, and so for everybody',
  },
  'calico-quirk': {
    meaning: 'Neutron takes the rule, and Calico makes something else of it',
  },
  'range-without-prefix': {
    meaning:
      'ports are given, and neither prefix nor group: Calico before 3.27 opened every port then (its issue 7968)',
  },
  'answers-only': {
    meaning: 'the rule is about ICMP answers, which begin nothing and need no rule',
  },
  'ingress-unmet': {
    meaning: 'the rule lets in what nobody can send',
  },
  'egress-unmet': {
    meaning: 'the rule lets out what nobody can receive',
  },
  'one-version-only': {
    meaning: 'a member has IPv4 and IPv6, and the rule has no twin for the other version',
  },
  implied: {
    meaning: 'other rules of the same group, one or several together, allow all of it already',
  },
  'group-unused': {
    meaning: 'no instance has the group',
  },
  'stateless-group': {
    meaning: 'the group was made stateless, and Calico treats every group as stateful',
  },
} as const satisfies Record<string, {meaning: string}>;

/** What kind of thing is pointed out. */
export type FindingKind = keyof typeof findings;

/** A change that mends, as data: the command for it is worded on the floors above. */
export type Mend =
  | {readonly do: 'delete-rule'; readonly rule: RuleId}
  | {readonly do: 'create-rule'; readonly group: GroupId; readonly body: RuleBody}
  | {readonly do: 'delete-group'; readonly group: GroupId}
  | {readonly do: 'make-stateful'; readonly group: GroupId}
  | {readonly do: 'take-off' | 'put-on'; readonly group: GroupId; readonly instance: Instance};

/** Something pointed out about a rule, or about a group as a whole. */
export type Finding = {
  readonly kind: FindingKind;
  readonly group: SecurityGroup;
  /** None when it is the group that is pointed out. */
  readonly listed: ListedRule | null;
  /** What is wrong and whom it concerns, in a sentence or two. */
  readonly says: string;
  /** What takes the finding away, to be done in this order. */
  readonly mend: readonly Mend[];
  /** Another way to take it away, where there is one. */
  readonly or: readonly Mend[];
  /** The rule to make anew after the mending, for whom one trusts instead of everybody. */
  readonly narrower: RuleBody | null;
};

/** Looks for one kind of finding, or a few that are near to each other, in a whole world. */
export type Search = (world: World) => readonly Finding[];

/** A finding about a rule, mended by deleting it unless something else is given. */
export const aboutRule = (
  kind: FindingKind,
  listed: ListedRule,
  says: string,
  more: Partial<Pick<Finding, 'mend' | 'or' | 'narrower'>> = {},
): Finding => ({
  kind,
  group: listed.group,
  listed,
  says,
  mend: [{do: 'delete-rule', rule: listed.rule.id}],
  or: [],
  narrower: null,
  ...more,
});

/** A finding about a group as a whole. */
export const aboutGroup = (
  kind: FindingKind,
  group: SecurityGroup,
  says: string,
  mend: readonly Mend[],
): Finding => ({kind, group, listed: null, says, mend, or: [], narrower: null});

/** The rule deleted and made anew with changes, in its group: rules cannot be edited. */
export const replaced = (
  {group, rule}: ListedRule,
  changes: Partial<RuleBody>,
): readonly Mend[] => {
  const {direction, ethertype, traffic, remote, description} = rule;
  const body = {direction, ethertype, traffic, remote, description, ...changes};
  return [
    {do: 'delete-rule', rule: rule.id},
    {do: 'create-rule', group: group.id, body},
  ];
};
