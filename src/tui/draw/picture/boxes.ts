import {inOrder} from '../../../arrows/order.ts';
import type {Way} from '../../../arrows/way.ts';
import type {Ways} from '../../../arrows/ways.ts';
import type {GoalGrade} from '../../../lessons/grade/grade.ts';
import type {World} from '../../../security-groups/world.ts';
import type {Line} from '../line.ts';
import {lane, looks, neighbourArrow} from './arrow.ts';
import {box} from './box.ts';
import {type Column, layOutColumns} from './columns.ts';
import {apart, exitColumns, internetArrows} from './internet-arrows.ts';
import {type Overlay, waysIn} from './overlay.ts';
import {paint, type Stroke, stroke} from './paint.ts';

/** Draws the point where a way touches a box. A solid end joins the border. */
const roots = (way: Way, y: number, source: number, rightwards: boolean): readonly Stroke[] =>
  way.atSource === null ? [stroke(source, y, rightwards ? '├' : '┤', looks(way).open)] : [];

const between = (
  ways: Ways,
  one: Column,
  other: Column,
  draw: (
    way: Way,
    rightwards: boolean,
  ) => {readonly y: number; readonly strokes: readonly Stroke[]},
): readonly Stroke[] => {
  const there = ways.between(one.instance, other.instance);
  const back = ways.between(other.instance, one.instance);
  const [first, second] = [draw(there, true), draw(back, false)];
  return [
    ...first.strokes,
    ...second.strokes,
    ...roots(there, first.y, one.right, true),
    ...roots(back, second.y, other.left, false),
  ];
};

/** How many rows lower a middle box is, for the two arrows above it. */
const lowered = 3;

/**
 * Puts the instances of a world into the picture's order. It stays the same value if they are in
 * order.
 */
const ordered = (world: World, known: World | undefined): World => {
  const {instances} = world.platform;
  const sorted = inOrder(world.platform, known?.platform);
  return sorted.every((instance, index) => instance === instances[index])
    ? world
    : {...world, platform: {...world.platform, instances: sorted}};
};

/**
 * Draws the picture with boxes: the instances in their groups side by side, with arrows between
 * them and to the Internet below. Each half of an arrow is solid if its end lets something through,
 * and dashed otherwise. The boxes have the same positions in all worlds of `alike`. Arrows that
 * differ `against` another world are marked.
 */
export const drawBoxes = (
  drawn: World,
  alike: readonly World[],
  goals: readonly GoalGrade[],
  width: number,
  height: number,
  overlay: Overlay = {},
): readonly Line[] => {
  const world = ordered(drawn, alike[0]);
  const similar = alike.map(one => ordered(one, alike[0]));
  const ways = waysIn(world, goals, overlay);
  const rule = overlay.pointed?.kind === 'rule' ? overlay.pointed.id : null;
  const count = world.platform.instances.length;
  const passes = count > 2;
  const stem = height >= 16 ? 2 : 1;
  const foot = height >= 18 ? 2 : 1;
  const line = height - 1 - foot;
  const bottom = line - 1 - stem;
  const topOf = (index: number): number => (passes && index > 0 && index < count - 1 ? lowered : 0);
  const columns = layOutColumns(world, similar, width, index => bottom - topOf(index) - 1);
  const [first, last] = [columns[0], columns.at(-1)];
  const ground = {bottom, words: bottom + stem, line, ends: height - 1};
  const arrows = passes ? lowered + 1 : 1;
  const slack = Math.max(0, bottom - arrows - 4);
  const word = arrows + Math.min(1, Math.floor(slack / 3));
  const neighbours = columns.slice(1).flatMap((to, index) => {
    const from = columns[index];
    if (!from) return [];
    const reach = {from: from.right + 1, to: to.left - 1};
    return between(ways, from, to, (way, rightwards) => {
      const y = rightwards ? word + 1 : word + 2;
      const wordY = rightwards ? word : word + 3;
      return {y, strokes: neighbourArrow(way, y, wordY, {...reach, rightwards})};
    });
  });
  const lanes =
    first && last && passes
      ? between(ways, first, last, (way, rightwards) => {
          const y = rightwards ? 1 : 2;
          const reach = {from: first.right + 1, to: last.left - 1, rightwards};
          return {y, strokes: lane(way, y, reach)};
        })
      : [];
  const outsides = columns.map(({instance}) => {
    const out = ways.outside(instance, 'egress');
    const others = columns.filter(({instance: {id}}) => id !== instance.id);
    const sent = [out, ...others.map(other => ways.between(instance, other.instance))];
    const nat = sent.find(way => way.nat)?.nat ?? null;
    return {out, in: ways.outside(instance, 'ingress'), nat};
  });
  const at = exitColumns(columns, outsides, width);
  const exits = outsides.map((way, index) => {
    const outX = at[index] ?? 1;
    return {...way, outX, inX: outX + apart};
  });
  return paint(width, height, [
    ...columns.flatMap((column, index) => box(column, {top: topOf(index), bottom}, rule)),
    ...neighbours,
    ...lanes,
    ...internetArrows(exits, width, ground),
  ]);
};
