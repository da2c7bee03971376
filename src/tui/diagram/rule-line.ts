import type {Address} from '../../network/address.ts';
import {hostPrefix} from '../../network/address.ts';
import type {Platform} from '../../network/platform.ts';
import {describeRemote, describeTraffic} from '../../security-groups/describe.ts';
import type {SecurityGroupRule} from '../../security-groups/rule.ts';
import type {ListedRule, World} from '../../security-groups/world.ts';
import {cut, pad, widthOf} from '../text.ts';

/** How much a rule's line says: whole words, letters in columns, or letters without spaces. */
const manners = ['words', 'columns', 'tight'] as const;

/** How much a rule's line says. */
export type Manner = (typeof manners)[number];

const isHost = (prefix: string, addresses: readonly Address[]): boolean =>
  addresses.some(address => hostPrefix(address) === prefix);

const nameOf = ({instances, internet}: Platform, prefix: string): string => {
  const instance = instances.find(({addresses}) => isHost(prefix, addresses));
  if (instance) return instance.name;
  const actor = internet.find(({address}) => isHost(prefix, [address]));
  if (actor) return actor.address;
  return prefix === '0.0.0.0/0' ? 'any' : prefix.replace(/\/(32|128)$/, '');
};

/** The far end of a rule: an instance by name, everybody as `any`, and `::/0` over IPv6. */
const remoteOf = (world: World, {remote, ethertype}: SecurityGroupRule): string => {
  const {platform} = world;
  switch (remote.kind) {
    case 'any':
      return ethertype === 'IPv4' ? 'any' : '::/0';
    case 'prefix':
      return nameOf(platform, remote.prefix);
    case 'group': {
      const name = describeRemote(world, remote);
      const isAmbiguous = platform.instances.some(instance => instance.name === name);
      const group = isAmbiguous ? `${name} group` : name;
      return ethertype === 'IPv4' ? group : `${group} v6`;
    }
  }
};

const lineOf = (
  world: World,
  {number, rule}: ListedRule,
  manner: Manner,
  trafficWidth: number,
): string => {
  const arriving = rule.direction === 'ingress';
  const way = arriving ? '‹' : '›';
  const traffic = describeTraffic(rule.traffic);
  const remote = remoteOf(world, rule);
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

/** The lines that say most within a width, cut where even the tightest are too wide. */
export const fittingRuleLines = (
  world: World,
  rules: readonly ListedRule[],
  width: number,
): readonly string[] => {
  const fits = manners
    .map(manner => ruleLines(world, rules, manner))
    .find(lines => lines.every(line => widthOf(line) <= width));
  return fits ?? ruleLines(world, rules, 'tight').map(line => cut(line, width));
};
