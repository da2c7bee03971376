import {memoized} from '../../../memoize.ts';
import {addressOf, type Instance} from '../../../network/platform.ts';
import {groupsOf, listRules, type World} from '../../../security-groups/world.ts';
import {widthOf} from '../../../text/width.ts';
import {
  besideRule,
  type Manner,
  manners,
  type RuleLine,
  rowsNeeded,
  ruleLines,
} from './rule-line.ts';
import {share, sum} from './share.ts';

/** An instance with the columns of its box. */
export type Column = {
  readonly instance: Instance;
  /** The names of its groups; empty if it has none. */
  readonly groups: readonly string[];
  /** The lines of its rules. */
  readonly lines: readonly RuleLine[];
  /** The rows that its rules may need. */
  readonly rulesTake: number;
  /** The columns of its box's borders. */
  readonly left: number;
  readonly right: number;
};

/** The least gap, with room for the longest word of a cause. */
const leastGap = 10;
const widestGap = 26;
const leastBox = 15;
/** The columns of a box's upper border that are not for the names of its groups. */
const besideGroups = 5;
const widestBox = 44;
/**
 * How rules may be written: `frame` is the borders and the space inside; `inTwo` breaks all of them
 * into two rows.
 */
type Setting = {readonly manner: Manner; readonly frame: number; readonly inTwo: boolean};

/** All settings, the most comfortable first. */
const settings: readonly Setting[] = [
  {manner: 'columns', frame: 4, inTwo: false},
  {manner: 'columns', frame: 3, inTwo: false},
  {manner: 'tight', frame: 3, inTwo: false},
  {manner: 'tight', frame: 2, inTwo: false},
];
const closest: Setting = {manner: 'tight', frame: 2, inTwo: true};

const contentsByKey = memoized((_: World) => new Map<string, Pick<Column, 'groups' | 'lines'>>());

/** The content of an instance's box. It is kept, since it is needed many times during layout. */
const contents = (world: World, instance: Instance, manner: Manner) => {
  const known = contentsByKey(world);
  const key = `${instance.id} ${manner}`;
  const kept = known.get(key);
  if (kept) return kept;
  const groups = groupsOf(world, instance);
  const rules = listRules(world).filter(({group}) => groups.includes(group));
  const made = {groups: groups.map(({name}) => name), lines: ruleLines(world, rules, manner)};
  known.set(key, made);
  return made;
};

/** The address that a box shows, and that of a second interface. */
export const shownAddress = (instance: Instance): string => {
  const own = addressOf(instance, 'IPv4') ?? instance.addresses[0] ?? '';
  return [own, ...(instance.second?.addresses.slice(0, 1) ?? [])].join(' + ');
};

/** The text of a box without rules. */
export const noRules = (groups: readonly string[]): string =>
  groups.length > 0 ? 'no rules' : 'nothing passes';

/** Whether the name and the address of an instance share a row because of the rows of its rules. */
export const sharesRow = (rows: number, rulesTake: number): boolean => rows < rulesTake + 2;

const needIn = (
  world: World,
  instance: Instance,
  rows: number,
  {manner, frame, inTwo}: Setting,
): number => {
  const {groups, lines} = contents(world, instance, manner);
  const breaks = inTwo && rows > 2 * lines.length;
  const address = shownAddress(instance);
  const isShort = sharesRow(rows, Math.max(1, lines.length));
  return Math.max(
    leastBox,
    3 + widthOf(address),
    3 + widthOf(instance.name),
    besideGroups + widthOf(groups.join(', ')),
    ...(isShort ? [frame + widthOf(`${instance.name} ${address}`)] : []),
    ...(lines.length === 0 ? [3 + widthOf(noRules(groups))] : []),
    ...lines
      .flatMap(rule => (breaks ? rule.inTwo : [rule.line]))
      .map(text => frame + widthOf(text)),
  );
};

