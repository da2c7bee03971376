import {type Address, type Ethertype, ethertypeOf} from '../../network/address.ts';
import {type ComputeHost, hostOf, type Platform, poolOf} from '../../network/platform.ts';
import type {Cause} from './cause.ts';
import {type Endpoint, isHost} from './endpoint.ts';

/**
 * The result of routing a packet: its source address as the far end sees it, or the cause that
 * stops it.
 */
export type Route =
  | {
      readonly passes: true;
      readonly seenAs: Address;
      readonly translatedBy: ComputeHost | null;
      /** Whether the packet crosses the Internet; it does so on the way to another site, too. */
      readonly leavesSite: boolean;
    }
  | {readonly passes: false; readonly cause: Cause};

/**
 * Routes a packet between two addresses, whatever the groups say. Inside the site nothing is
 * translated. An instance of a NAT network leaves the site with its compute host's address. The
 * private network has no way out, and neither of these two networks has a way in. Two sites reach
 * each other as they reach the Internet (Calico: natOutgoing applies to destinations outside every
 * pool of a site).
 */
export const route = (
  platform: Platform,
  from: Endpoint,
  to: Endpoint,
  source: Address,
  destination: Address,
): Route => {
  if (from.kind === 'nowhere' || to.kind === 'nowhere') return {passes: false, cause: 'no-route'};
  if (isHost(from) || isHost(to)) return {passes: false, cause: 'not-modelled'};
  if (from.kind === 'internet' && to.kind === 'internet') return {passes: false, cause: 'no-route'};
  const here = from.kind === 'internet' ? undefined : poolOf(platform, source);
  const there = to.kind === 'internet' ? undefined : poolOf(platform, destination);
  if (here && here.site === there?.site) return untouched(source, false);
  const left = leave(platform, from, source);
  if (!left.passes || to.kind === 'internet') return left;
  return there?.internet === 'direct' ? left : {passes: false, cause: 'no-way-in'};
};

const untouched = (source: Address, leavesSite: boolean): Route => ({
  passes: true,
  seenAs: source,
  translatedBy: null,
  leavesSite,
});

/** Routes a packet out to the Internet, and says with which source address. */
const leave = (platform: Platform, from: Endpoint, source: Address): Route => {
  if (from.kind === 'internet') return untouched(source, true);
  switch (poolOf(platform, source)?.internet) {
    case 'direct':
      return untouched(source, true);
    case 'translated':
      return translate(platform, from, source);
    default:
      return {passes: false, cause: 'no-way-out'};
  }
};

/**
 * NAT: the far end sees the compute host's address, the first one of the packet's version of IP.
 * Without such an address nothing leaves.
 */
const translate = (platform: Platform, from: Endpoint, source: Address): Route => {
  const ethertype: Ethertype = ethertypeOf(source);
  const host = from.kind === 'instance' ? hostOf(platform, from.instance) : undefined;
  const seenAs = host?.addresses.find(address => ethertypeOf(address) === ethertype);
  return host && seenAs
    ? {passes: true, seenAs, translatedBy: host, leavesSite: true}
    : {passes: false, cause: 'no-way-out'};
};
