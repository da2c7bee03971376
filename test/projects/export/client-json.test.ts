import test from 'ava';
import fc from 'fast-check';
import * as v from 'valibot';
import {exportWorld} from '../../../src/projects/export/export-world.ts';
import {ruleKey} from '../../../src/security-groups/duplicate.ts';
import {groupsOf, listGroups, type World} from '../../../src/security-groups/world.ts';
import {after, emptyGroups} from '../../a-course.ts';
import {runs} from '../../checks.ts';
import {readGroup, shownGroup} from '../../neutron/read-back.ts';
import {oddWorlds} from './odd-worlds.ts';

const shownServer = v.object({
  id: v.string(),
  name: v.string(),
  addresses: v.record(v.string(), v.array(v.string())),
  security_groups: v.array(v.object({name: v.string()})),
});

const records = v.array(v.union([shownGroup, shownServer]));

const read = (world: World) => {
  const all = v.parse(records, JSON.parse(exportWorld(world, 'json').text));
  return {
    groups: all.flatMap(each => ('rules' in each ? [readGroup(each)] : [])),
    servers: all.flatMap(each => ('rules' in each ? [] : [each])),
  };
};

test('the JSON is what the client shows of each group and each server', t => {
  fc.assert(
    fc.property(oddWorlds, world => {
      const {groups, servers} = read(world);
      const comparable = (each: World['groups'][number]) => [
        each.id,
        each.name,
        each.description,
        each.stateful,
        each.rules.map(rule => [rule.id, ruleKey(rule), rule.description]),
      ];
      t.deepEqual(groups.map(comparable), listGroups(world).map(comparable));
      t.deepEqual(
        servers,
        world.platform.instances.map(instance => ({
          id: instance.id,
          name: instance.name,
          addresses: {[instance.network]: [...instance.addresses]},
          security_groups: groupsOf(world, instance).map(({name}) => ({name})),
        })),
      );
    }),
    {numRuns: runs(50)},
  );
});

test('a name that two groups share, and a server has, is remarked on', t => {
  const two = after(emptyGroups, 'security group create twin');
  const [twin] = two.groups.filter(({name}) => name === 'twin');
  const world = after(
    two,
    'security group create twin',
    `server add security group public ${twin?.id}`,
  );
  t.regex(exportWorld(world, 'json').remarks.join(), /called twin/);
  t.deepEqual(exportWorld(two, 'json').remarks, []);
});
