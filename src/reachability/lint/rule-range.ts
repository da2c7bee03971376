import {memoized} from '../../memoize.ts';
import {type AddressRange, everywhere, rangeOf} from '../../network/address.ts';
import type {Direction, Remote, RuleBody} from '../../security-groups/rule.ts';
import {
  type ListedRule,
  listGroups,
  rulesOfGroup,
  type World,
} from '../../security-groups/world.ts';

const rangeOfPrefix = memoized(({prefix}: Extract<Remote, {kind: 'prefix'}>) => rangeOf(prefix));

const whole = {IPv4: rangeOf(everywhere('IPv4')), IPv6: rangeOf(everywhere('IPv6'))};

/**
 * The range of addresses of a rule's remote; undefined when the remote is a group or an address
 * group.
 */
export const rangeOfRule = ({remote, ethertype}: RuleBody): AddressRange | undefined => {
  if (remote.kind === 'any') return whole[ethertype];
  return remote.kind === 'prefix' ? rangeOfPrefix(remote) : undefined;
};

/** Whether two ranges have an address in common. */
export const overlap = (one: AddressRange, other: AddressRange): boolean =>
  one.first <= other.last && other.first <= one.last;

/** Whether a range lies inside another. */
export const isInside = (inner: AddressRange, outer: AddressRange): boolean =>
  outer.first <= inner.first && inner.last <= outer.last;

/** The rules of one group in one direction over one version of IP; the list is never empty. */
export type Side = {
  readonly direction: Direction;
  readonly ethertype: RuleBody['ethertype'];
  readonly rules: readonly ListedRule[];
};

const sides = [
  {direction: 'ingress', ethertype: 'IPv4'},
  {direction: 'ingress', ethertype: 'IPv6'},
  {direction: 'egress', ethertype: 'IPv4'},
  {direction: 'egress', ethertype: 'IPv6'},
] as const;

/** The sides of all groups that have rules. Rules of one side allow the same kind of packet. */
export const sidesOf = (world: World): readonly Side[] =>
  listGroups(world).flatMap(({id}) =>
    sides.flatMap(({direction, ethertype}): Side | readonly [] => {
      const rules = rulesOfGroup(world, id).filter(
        ({rule}) => rule.direction === direction && rule.ethertype === ethertype,
      );
      return rules.length === 0 ? [] : {direction, ethertype, rules};
    }),
  );
