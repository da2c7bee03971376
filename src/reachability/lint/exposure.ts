import type {Ethertype} from '../../network/address.ts';
import {holdersOf, type Instance, poolOf, siteOf, spoiledBy} from '../../network/platform.ts';
import type {SecurityGroup} from '../../security-groups/rule.ts';
import {membersOf, type World} from '../../security-groups/world.ts';
import {named} from '../../text/names.ts';

/** The instances that a group's ingress rules open. */
export type Exposure = {
  /** Whether the Internet can reach at least one member. */
  readonly isPublic: boolean;
  /** The names of the members that the Internet can reach; if there are none, of all members. */
  readonly names: string;
  readonly site: string;
};

/**
 * Finds the instances that a group's ingress rules open over a version of IP; undefined when no
 * member has an address of it. If the world has no instances at all, it assumes that some member is
 * on a public network.
 */
export const exposureOf = (
  world: World,
  group: SecurityGroup,
  ethertype: Ethertype,
): Exposure | undefined => {
  const {platform} = world;
  if (platform.instances.length === 0) {
    const site = platform.networks[0]?.site ?? '';
    return {isPublic: true, names: 'whoever has the group and a public address', site};
  }
  const holders = (instance: Instance) =>
    spoiledBy(instance) ? [] : holdersOf(instance, ethertype);
  const reached = membersOf(world, group.id).filter(member => holders(member).length > 0);
  const exposed = reached.filter(member =>
    holders(member).some(({address}) => poolOf(platform, address)?.internet === 'direct'),
  );
  const [first] = reached;
  if (!first) return undefined;
  const isPublic = exposed.length > 0;
  const names = named((isPublic ? exposed : reached).map(({name}) => name));
  return {isPublic, names, site: siteOf(platform, first) ?? ''};
};
