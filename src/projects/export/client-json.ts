import type {Output} from '../../client/output/output.ts';
import {type Json, toJson} from '../../client/output/python.ts';
import {groupRecord, serverRecord} from '../../client/output/records.ts';
import {groupsNamed, groupsOf, listGroups, type World} from '../../security-groups/world.ts';
import type {Exported} from './exported.ts';
import {inComment} from './labels.ts';

const valuesOf = (output: Output): readonly Json[] =>
  output.kind === 'record'
    ? [Object.fromEntries(output.fields.map(([name, {value}]) => [name, value]))]
    : [];

/**
 * Writes a world as the client's own JSON: one array, in which each element is what `security group
 * show -f json` or `server show -f json` prints of a group or a server. The client names a server's
 * groups, so groups that share a name cannot be told apart there.
 */
export const exportJson = (world: World): Exported => {
  const {instances} = world.platform;
  const records = [
    ...listGroups(world).map(group => groupRecord(world, group)),
    ...instances.map(instance => serverRecord(world, instance)),
  ].flatMap(valuesOf);
  const shared = instances.flatMap(instance =>
    groupsOf(world, instance).filter(({name}) => groupsNamed(world, name).length > 1),
  );
  return {
    text: `${toJson(records, true)}\n`,
    remarks: [...new Set(shared.map(({name}) => name))].map(
      name =>
        `More than one group is called ${inComment(name)}: the client's JSON of a server does not say which it has.`,
    ),
  };
};
