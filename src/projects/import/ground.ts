import {
  type Address,
  type AddressRange,
  contains,
  type Ethertype,
  ethertypeOf,
  hostPrefix,
  type Prefix,
  rangeOf,
} from '../../network/address.ts';
import type {InternetAccess, Network, Pool} from '../../network/platform.ts';
import {type Problem, problem} from '../../result.ts';
import {briefNames} from './brief-names.ts';
import type {Subnets} from './subnets.ts';

/** Matches the names of the platform's three networks, and of their subnets. */
const names = /^(public|default|private)(-v4|-v6)?(-nat)?$/;

type Kind = 'public' | 'default' | 'private';

/**
 * How the platform's networks reach the Internet. IPv6 of default is public and not translated;
 * IPv6 of private is not routed to the Internet (Safespring's documentation,
 * compute/networking.md).
 */
const accessOf: Readonly<Record<Kind, Readonly<Record<Ethertype, InternetAccess>>>> = {
  public: {IPv4: 'direct', IPv6: 'direct'},
  default: {IPv4: 'translated', IPv6: 'direct'},
  private: {IPv4: 'none', IPv6: 'none'},
};

const isKind = (text: string | undefined): text is Kind => text !== undefined && text in accessOf;

/** Which of the platform's networks a name means; undefined when it means none. */
export const kindOf = (name: string): Kind | undefined => {
  const kind = names.exec(name.toLowerCase())?.[1];
  return isKind(kind) ? kind : undefined;
};

/** Networks with the prefixes that documents tell, and remarks on what they do not tell. */
export type Ground = {
  readonly networks: readonly Network[];
  readonly remarks: readonly Problem[];
  readonly problems: readonly Problem[];
};

const byStart = (one: AddressRange, other: AddressRange): number => {
  if (one.ethertype !== other.ethertype) return one.ethertype < other.ethertype ? -1 : 1;
  return one.first < other.first ? -1 : 1;
};

const overlaps = (networks: readonly Network[]): readonly Problem[] => {
  const ranges = networks
    .flatMap(({name, pools}) => pools.map(({prefix}) => ({name, prefix, ...rangeOf(prefix)})))
    .sort(byStart);
  // Prefixes lie inside each other or apart, so what reaches furthest is all there is to look at.
  let widest = ranges[0];
  return ranges.slice(1).flatMap(range => {
    const before = widest;
    if (before?.ethertype !== range.ethertype || before.last < range.first) {
      widest = range;
      return [];
    }
    return [
      problem(
        `${range.prefix} of the network ${range.name} overlaps ${before.prefix} of ${before.name}.`,
        'A world is one site, whose addresses mean one place each; give the files of one site.',
      ),
    ];
  });
};

/**
 * Puts networks together: the given ones, or otherwise those of the known subnets; and those that
 * servers are in, by name, with the servers' addresses. It does not guess a prefix that no document
 * tells: of such a network only the addresses that servers hold belong to the site.
 */
export const joinNetworks = (
  {prefixes, remarks, problems}: Subnets,
  held: ReadonlyMap<string, readonly Address[]>,
  given: readonly Network[],
  site: string,
): Ground => {
  const pool = (kind: Kind, prefix: Prefix): Pool => ({
    prefix,
    internet: accessOf[kind][ethertypeOf(prefix)],
  });
  const bare: string[] = [];
  const networks: Network[] = [...given];
  const strange: string[] = [];
  const names = given.length > 0 ? held.keys() : [...held.keys(), ...prefixes.keys()];
  for (const name of new Set(names)) {
    const kind = kindOf(name);
    const addresses = held.get(name) ?? [];
    if (!kind) {
      if (addresses.length === 0) strange.push(name);
      continue;
    }
    const told = prefixes.get(name) ?? [];
    const outside = addresses.filter(each => !told.some(prefix => contains(prefix, each)));
    if (outside.length > 0) bare.push(name);
    networks.push({
      name,
      site,
      pools: [...told, ...outside.map(hostPrefix)].map(prefix => pool(kind, prefix)),
    });
  }
  const taken = networks.slice(given.length);
  const kinds = [...new Set(taken.flatMap(({name}) => kindOf(name) ?? []))];
  const meaning: Readonly<Record<Kind, string>> = {
    public: 'public is open to the Internet both ways',
    default: 'default is translated on its way out over IPv4, and open both ways over IPv6',
    private: 'private has no way to the Internet',
  };
  return {
    networks,
    problems: [...problems, ...overlaps(networks)],
    remarks: [
      ...remarks,
      ...(strange.length === 0
        ? []
        : [
            problem(
              `How these networks meet the Internet is not known, and no server is in them, so they count as not of the site: ${briefNames(strange)}.`,
              'Give their pools beside, in a YAML of the form of lessons/platform.yaml.',
            ),
          ]),
      ...(kinds.length === 0
        ? []
        : [
            problem(
              `The networks are taken for Safespring's: ${kinds.map(kind => meaning[kind]).join('; ')}.`,
              'If they are not, give their pools beside, in a YAML of the form of lessons/platform.yaml.',
            ),
          ]),
      ...(bare.length === 0
        ? []
        : [
            problem(
              `Which prefixes these networks have is in none of the files, so of the site only the servers' own addresses are known: ${briefNames(bare)}.`,
              'Add them: openstack subnet list -f json, and openstack network list -f json',
            ),
          ]),
    ],
  };
};
