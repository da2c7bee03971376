import {describePacket} from '../../src/reachability/flows/flows.ts';
import {describeRemote, describeTraffic} from '../../src/security-groups/describe.ts';
import {groupsOf, listRules, type World} from '../../src/security-groups/world.ts';
import type {Mismatch} from './judge.ts';

/** A world in a few lines: who is where with which groups, and every rule. */
export const describeWorld = (world: World): readonly string[] => [
  ...world.platform.instances.map(instance => {
    const groups = groupsOf(world, instance).map(({name}) => name);
    const {name, network, host, addresses} = instance;
    return `${name} (${addresses.join(', ')}) of ${network} on ${host}, groups: ${groups.join(', ') || 'none'}`;
  }),
  ...listRules(world).map(({group, rule}) => {
    const {direction, ethertype, traffic, remote} = rule;
    const side = direction === 'ingress' ? 'from' : 'to';
    return `${group.name}: ${direction} ${ethertype} ${describeTraffic(traffic)} ${side} ${describeRemote(world, remote)}`;
  }),
];

/** A mismatch in one line: the packet, what the evaluator says of it and what the kernel does. */
export const describeMismatch = ({probe, said, outcome}: Mismatch): string => {
  const {from, to, packet} = probe;
  const seen = outcome.seenAs ? `delivered, seen as ${outcome.seenAs}` : 'dropped';
  const answered = outcome.answered ? 'answered' : 'not answered';
  const evaluator = said.seenAs ? `delivered, seen as ${said.seenAs}` : said.verdict;
  return `${from.address} to ${to.address}, ${describePacket(packet)}: evaluator: ${evaluator}; kernel: ${seen}, ${answered}`;
};
