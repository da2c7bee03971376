import {guardsOf} from '../../../arrows/guards.ts';
import {inOrder} from '../../../arrows/order.ts';
import type {GoalGrade} from '../../../lessons/grade/grade.ts';
import type {World} from '../../../security-groups/world.ts';
import {smallestPicture} from '../layout.ts';
import type {Line} from '../line.ts';
import {drawBoxes} from './boxes.ts';
import {type Area, groupBoxes} from './group-boxes.ts';
import {groupLines} from './group-lines.ts';
import {drawList} from './list.ts';
import {type Overlay, waysIn} from './overlay.ts';
import {paint} from './paint.ts';
import {type DrawnTable, drawTable} from './table.ts';

/** The most boxes; with more there would be too many arrows. */
const mostBoxes = 3;

/**
 * Draws who can reach whom in the form that there is room for: boxes side by side for a few
 * instances; a table with the groups below it; or a list. All forms are made from the same ways.
 * Instances have the same positions in all worlds of `alike`.
 */
export const picture = (
  world: World,
  alike: readonly World[],
  goals: readonly GoalGrade[],
  width: number,
  height: number,
  overlay: Overlay = {},
): readonly Line[] => {
  const hasBoxes = width >= smallestPicture.columns && height >= smallestPicture.rows;
  if (hasBoxes && world.platform.instances.length <= mostBoxes) {
    return drawBoxes(world, alike, goals, width, height, overlay);
  }
  const instances = inOrder(world.platform, alike[0]?.platform);
  const ways = waysIn(world, goals, overlay);
  const pointed = overlay.pointed?.kind === 'rule' ? overlay.pointed.id : null;
  const guards = guardsOf(world);
  const below = ({rows}: DrawnTable): Area => ({top: rows, width, height: height - rows});
  const setWide = drawTable(world, instances, ways, width, height, 2);
  // Commands on the way to a solution are not to make the rows move.
  const isRoomy =
    setWide !== null &&
    alike.every(one => groupBoxes(one, guardsOf(one), below(setWide), pointed) !== null);
  const boxes = isRoomy ? groupBoxes(world, guards, below(setWide), pointed) : null;
  if (setWide && boxes) return paint(width, height, [...setWide.strokes, ...boxes]);
  const table = drawTable(world, instances, ways, width, height);
  if (!table) return drawList(world, instances, ways, width, height);
  const ground = below(table);
  const groups =
    groupBoxes(world, guards, ground, pointed) ?? groupLines(world, guards, ground, pointed);
  return paint(width, height, [...table.strokes, ...groups]);
};
