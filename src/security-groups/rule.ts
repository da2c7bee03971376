import type {Ethertype, Prefix} from '../network/address.ts';
import type {Protocol} from './protocol.ts';

declare const ofRule: unique symbol;
declare const ofGroup: unique symbol;

/** The UUID of a rule. */
export type RuleId = string & {readonly [ofRule]: true};

/** The UUID of a security group. */
export type GroupId = string & {readonly [ofGroup]: true};

/** Takes a UUID as the id of a rule. */
export const ruleId = (uuid: string): RuleId => uuid as RuleId;

/** Takes a UUID as the id of a security group. */
export const groupId = (uuid: string): GroupId => uuid as GroupId;

/**
 * Which packets a rule is for, seen from the instance: `ingress` comes to it, `egress` leaves it.
 */
export type Direction = 'ingress' | 'egress';

/** Destination ports from `min` to `max`, both included, between 1 and 65535. */
export type PortRange = {readonly min: number; readonly max: number};

/** An ICMP type from 0 to 255 with one of its codes, or with all of them if `code` is null. */
export type IcmpType = {readonly type: number; readonly code: number | null};

/** Which packets a rule is about. `null` for ports or the ICMP type means all of them. */
export type Traffic =
  | {readonly kind: 'any'}
  | {readonly kind: 'ports'; readonly protocol: Protocol; readonly ports: PortRange | null}
  | {readonly kind: 'icmp'; readonly protocol: Protocol; readonly icmp: IcmpType | null}
  | {readonly kind: 'protocol'; readonly protocol: Protocol};

/**
 * The far end that a rule allows: anyone, the addresses of a prefix, the members of a security
 * group, or an address group, whose addresses the lab does not know.
 */
export type Remote =
  | {readonly kind: 'any'}
  | {readonly kind: 'prefix'; readonly prefix: Prefix}
  | {readonly kind: 'group'; readonly group: GroupId}
  | {readonly kind: 'address-group'; readonly addressGroup: string};

/** What a rule allows. No rule forbids anything. */
export type RuleBody = {
  readonly direction: Direction;
  readonly ethertype: Ethertype;
  readonly traffic: Traffic;
  readonly remote: Remote;
  readonly description: string;
};

/** A rule of a security group. As in Neutron, it cannot be edited, only deleted and made anew. */
export type SecurityGroupRule = RuleBody & {readonly id: RuleId};

/** A security group. Its members may do what its rules allow, and nothing else. */
export type SecurityGroup = {
  readonly id: GroupId;
  readonly name: string;
  readonly description: string;
  readonly stateful: boolean;
  /** Words that the project marks the group with. They have no effect on traffic. */
  readonly tags?: readonly string[];
  readonly rules: readonly SecurityGroupRule[];
};
