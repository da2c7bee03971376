import type {Ethertype, Prefix} from '../network/address.ts';
import type {Protocol} from './protocol.ts';

declare const ofRule: unique symbol;
declare const ofGroup: unique symbol;

/** A rule's UUID. */
export type RuleId = string & {readonly [ofRule]: true};

/** A security group's UUID. */
export type GroupId = string & {readonly [ofGroup]: true};

/** A UUID that is a rule's. */
export const ruleId = (uuid: string): RuleId => uuid as RuleId;

/** A UUID that is a security group's. */
export const groupId = (uuid: string): GroupId => uuid as GroupId;

/** The way a rule looks, from the instance's point of view. */
export type Direction = 'ingress' | 'egress';

/** Destination ports from `min` to `max`, both included, 1 to 65535. */
export type PortRange = {readonly min: number; readonly max: number};

/** An ICMP type, 0 to 255, with one code of it or all. */
export type IcmpType = {readonly type: number; readonly code: number | null};

/** Which packets a rule is about. `null` for ports or the ICMP type means all of them. */
export type Traffic =
  | {readonly kind: 'any'}
  | {readonly kind: 'ports'; readonly protocol: Protocol; readonly ports: PortRange | null}
  | {readonly kind: 'icmp'; readonly protocol: Protocol; readonly icmp: IcmpType | null}
  | {readonly kind: 'protocol'; readonly protocol: Protocol};

/**
 * The far end a rule allows: anyone, the addresses of a prefix, the members of a group, or an
 * address group, whose addresses are not known here.
 */
export type Remote =
  | {readonly kind: 'any'}
  | {readonly kind: 'prefix'; readonly prefix: Prefix}
  | {readonly kind: 'group'; readonly group: GroupId}
  | {readonly kind: 'address-group'; readonly addressGroup: string};

/** What a rule allows; there are no rules that forbid. */
export type RuleBody = {
  readonly direction: Direction;
  readonly ethertype: Ethertype;
  readonly traffic: Traffic;
  readonly remote: Remote;
  readonly description: string;
};

/** A rule of a security group. It cannot be edited, only deleted and made anew, as in Neutron. */
export type SecurityGroupRule = RuleBody & {readonly id: RuleId};

/** A security group: everything its rules allow is allowed to its members, and nothing else. */
export type SecurityGroup = {
  readonly id: GroupId;
  readonly name: string;
  readonly description: string;
  readonly stateful: boolean;
  /** Words that the project marks it with; they decide nothing. */
  readonly tags?: readonly string[];
  readonly rules: readonly SecurityGroupRule[];
};
