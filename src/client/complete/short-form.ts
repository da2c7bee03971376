import type {Direction} from '../../security-groups/rule.ts';
import {listGroups, type World} from '../../security-groups/world.ts';
import type {Candidate} from './candidate.ts';
import {groupNames, instanceNames} from './values.ts';

const traffic: readonly Candidate[] = [
  {text: 'any', about: 'every protocol and port'},
  {text: 'tcp/', about: 'then a port or a range, like 443', isOpen: true},
  {text: 'udp/', about: 'then a port or a range', isOpen: true},
  {text: 'icmp', about: 'all of ICMP; icmp/8 is what ping sends'},
];

/**
 * The groups as far ends. A group that shares its name with an instance is written as `group:NAME`.
 */
const groupEnds = (world: World): readonly Candidate[] =>
  listGroups(world).map(({name}) => ({
    text: world.platform.instances.some(instance => instance.name === name)
      ? `group:${name}`
      : name,
    about: 'the members of the group',
  }));

const farEnds = (world: World): readonly Candidate[] => [
  {text: 'any', about: 'everybody'},
  ...instanceNames(world),
  ...groupEnds(world),
  ...world.platform.internet.map(({address, name}) => ({
    text: address,
    about: name === address ? 'on the Internet' : name,
  })),
];

/** Completes the lab's short form of a rule, after its direction and other whole words. */
export const shortFormCandidates = (
  world: World,
  direction: Direction,
  words: readonly string[],
): readonly Candidate[] => {
  if (words.length === 0) return traffic;
  const join = direction === 'ingress' ? 'from' : 'to';
  const last = words.at(-1)?.toLowerCase();
  if (words.length % 2 === 0) {
    if (last === join) return farEnds(world);
    return last === 'on' ? groupNames(world) : [];
  }
  const used = words.map(word => word.toLowerCase());
  return [
    {
      text: join,
      about: direction === 'ingress' ? 'from whom it may come' : 'to whom it may go',
    },
    {text: 'on', about: 'the group that gets the rule'},
  ].filter(({text}) => !used.includes(text));
};
