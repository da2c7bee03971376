import type {Instance} from '../../network/platform.ts';
import type {GroupId, RuleBody, RuleId, SecurityGroup} from '../../security-groups/rule.ts';
import type {ListedRule, World} from '../../security-groups/world.ts';

/** Every kind of finding about a world's security groups, most harmful first. The set is closed. */
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

/** The name of a kind of finding. */
export type FindingKind = keyof typeof findings;

/** A change that mends something, as a value. Higher floors write the command for it. */
export type Mend =
  | {readonly do: 'delete-rule'; readonly rule: RuleId}
  | {readonly do: 'create-rule'; readonly group: GroupId; readonly body: RuleBody}
  | {readonly do: 'delete-group'; readonly group: GroupId}
  | {readonly do: 'make-stateful'; readonly group: GroupId}
  | {readonly do: 'take-off' | 'put-on'; readonly group: GroupId; readonly instance: Instance};

/** A finding about a rule, or about a group as a whole. */
export type Finding = {
  readonly kind: FindingKind;
  readonly group: SecurityGroup;
  /** The rule; null when the finding is about the group. */
  readonly listed: ListedRule | null;
  /** What is wrong and which instances it concerns, in a sentence or two. */
  readonly says: string;
  /** The changes that remove the finding, to be made in this order. */
  readonly mend: readonly Mend[];
  /** Another way to remove the finding; empty when there is none. */
  readonly or: readonly Mend[];
  /**
   * A rule to make after the mending, for an address that the reader trusts, instead of everyone;
   * null if none.
   */
  readonly narrower: RuleBody | null;
};

/** Finds all findings of one kind, or of a few related kinds, in a world. */
export type Search = (world: World) => readonly Finding[];

/** Makes a finding about a rule. Deleting the rule mends it, unless another mend is given. */
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

/** Makes a finding about a group as a whole. */
export const aboutGroup = (
  kind: FindingKind,
  group: SecurityGroup,
  says: string,
  mend: readonly Mend[],
): Finding => ({kind, group, listed: null, says, mend, or: [], narrower: null});

/** Deletes a rule and makes it anew with changes in its group, since rules cannot be edited. */
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
