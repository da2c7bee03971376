import {addressOf, type Instance} from '../../network/platform.ts';
import {groupsOf, type ListedRule, listRules, type World} from '../../security-groups/world.ts';
import {widthOf} from '../text.ts';
import {type Manner, ruleLines} from './rule-line.ts';

/** An instance with its place in the picture. */
export type Column = {
  readonly instance: Instance;
  /** The names of its groups; none when it has no group. */
  readonly groups: readonly string[];
  readonly rules: readonly ListedRule[];
  /** The columns of its box's borders. */
  readonly left: number;
  readonly right: number;
};

/** Room enough for the longest word of a cause. */
const leastGap = 10;
const widestGap = 26;
const leastBox = 15;
const widestBox = 44;
/** The borders of a box, and the space after the left one. */
const frame = 3;

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
  manner: Manner,
): number =>
  Math.max(
    leastBox,
    frame + widthOf(addressOf(instance, 'IPv4') ?? ''),
    frame + widthOf(instance.name),
    frame + 2 + widthOf(groups.join(', ')),
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

/** The instances side by side in the platform's order, as wide as their rules need them. */
export const placeColumns = (world: World, width: number): readonly Column[] => {
  const all = world.platform.instances.map(instance => contents(world, instance));
  const gap = Math.min(widestGap, Math.max(leastGap, Math.round(width * 0.13)));
  const available = Math.min(width - gap * (all.length - 1), widestBox * all.length);
  const needs = (['columns', 'tight'] as const).map(manner =>
    all.map(one => needOf(world, one, manner)),
  );
  const fitting = needs.find(widths => sum(widths) <= available) ?? needs.at(-1) ?? [];
  const widths = share(fitting, available);
  const start = Math.floor((width - available - gap * (all.length - 1)) / 2);
  return all.map((one, index) => {
    const left = start + sum(widths.slice(0, index)) + gap * index;
    return {...one, left, right: left + (widths[index] ?? leastBox) - 1};
  });
};
