import test from 'ava';
import fc from 'fast-check';
import {redundantAmong, whyAddsNothing} from '../../src/reachability/gates/redundant.ts';
import {excess} from '../../src/reachability/reach/compare.ts';
import {type ListedRule, listRules} from '../../src/security-groups/world.ts';
import {after, emptyGroups} from '../a-course.ts';
import {runs} from '../checks.ts';
import {dualStackText, worldIn} from './dual-stack.ts';
import {anyWorlds} from './wide-worlds.ts';

test('a rule that adds nothing says why', t => {
  const world = worldIn(
    dualStackText.replace(
      '- ingress tcp/80 from 185.189.28.7\n',
      `- ingress icmp/3 from any
      - egress ipip to any
      - egress udp/4789 to any
      - ingress ipip from any
      - {direction: ingress, protocol: tcp, port-range-min: 1, port-range-max: 9, remote-address-group: x}
      - ingress icmp/8 from any
`,
    ),
  );
  const own = listRules(world).filter(({group}) => group.name === 'tgt');
  t.deepEqual(
    own.map(listed => whyAddsNothing(world, listed)),
    [
      'never-passes',
      'never-passes',
      'never-passes',
      null,
      'unknown-addresses',
      'redundant',
      null,
      null,
      null,
    ],
  );
});

test('rules that stand in for each other are not both called redundant', t => {
  const world = after(
    emptyGroups,
    'ingress tcp/80 from any on sg-public',
    'ingress tcp/80-81 from any on sg-public',
    'ingress tcp/79-80 from any on sg-public',
    'ingress tcp/443 from any on sg-default',
    'ingress tcp/443 from 0.0.0.0/1 on sg-default',
    'ingress tcp/443 from 128.0.0.0/1 on sg-default',
  );
  const rules = listRules(world);
  const numbers = (listed: readonly ListedRule[]) =>
    redundantAmong(world, listed).map(({number}) => number);
  t.deepEqual(numbers(rules), [1, 5, 6]);
  // The one rule, or the two halves.
  t.deepEqual(numbers(rules.slice(0, 4)), [1, 4]);
  t.deepEqual(numbers([]), []);
});

test('what is redundant can go all at once, and nothing that can pass changes', t => {
  fc.assert(
    fc.property(anyWorlds, world => {
      const gone = new Set(redundantAmong(world, listRules(world)).map(({rule}) => rule.id));
      const groups = world.groups.map(group => ({
        ...group,
        rules: group.rules.filter(({id}) => !gone.has(id)),
      }));
      const less = {...world, groups};
      t.deepEqual(excess(world, less), []);
      t.deepEqual(redundantAmong(less, listRules(less)), []);
    }),
    {numRuns: runs(100)},
  );
});
