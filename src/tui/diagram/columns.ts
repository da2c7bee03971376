import {addressOf, type Instance} from '../../network/platform.ts';
import {groupsOf, type ListedRule, listRules, type World} from '../../security-groups/world.ts';
import {widthOf} from '../text.ts';
import {type Manner, manners, ruleLines} from './rule-line.ts';

/** An instance with its place in the picture. */
export type Column = {
  readonly instance: Instance;
  /** The names of its groups; none when it has no group. */
  readonly groups: readonly string[];
  readonly rules: readonly ListedRule[];
  /** The lines of its rules. */
  readonly lines: readonly string[];
  /** The columns of its box's borders. */
  readonly left: number;
  readonly right: number;
};

/** Room enough for the longest word of a cause. */
const leastGap = 10;
const widestGap = 26;
const leastBox = 15;
const widestBox = 44;
/** How closely rules may be set, the most comfortable first; `frame` is the borders and the space inside. */
const settings = [
  {manner: 'columns', frame: 4},
  {manner: 'columns', frame: 3},
  {manner: 'tight', frame: 3},
  {manner: 'tight', frame: 2},
] as const satisfies readonly {manner: Manner; frame: number}[];

const contents = (world: World, instance: Instance) => {
  const groups = groupsOf(world, instance);
  return {
    instance,
    groups: groups.map(({name}) => name),
    rules: listRules(world).filter(({group}) => groups.includes(group)),
  };
};

const needOf = (
  world: World,
  {instance, groups, rules}: ReturnType<typeof contents>,
  {manner, frame}: (typeof settings)[number],
): number =>
  Math.max(
    leastBox,
    3 + widthOf(addressOf(instance, 'IPv4') ?? ''),
    3 + widthOf(instance.name),
    5 + widthOf(groups.join(', ')),
    ...ruleLines(world, rules, manner).map(line => frame + widthOf(line)),
  );

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const withOneMore = (widths: readonly number[], index: number, by: 1 | -1): readonly number[] =>
  widths.map((width, at) => (at === index ? width + by : width));

/** Widths that need no more than there is, the widest giving way first, and share what is left. */
const share = (needs: readonly number[], available: number): readonly number[] => {
  let widths = needs;
  while (sum(widths) > available) {
    widths = withOneMore(widths, widths.indexOf(Math.max(...widths)), -1);
  }
  while (sum(widths) < available) {
    widths = withOneMore(widths, widths.indexOf(Math.min(...widths)), 1);
  }
  return widths;
};

/** Space inside a box that is not for a rule: borders and, where there are whole words, air. */
const besideRule: Readonly<Record<Manner, number>> = {words: 4, columns: 3, tight: 2};

/** How all boxes set their rules, to look alike: the first manner in which all of them fit. */
const commonManner = (
  world: World,
  all: readonly ReturnType<typeof contents>[],
  widths: readonly number[],
): Manner =>
  manners.find(manner =>
    all.every(({rules}, index) =>
      ruleLines(world, rules, manner).every(
        line => widthOf(line) + besideRule[manner] <= (widths[index] ?? 0),
      ),
    ),
  ) ?? 'tight';

/** The instances side by side in the platform's order, as wide as their rules need them. */
export const placeColumns = (world: World, width: number): readonly Column[] => {
  const all = world.platform.instances.map(instance => contents(world, instance));
  const gap = Math.min(widestGap, Math.max(leastGap, Math.round(width * 0.13)));
  const available = Math.min(width - gap * (all.length - 1), widestBox * all.length);
  const needs = settings.map(setting => all.map(one => needOf(world, one, setting)));
  const fitting = needs.find(widths => sum(widths) <= available) ?? needs.at(-1) ?? [];
  const widths = share(fitting, available);
  const start = Math.floor((width - available - gap * (all.length - 1)) / 2);
  const manner = commonManner(world, all, widths);
  return all.map((one, index) => {
    const left = start + sum(widths.slice(0, index)) + gap * index;
    const lines = ruleLines(world, one.rules, manner);
    return {...one, lines, left, right: left + (widths[index] ?? leastBox) - 1};
  });
};
