import test from 'ava';
import {whyAddsNothing} from '../../src/reachability/redundant.ts';
import {listRules} from '../../src/security-groups/world.ts';
import {dualStackText, worldIn} from './dual-stack.ts';

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
