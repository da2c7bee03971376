import test from 'ava';
import {ruleKey} from '../../src/security-groups/duplicate.ts';
import {groupId, type Remote, type RuleBody, type Traffic} from '../../src/security-groups/rule.ts';
import {prefixIn} from '../network/read.ts';

const tcp = {name: 'tcp', number: 6};
const udp = {name: 'udp', number: 17};
const icmp = {name: 'icmp', number: 1};

/** Traffic that no two of are the same. */
const traffics: readonly Traffic[] = [
  {kind: 'any'},
  {kind: 'ports', protocol: tcp, ports: null},
  {kind: 'ports', protocol: tcp, ports: {min: 80, max: 80}},
  {kind: 'ports', protocol: tcp, ports: {min: 80, max: 81}},
  {kind: 'ports', protocol: tcp, ports: {min: 79, max: 81}},
  {kind: 'ports', protocol: udp, ports: {min: 80, max: 80}},
  {kind: 'icmp', protocol: icmp, icmp: null},
  {kind: 'icmp', protocol: icmp, icmp: {type: 8, code: null}},
  {kind: 'icmp', protocol: icmp, icmp: {type: 8, code: 0}},
  {kind: 'icmp', protocol: icmp, icmp: {type: 13, code: 0}},
  {kind: 'protocol', protocol: {name: 'gre', number: 47}},
];

/** Remotes that no two of are the same; host bits count here, though not for what they allow. */
const remotes: readonly Remote[] = [
  {kind: 'any'},
  {kind: 'prefix', prefix: prefixIn('10.0.0.0/24')},
  {kind: 'prefix', prefix: prefixIn('10.0.0.5/24')},
  {kind: 'prefix', prefix: prefixIn('10.0.0.0/25')},
  {kind: 'group', group: groupId('one')},
  {kind: 'group', group: groupId('other')},
];

const bodies = traffics.flatMap(traffic =>
  remotes.flatMap(remote =>
    (['ingress', 'egress'] as const).flatMap(direction =>
      (['IPv4', 'IPv6'] as const).map(
        (ethertype): RuleBody => ({direction, ethertype, traffic, remote, description: ''}),
      ),
    ),
  ),
);

test(`of ${bodies.length} rules that differ in one way or more, none is taken for another`, t => {
  t.is(new Set(bodies.map(ruleKey)).size, bodies.length);
});

test('a rule is the same however it is described, and whatever its protocol is called', t => {
  for (const body of bodies) {
    t.is(ruleKey({...body, description: 'of mine'}), ruleKey(body));
    const {traffic} = body;
    if (traffic.kind !== 'ports') continue;
    const protocol = {...traffic.protocol, name: `${traffic.protocol.number}`};
    t.is(ruleKey({...body, traffic: {...traffic, protocol}}), ruleKey(body));
  }
});
