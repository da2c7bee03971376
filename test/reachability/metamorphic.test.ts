import test from 'ava';
import fc from 'fast-check';
import {addressAt, ethertypeOf, lengthOf, rangeOf} from '../../src/network/address.ts';
import {spoiledBy} from '../../src/network/platform.ts';
import {excess} from '../../src/reachability/reach/compare.ts';
import {peerClassesOf} from '../../src/reachability/reach/peer-classes.ts';
import {isRegion, passages} from '../../src/reachability/reach/reach.ts';
import type {RuleId, SecurityGroup, SecurityGroupRule} from '../../src/security-groups/rule.ts';
import {defaultGroupName, type World} from '../../src/security-groups/world.ts';
import {runs} from '../checks.ts';
import {prefixIn} from '../network/read.ts';
import {anyWorlds} from './wide-worlds.ts';
import {describeWorld} from './worlds.ts';

/** Everything a world lets pass, as text; its order is that of instances and addresses. */
const reachOf = (world: World): string =>
  passages(world)
    .map(({instance, address, direction, peer, ethertype, flows}) =>
      [
        instance.name,
        direction,
        address,
        isRegion(peer) ? `${peer.kind} ${peer.first}-${peer.last}` : peer.address,
        ethertype,
        flows.join(),
      ].join(' '),
    )
    .join('\n');

const withRules = (
  world: World,
  change: (
    rules: readonly SecurityGroupRule[],
    group: SecurityGroup,
  ) => readonly SecurityGroupRule[],
): World => ({
  ...world,
  groups: world.groups.map(group => ({...group, rules: change(group.rules, group)})),
});

/** The same prefix as two halves of it; one address alone stays as it is. */
const halves = (rule: SecurityGroupRule): readonly SecurityGroupRule[] => {
  if (rule.remote.kind !== 'prefix') return [rule];
  const length = lengthOf(rule.remote.prefix) + 1;
  const ethertype = ethertypeOf(rule.remote.prefix);
  if (length > (ethertype === 'IPv4' ? 32 : 128)) return [rule];
  const {first, last} = rangeOf(rule.remote.prefix);
  return [first, first + (last - first + 1n) / 2n].map((start, index) => ({
    ...rule,
    id: `${rule.id} ${index}` as RuleId,
    remote: {kind: 'prefix', prefix: prefixIn(`${addressAt(ethertype, start)}/${length}`)},
  }));
};

/** Changes that change nothing of what passes. */
const changes: readonly (readonly [title: string, change: (world: World) => World])[] = [
  ['rules in another order', world => withRules(world, rules => [...rules].reverse())],
  ['groups in another order', world => ({...world, groups: [...world.groups].reverse()})],
  [
    'memberships in another order',
    world => ({
      ...world,
      memberships: Object.fromEntries(
        Object.entries(world.memberships).map(([id, groups]) => [id, [...groups].reverse()]),
      ),
    }),
  ],
  [
    'every rule twice',
    world =>
      withRules(world, rules => [
        ...rules,
        ...rules.map(rule => ({...rule, id: `${rule.id} again` as RuleId})),
      ]),
  ],
  ['every prefix in two halves', world => withRules(world, rules => rules.flatMap(halves))],
  [
    'other ids of rules',
    world =>
      withRules(world, rules => rules.map((rule, index) => ({...rule, id: `${index}` as RuleId}))),
  ],
];

for (const [title, change] of changes) {
  test(`${title}: the same passes`, t => {
    fc.assert(
      fc.property(anyWorlds, world => {
        t.is(reachOf(change(world)), reachOf(world), describeWorld(world).join('\n'));
      }),
      {numRuns: runs(60)},
    );
  });
}

test('taking a rule away never opens a flow, and adding it never closes one', t => {
  let closing = 0;
  fc.assert(
    fc.property(anyWorlds, fc.nat(999), (world, chance) => {
      const ruled = world.groups.filter(({name}) => name !== defaultGroupName);
      const ids = ruled.flatMap(({rules}) => rules.map(({id}) => id));
      const taken = ids[chance % ids.length];
      const less = withRules(world, rules => rules.filter(({id}) => id !== taken));
      t.deepEqual(excess(less, world), []);
      if (excess(world, less).length > 0) closing += 1;
    }),
    {numRuns: runs(100, 40)},
  );
  t.true(closing >= 4, `only ${closing} of the rules taken away had let anything pass`);
});

test('instances of one block have the same groups', t => {
  fc.assert(
    fc.property(anyWorlds, world => {
      const {classes} = peerClassesOf(world, 'IPv4');
      const alike = classes.every(({holders, groups}) =>
        holders.every(
          ({instance}) =>
            spoiledBy(instance) !== null ||
            [...(world.memberships[instance.id] ?? [])].sort().join() ===
              groups
                .map(group => group.id)
                .sort()
                .join(),
        ),
      );
      t.true(alike);
    }),
    {numRuns: runs(50)},
  );
});
