import type {Instance} from '../network/platform.ts';
import {
  describeFlows,
  difference,
  type Flows,
  flowsGoing,
  noFlows,
} from '../reachability/flows/flows.ts';
import {flowsOutside, withEverybody, withSomebody} from '../reachability/reach/outside.ts';
import {flowsBetween} from '../reachability/reach/reach.ts';
import type {Direction} from '../security-groups/rule.ts';
import type {World} from '../security-groups/world.ts';
import {columns} from '../text/table.ts';
import type {Play} from './play.ts';
import {type Said, say, sayAll} from './said.ts';

const cell = (flows: Flows, direction: Direction): string =>
  describeFlows(flows, flowsGoing(direction, 'IPv4')).join(' ') || '-';

/**
 * Writes the flows with the Internet: those open to all of it, and then those open to a part of it.
 */
const outsideCell = (world: World, instance: Instance, direction: Direction): string => {
  const regions = flowsOutside(world, instance, direction, 'IPv4');
  const everybody = withEverybody(regions, 'internet');
  const part = difference(withSomebody(regions, 'internet'), everybody);
  if (part === noFlows) return cell(everybody, direction);
  const some = `${cell(part, direction)} (part)`;
  return everybody === noFlows ? some : `${cell(everybody, direction)} ${some}`;
};

/**
 * Writes a table of who can reach whom, with a row for each sender and a column for each receiver.
 */
export const listReach = ({world}: Play): readonly Said[] => {
  const {instances} = world.platform;
  const rows = [
    ['from \\ to', ...instances.map(({name}) => name), 'Internet'],
    ...instances.map(from => [
      from.name,
      ...instances.map(to =>
        to.id === from.id ? '' : cell(flowsBetween(world, from, to, 'IPv4'), 'egress'),
      ),
      outsideCell(world, from, 'egress'),
    ]),
    ['Internet', ...instances.map(to => outsideCell(world, to, 'ingress')), ''],
  ];
  return [say('heading', 'Who can reach whom, IPv4'), ...sayAll('table', columns(rows))];
};
