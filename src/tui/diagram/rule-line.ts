import type {Address} from '../../network/address.ts';
import {hostPrefix} from '../../network/address.ts';
import type {Platform} from '../../network/platform.ts';
import {describeRemote, describeTraffic} from '../../security-groups/describe.ts';
import type {ListedRule, World} from '../../security-groups/world.ts';
import {pad, widthOf} from '../text.ts';

/** Whole words, letters in columns, or letters without spaces: what says most comes first. */
export const manners = ['words', 'columns', 'tight'] as const;

/** How much a rule's line says: whole words, letters in columns, or letters without spaces. */
export type Manner = (typeof manners)[number];

const isHost = (prefix: string, addresses: readonly Address[]): boolean =>
  addresses.some(address => hostPrefix(address) === prefix);

const nameOf = ({instances, internet}: Platform, prefix: string): string => {
  const instance = instances.find(({addresses}) => isHost(prefix, addresses));
  if (instance) return instance.name;
  const actor = internet.find(({address}) => isHost(prefix, [address]));
  if (actor) return actor.address;
  return prefix === '0.0.0.0/0'
    ? 'any'
    : prefix.replace(prefix.includes(':') ? /\/128$/ : /\/32$/, '');
};

/** The far end of a rule: an instance by its name, everybody as `any`, or as `::/0` over IPv6. */
const remoteOf = (world: World, {rule, group}: ListedRule): string => {
  const {remote, ethertype} = rule;
  const {platform} = world;
  switch (remote.kind) {
    case 'any':
      return ethertype === 'IPv4' ? 'any' : '::/0';
    case 'prefix':
      return nameOf(platform, remote.prefix);
    case 'group': {
      const name = describeRemote(world, remote);
      const isInstance = platform.instances.some(instance => instance.name === name);
      const members = remote.group === group.id ? 'own group' : isInstance ? `${name} group` : name;
      return ethertype === 'IPv4' ? members : `${members} v6`;
    }
  }
};

const lineOf = (world: World, listed: ListedRule, manner: Manner, trafficWidth: number): string => {
  const {number, rule} = listed;
  const arriving = rule.direction === 'ingress';
  const way = arriving ? '‹' : '›';
  const traffic = describeTraffic(rule.traffic);
  const remote = remoteOf(world, listed);
  switch (manner) {
    case 'words':
      return `${number} ${pad(rule.direction, 7)} ${pad(traffic, trafficWidth)} ${way} ${remote}`;
    case 'columns':
      return `${number} ${arriving ? 'I' : 'E'} ${pad(traffic, trafficWidth)} ${way} ${remote}`;
    case 'tight':
      return `${number} ${arriving ? 'I' : 'E'} ${traffic}${way}${remote}`;
  }
};

/** Rules as lines, such as `2 I tcp/443 ‹ any`: I is ingress, E is egress. */
export const ruleLines = (
  world: World,
  rules: readonly ListedRule[],
  manner: Manner,
): readonly string[] => {
  const widest = Math.max(0, ...rules.map(({rule}) => widthOf(describeTraffic(rule.traffic))));
  return rules.map(rule => lineOf(world, rule, manner, widest));
};
