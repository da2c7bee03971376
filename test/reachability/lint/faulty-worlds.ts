import fc from 'fast-check';
import {createRule} from '../../../src/security-groups/change.ts';
import {protocolOf} from '../../../src/security-groups/protocol.ts';
import type {Remote, RuleBody, Traffic} from '../../../src/security-groups/rule.ts';
import type {World} from '../../../src/security-groups/world.ts';
import {prefixIn} from '../../network/read.ts';
import {worlds} from '../worlds.ts';

const protocol = (name: string) => {
  const known = protocolOf(name);
  if (!known) throw new Error(`no protocol ${name}`);
  return known;
};

const tcp = (min: number, max = min): Traffic => ({
  kind: 'ports',
  protocol: protocol('tcp'),
  ports: {min, max},
});

const traffic: readonly Traffic[] = [
  {kind: 'any'},
  {kind: 'ports', protocol: protocol('tcp'), ports: null},
  tcp(22),
  tcp(20, 25),
  tcp(26, 30),
  tcp(20, 30),
  tcp(443),
  {kind: 'ports', protocol: protocol('dccp'), ports: {min: 5, max: 5}},
  {kind: 'icmp', protocol: protocol('icmp'), icmp: null},
  {kind: 'icmp', protocol: protocol('icmp'), icmp: {type: 8, code: null}},
  {kind: 'icmp', protocol: protocol('icmp'), icmp: {type: 0, code: null}},
  {kind: 'icmp', protocol: protocol('1'), icmp: {type: 8, code: 0}},
  {kind: 'protocol', protocol: protocol('0')},
  {kind: 'protocol', protocol: protocol('gre')},
];

const remotes: readonly Remote[] = [
  {kind: 'any'},
  ...['0.0.0.0/0', '0.0.0.0/1', '128.0.0.0/1', '198.51.100.0/24', '192.168.0.0/16'].map(
    (text): Remote => ({kind: 'prefix', prefix: prefixIn(text)}),
  ),
];

/** IPv4 rules that are easily at fault: administrative ports, halves of the Internet, odd ICMP. */
const bodies: fc.Arbitrary<RuleBody> = fc.record({
  direction: fc.constantFrom('ingress', 'ingress', 'egress'),
  ethertype: fc.constant('IPv4'),
  traffic: fc.constantFrom(...traffic),
  remote: fc.constantFrom(...remotes),
  description: fc.constantFrom('', 'a note'),
});

/** Random worlds with some rules more that are at fault in one way or another. */
export const faultyWorlds: fc.Arbitrary<World> = fc
  .tuple(worlds, fc.array(fc.tuple(fc.nat(3), bodies), {maxLength: 8}), fc.nat(9))
  .map(([world, more, stateless]) => {
    const groups = world.groups.filter(({name}) => name !== 'default');
    const ruled = more.reduce((before, [index, body]) => {
      const group = groups[index]?.id;
      const made = group ? createRule(before, group, body) : undefined;
      return made?.ok ? made.value.world : before;
    }, world);
    return {
      ...ruled,
      groups: ruled.groups.map((group, index) =>
        index === stateless ? {...group, stateful: false} : group,
      ),
    };
  });
