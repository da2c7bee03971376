import type {Guard} from '../../../arrows/guards.ts';
import type {RuleId} from '../../../security-groups/rule.ts';
import type {World} from '../../../security-groups/world.ts';
import {widthOf} from '../../../text/width.ts';
import {pointer} from '../line.ts';
import {noRules} from './columns.ts';
import {frame} from './frame.ts';
import {type Stroke, stroke} from './paint.ts';
import {besideRule, type Manner, manners, type RuleLine, ruleLines} from './rule-line.ts';
import {share, sum} from './share.ts';

/** The area of the groups, below a table. */
export type Area = {readonly top: number; readonly width: number; readonly height: number};

/** How the boxes of groups are drawn: in how many bands, with which form of title and rules. */
type Setting = {readonly title: 0 | 1 | 2; readonly manner: Manner; readonly bands: number};

/** A group, with its title and the lines of its rules in a setting. */
type GroupBox = {
  readonly guard: Guard;
  readonly title: string;
  readonly lines: readonly RuleLine[];
};

const leastWidth = 15;
const widestBox = 44;
const gap = 1;
const borders = 2;
/** The columns of an upper border that are not for the title. */
const besideTitle = 5;

/** The text of a box without rules. */
export const emptyText = ({group}: Guard): string => noRules(group === null ? [] : [group]);

const needOf = ({guard, title, lines}: GroupBox, manner: Manner): number =>
  Math.max(
    leastWidth,
    besideTitle + widthOf(title),
    besideRule[manner] + widthOf(emptyText(guard)),
    ...lines.map(({line}) => besideRule[manner] + widthOf(line)),
  );

const rowsOf = (band: readonly GroupBox[]): number =>
  borders + Math.max(1, ...band.map(({lines}) => lines.length));

/** Divides boxes into bands. All bands but the last have the same number. */
const inBands = (boxes: readonly GroupBox[], bands: number): readonly (readonly GroupBox[])[] => {
  const size = Math.ceil(boxes.length / bands);
  return Array.from({length: bands}, (_, index) =>
    boxes.slice(index * size, (index + 1) * size),
  ).filter(band => band.length > 0);
};

const roomFor = (count: number, width: number): number => width - gap * (count - 1);

const fits = (
  bands: readonly (readonly GroupBox[])[],
  manner: Manner,
  {width, height}: Area,
): boolean =>
  sum(bands.map(rowsOf)) <= height &&
  bands.every(band => sum(band.map(box => needOf(box, manner))) <= roomFor(band.length, width));

/** All settings, the most comfortable first. */
const settings: readonly Setting[] = ([0, 1, 2] as const).flatMap(title =>
  manners.flatMap(manner => [1, 2, 3].map(bands => ({title, manner, bands}))),
);

/** The bounds of a box: the columns and rows of its borders. */
type Bounds = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

const draw = (
  {guard, title, lines}: GroupBox,
  bounds: Bounds,
  manner: Manner,
  pointed: RuleId | null,
): readonly Stroke[] => {
  const x = bounds.left + (manner === 'tight' ? 1 : 2);
  const first = bounds.top + 1;
  return [
    ...frame({...bounds, title, isGroup: guard.group !== null}),
    ...(lines.length === 0 ? [stroke(x, first, emptyText(guard), 'faint')] : []),
    ...lines.flatMap(({rule, line}, index) =>
      rule === pointed
        ? [
            stroke(x - 1, first + index, pointer, 'accent'),
            stroke(x, first + index, line, 'accent'),
          ]
        : [stroke(x, first + index, line)],
    ),
  ];
};

const drawBand = (
  band: readonly GroupBox[],
  manner: Manner,
  {top, width}: Area,
  pointed: RuleId | null,
): readonly Stroke[] => {
  const needs = band.map(box => needOf(box, manner));
  const most = Math.max(sum(needs), widestBox * band.length);
  const widths = share(needs, Math.min(roomFor(band.length, width), most));
  return band.flatMap((box, index) => {
    const left = sum(widths.slice(0, index)) + gap * index;
    const right = left + (widths[index] ?? leastWidth) - 1;
    return draw(box, {left, right, top, bottom: top + rowsOf(band) - 1}, manner, pointed);
  });
};

/**
 * Draws groups side by side, each with its members in its border and its rules inside. One rule may
 * be looked at. Null if there is not enough room.
 */
export const groupBoxes = (
  world: World,
  guards: readonly Guard[],
  ground: Area,
  pointed: RuleId | null,
): readonly Stroke[] | null => {
  for (const {title, manner, bands: count} of settings) {
    const all = guards.map(guard => ({
      guard,
      title: guard.titles[title],
      lines: ruleLines(world, guard.rules, manner),
    }));
    const bands = inBands(all, count);
    if (!fits(bands, manner, ground)) continue;
    return bands.flatMap((band, index) => {
      const top = ground.top + sum(bands.slice(0, index).map(rowsOf));
      return drawBand(band, manner, {...ground, top}, pointed);
    });
  }
  return null;
};
