import type {Address} from '../../../network/address.ts';
import {hostPrefix} from '../../../network/address.ts';
import {addressesOf, type Platform} from '../../../network/platform.ts';
import {describeTraffic} from '../../../security-groups/describe.ts';
import type {RuleId} from '../../../security-groups/rule.ts';
import {findGroup, type ListedRule, type World} from '../../../security-groups/world.ts';
import {cut, pad, widthOf} from '../../../text/width.ts';

/**
 * The manners of a rule's line, the most telling first: whole words, letters in columns, or letters
 * without spaces.
 */
export const manners = ['words', 'columns', 'tight'] as const;

/** The manner of a rule's line, which says how much it tells. */
export type Manner = (typeof manners)[number];

/** The columns of a box that are not for a rule: borders and, with whole words, space. */
export const besideRule: Readonly<Record<Manner, number>> = {words: 4, columns: 3, tight: 2};

const isHost = (prefix: string, addresses: readonly Address[]): boolean =>
  addresses.some(address => hostPrefix(address) === prefix);

const nameOf = ({instances, internet}: Platform, prefix: string): string => {
  const instance = instances.find(holder => isHost(prefix, addressesOf(holder)));
  if (instance) return instance.name;
  const actor = internet.find(({address}) => isHost(prefix, [address]));
  if (actor) return actor.address;
  return prefix === '0.0.0.0/0'
    ? 'any'
    : prefix.replace(prefix.includes(':') ? /\/128$/ : /\/32$/, '');
};

/**
 * Writes the far end of a rule: the name of an instance; everybody as `any`, or as `::/0` over
 * IPv6.
 */
const remoteOf = (world: World, {rule, group}: ListedRule): string => {
  const {remote, ethertype} = rule;
  const {platform} = world;
  switch (remote.kind) {
    case 'any':
      return ethertype === 'IPv4' ? 'any' : '::/0';
    case 'prefix':
      return nameOf(platform, remote.prefix);
    case 'group': {
      if (remote.group === group.id) return 'own group';
      const name = findGroup(world, remote.group)?.name ?? remote.group;
      return platform.instances.some(instance => instance.name === name) ? `group ${name}` : name;
    }
    case 'address-group':
      return `addresses ${remote.addressGroup}`;
  }
};

/**
 * Writes the traffic of a rule, with `v6` in front if the far end does not tell the version of IP.
 */
const trafficOf = ({rule}: ListedRule, manner: Manner): string => {
  const traffic = describeTraffic(rule.traffic);
  if (rule.ethertype === 'IPv4' || !['group', 'address-group'].includes(rule.remote.kind))
    return traffic;
  return manner === 'tight' && rule.traffic.kind === 'any' ? 'v6' : `v6 ${traffic}`;
};

/** A rule as a line; also without spaces and in two rows, in case it is too wide. */
export type RuleLine = {
  readonly rule: RuleId;
  readonly line: string;
  readonly tight: string;
  readonly inTwo: readonly [string, string];
};

const lineOf = (
  world: World,
  listed: ListedRule,
  manner: Manner,
  trafficWidth: number,
): RuleLine => {
  const {number, rule} = listed;
  const way = rule.direction === 'ingress' ? '‹' : '›';
  const letter = rule.direction === 'ingress' ? 'I' : 'E';
  const word = manner === 'words' ? pad(rule.direction, 7) : letter;
  const traffic = pad(trafficOf(listed, manner), trafficWidth);
  const remote = remoteOf(world, listed);
  const start = `${number} ${letter} ${trafficOf(listed, 'tight')}`;
  const tight = `${start}${way}${remote}`;
  const indent = ' '.repeat(widthOf(`${number} `));
  return {
    rule: rule.id,
    line: manner === 'tight' ? tight : `${number} ${word} ${traffic} ${way} ${remote}`,
    tight,
    inTwo: [start, `${indent}${way} ${remote}`],
  };
};

/** Writes rules as lines, such as `2 I tcp/443 ‹ any`: I is ingress, E is egress. */
export const ruleLines = (
  world: World,
  rules: readonly ListedRule[],
  manner: Manner,
): readonly RuleLine[] => {
  const widest = Math.max(0, ...rules.map(rule => widthOf(trafficOf(rule, manner))));
  return rules.map(rule => lineOf(world, rule, manner, widest));
};

/** A row of a box, and the rule that it belongs to. */
export type RuleRow = {readonly rule: RuleId; readonly text: string};

/** The number of rows that lines need in a width. */
export const rowsNeeded = (lines: readonly RuleLine[], width: number): number =>
  lines.length + lines.filter(({tight}) => widthOf(tight) > width).length;

/**
 * Fits lines into a width and a number of rows. A line that is too wide takes two rows while there
 * are rows to spare, and is cut otherwise. If there are too few rows, the latest rules stay, and
 * the others are counted.
 */
export const fitLines = (
  lines: readonly RuleLine[],
  width: number,
  rows: number,
): {readonly more: number; readonly shown: readonly RuleRow[]} => {
  const more = lines.length > rows ? lines.length - Math.max(0, rows - 1) : 0;
  let spare = more > 0 ? 0 : rows - lines.length;
  const shown = lines.slice(more).flatMap(({rule, line, tight, inTwo}): readonly RuleRow[] => {
    const fitting = [line, tight].find(text => widthOf(text) <= width);
    if (fitting !== undefined) return [{rule, text: fitting}];
    if (spare === 0) return [{rule, text: cut(tight.replace(/own group$/, 'own'), width)}];
    spare -= 1;
    return inTwo.map(part => ({rule, text: cut(part, width)}));
  });
  return {more, shown};
};
