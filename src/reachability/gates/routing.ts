import {type Address, type Ethertype, ethertypeOf} from '../../network/address.ts';
import {type ComputeHost, hostOf, type Platform, poolOf} from '../../network/platform.ts';
import type {Cause} from './cause.ts';
import {type Endpoint, isHost} from './endpoint.ts';

/** What routing makes of a packet: its source address as seen at the far end, or why it ends. */
export type Route =
  | {
      readonly passes: true;
      readonly seenAs: Address;
      readonly translatedBy: ComputeHost | null;
      /** Whether it crosses the Internet, also to another site. */
      readonly leavesSite: boolean;
    }
  | {readonly passes: false; readonly cause: Cause};

/**
 * Routes a packet between two addresses, whatever the groups say. Inside the site nothing is
 * translated; a NAT network's instance leaves it as its compute host's address; the private
 * network has no way out, and neither of the two a way in. Two sites reach each other as they
 * reach the Internet (Calico: natOutgoing applies to destinations outside every pool of a site).
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

/** The way out to the Internet, and as whose address. */
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

const translate = (platform: Platform, from: Endpoint, source: Address): Route => {
  const ethertype: Ethertype = ethertypeOf(source);
  const host = from.kind === 'instance' ? hostOf(platform, from.instance) : undefined;
  const seenAs = host?.addresses.find(address => ethertypeOf(address) === ethertype);
  return host && seenAs
    ? {passes: true, seenAs, translatedBy: host, leavesSite: true}
    : {passes: false, cause: 'no-way-out'};
};
