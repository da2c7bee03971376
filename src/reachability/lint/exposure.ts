import type {Ethertype} from '../../network/address.ts';
import {holdersOf, type Instance, poolOf, siteOf, spoiledBy} from '../../network/platform.ts';
import type {SecurityGroup} from '../../security-groups/rule.ts';
import {membersOf, type World} from '../../security-groups/world.ts';
import {named} from '../../text/names.ts';

/** Who is behind a group's ingress. */
export type Exposure = {
  /** Whether the Internet gets in to any member. */
  readonly isPublic: boolean;
  /** Those it gets in to or, if there are none, all members. */
  readonly names: string;
  readonly site: string;
};

/**
 * Who is behind a group's ingress over a version of IP; nobody if no member has an address of it.
 * Where no instance is known at all, members on a public network are taken to exist.
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
