import {memoized} from '../../memoize.ts';
import type {Ethertype} from '../../network/address.ts';
import {type Holder, holdersOf, type Platform} from '../../network/platform.ts';

const over = (ethertype: Ethertype) =>
  memoized(({instances}: Platform): readonly Holder[] =>
    instances.flatMap(instance => holdersOf(instance, ethertype)),
  );

const holders = {IPv4: over('IPv4'), IPv6: over('IPv6')};

/**
 * All holders of a platform for a version of IP, in order. The same platform gives the same values.
 */
export const allHolders = (platform: Platform, ethertype: Ethertype): readonly Holder[] =>
  holders[ethertype](platform);
