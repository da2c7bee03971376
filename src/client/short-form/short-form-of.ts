import {quote} from 'shlex';
import {type Ethertype, everywhere, parsePrefix} from '../../network/address.ts';
import {findInstance} from '../../network/platform.ts';
import {describeTraffic} from '../../security-groups/describe.ts';
import {isIpv6Only} from '../../security-groups/protocol.ts';
import type {RuleBody, SecurityGroup, Traffic} from '../../security-groups/rule.ts';
import {findGroup, type World} from '../../security-groups/world.ts';
import {callable} from '../rule-command.ts';

/** The version of IP of a short form whose far end does not say one. */
const impliedEthertype = (traffic: Traffic): Ethertype =>
  traffic.kind !== 'any' && isIpv6Only(traffic.protocol.number) ? 'IPv6' : 'IPv4';

/** Whether the short form would read a word as something else than the name of a group. */
const meansOtherwise = (world: World, name: string): boolean =>
  /^(any|internet|from|to|on|group:.*|)$/is.test(name) ||
  parsePrefix(name).ok ||
  findInstance(world.platform, name) !== undefined;

/** The word for a group: its name, or its id if the name would be read as something else. */
const groupWord = (world: World, group: SecurityGroup): string =>
  /^(from|to|on|)$/i.test(group.name) ? group.id : callable(world, group);

const farWord = (world: World, {ethertype, traffic, remote}: RuleBody): string | undefined => {
  const isImplied = ethertype === impliedEthertype(traffic);
  switch (remote.kind) {
    case 'any':
      return isImplied ? 'any' : everywhere(ethertype);
    case 'prefix':
      return remote.prefix;
    case 'group': {
      const group = findGroup(world, remote.group);
      if (!group || !isImplied) return undefined;
      const name = callable(world, group);
      return meansOtherwise(world, name) ? `group:${name}` : name;
    }
    case 'address-group':
      return undefined;
  }
};

/**
 * Writes the lab's short form of a rule: the line that makes the same rule in a group. Some rules
 * have none: those with a description, those for an address group, and those for a group over IPv6
 * whose protocol does not say so.
 */
export const shortFormOf = (
  world: World,
  group: SecurityGroup,
  body: RuleBody,
): string | undefined => {
  const far = farWord(world, body);
  if (far === undefined || body.description !== '') return undefined;
  const join = body.direction === 'ingress' ? 'from' : 'to';
  const words = [
    body.direction,
    describeTraffic(body.traffic),
    join,
    far,
    'on',
    groupWord(world, group),
  ];
  return words.map(quote).join(' ');
};