/** The manner in which all boxes write their rules: the first one in which all of them fit. */
const commonManner = (worlds: readonly World[], widths: readonly number[]): Manner =>
  manners.find(manner =>
    worlds.every(world =>
      world.platform.instances.every((instance, index) =>
        contents(world, instance, manner).lines.every(
          ({line}) => widthOf(line) + besideRule[manner] <= (widths[index] ?? 0),
        ),
      ),
    ),
  ) ?? 'tight';

/** How the width is divided: the width of each box, and of the gap between two. */
type Layout = {readonly widths: readonly number[]; readonly gap: number};

type RowsAt = (index: number) => number;

/**
 * A layout in which nothing of these worlds is too wide, if there is one. Arrows become shorter
 * before rules are cut.
 */
const layoutFor = (
  worlds: readonly World[],
  instances: readonly Instance[],
  width: number,
  rowsAt: RowsAt,
  allowed: readonly Setting[] = settings,
): Layout | undefined => {
  const usualGap = Math.min(widestGap, Math.max(leastGap, Math.round(width * 0.13)));
  const room = (gap: number) => width - gap * (instances.length - 1);
  const needs = allowed.map(setting =>
    instances.map((instance, index) =>
      Math.max(...worlds.map(world => needIn(world, instance, rowsAt(index), setting))),
    ),
  );
  const choices = [usualGap, leastGap].flatMap(gap => needs.map(widths => ({gap, widths})));
  const chosen = choices.find(({widths, gap}) => sum(widths) <= room(gap));
  return (
    chosen && {
      gap: chosen.gap,
      widths: share(chosen.widths, Math.min(room(chosen.gap), widestBox * instances.length)),
    }
  );
};

/** The layout if no other fits: the boxes are as wide as possible, and the widest is cut first. */
const lastResort = (
  world: World,
  instances: readonly Instance[],
  width: number,
  rowsAt: RowsAt,
): Layout => {
  const needs = instances.map((instance, index) => needIn(world, instance, rowsAt(index), closest));
  return {gap: leastGap, widths: share(needs, width - leastGap * (instances.length - 1))};
};

/** The number of rows of an instance's rules in a box of a width. */
const rulesTakeIn = (world: World, instance: Instance, width: number): number =>
  Math.max(1, rowsNeeded(contents(world, instance, 'tight').lines, width - besideRule.tight));

/**
 * Whether a world's rules fit into boxes that were laid out for other worlds, perhaps in two rows
 * each.
 */
const hasRoom = (world: World, {widths}: Layout, rowsAt: RowsAt): boolean =>
  world.platform.instances.every((instance, index) => {
    const width = widths[index] ?? 0;
    const names = contents(world, instance, 'tight').groups.join(', ');
    return (
      rulesTakeIn(world, instance, width) < rowsAt(index) && widthOf(names) + besideGroups <= width
    );
  });

/**
 * The instances side by side in the platform's order, as wide as their rules need them. The boxes
 * stay where those of worlds that are to look alike stand, as long as there is room in them.
 */
export const layOutColumns = (
  world: World,
  alike: readonly World[],
  width: number,
  rowsAt: RowsAt,
): readonly Column[] => {
  const {instances} = world.platform;
  const layoutOf = (worlds: readonly World[], allowed = settings) =>
    layoutFor(worlds, instances, width, rowsAt, allowed);
  const usual = alike.length > 0 ? layoutOf(alike) : undefined;
  const steady = usual && hasRoom(world, usual, rowsAt) ? usual : undefined;
  const {widths, gap} =
    steady ??
    layoutOf([world, ...alike]) ??
    layoutOf([world], [...settings, closest]) ??
    lastResort(world, instances, width, rowsAt);
  const manner = commonManner(steady ? alike : [world], widths);
  const start = Math.floor((width - sum(widths) - gap * (instances.length - 1)) / 2);
  return instances.map((instance, index) => {
    const left = start + sum(widths.slice(0, index)) + gap * index;
    const boxWidth = widths[index] ?? leastBox;
    return {
      instance,
      ...contents(world, instance, manner),
      rulesTake: Math.max(
        ...[world, ...(steady ? alike : [])].map(one => rulesTakeIn(one, instance, boxWidth)),
      ),
      left,
      right: left + boxWidth - 1,
    };
  });
};
