import test from 'ava';
import {describeTraffic} from '../../src/security-groups/describe.ts';
import {type RuleRequest, readRuleRequest} from '../../src/security-groups/rule-request.ts';

const plain: RuleRequest = {
  direction: 'ingress',
  ethertype: 'IPv4',
  protocol: null,
  portRangeMin: null,
  portRangeMax: null,
  remoteIpPrefix: null,
  remoteGroup: null,
  remoteAddressGroup: null,
  description: '',
};
const tcp = (min: number | null, max: number | null): Partial<RuleRequest> => ({
  protocol: 'tcp',
  portRangeMin: min,
  portRangeMax: max,
});
const icmp = (type: number | null, code: number | null): Partial<RuleRequest> => ({
  protocol: 'icmp',
  portRangeMin: type,
  portRangeMax: code,
});

/** What is asked for, and the traffic of the rule that the API stores. */
const accepted: readonly (readonly [asked: Partial<RuleRequest>, traffic: string])[] = [
  [{}, 'any'],
  [{protocol: 'any'}, 'any'],
  [tcp(null, null), 'tcp'],
  [tcp(80, 80), 'tcp/80'],
  [tcp(80, 90), 'tcp/80-90'],
  [tcp(1, 65_535), 'tcp'],
  [{portRangeMin: 1, portRangeMax: 65_535}, 'any'],
  [{protocol: 'TCP', portRangeMin: 22, portRangeMax: 22}, 'tcp/22'],
  [{protocol: '6', portRangeMin: 22, portRangeMax: 22}, '6/22'],
  [icmp(null, null), 'icmp'],
  [icmp(8, null), 'icmp/8'],
  [icmp(8, 0), 'icmp/8:0'],
  [icmp(80, 80), 'icmp/80:80'],
  [{...icmp(128, null), ethertype: 'IPv6'}, 'ipv6-icmp/128'],
  [{protocol: 'icmpv6', ethertype: 'IPv6'}, 'ipv6-icmp'],
  [{protocol: '1', ethertype: 'IPv6'}, '58'],
  [{protocol: 'gre'}, 'gre'],
  [{protocol: '255'}, '255'],
];

for (const [asked, traffic] of accepted) {
  test(`${JSON.stringify(asked)} is a rule for ${traffic}`, t => {
    const rule = readRuleRequest({...plain, ...asked});
    t.is(rule.ok ? describeTraffic(rule.value.traffic) : rule.error.says, traffic);
  });
}

/** What is asked for, and the exception's type and text, in the API's order of checks. */
const refused: readonly (readonly [asked: Partial<RuleRequest>, type: string, says: RegExp])[] = [
  [
    {protocol: 'tcpp'},
    'SecurityGroupRuleInvalidProtocol',
    /^Security group rule protocol tcpp not supported\. Only protocol values/,
  ],
  [{protocol: '256'}, 'SecurityGroupRuleInvalidProtocol', /protocol 256 not supported/],
  [{protocol: ''}, 'SecurityGroupRuleInvalidProtocol', /protocol {2}not supported/],
  [tcp(70_000, 70_000), 'SecurityGroupInvalidPortValue', /^Invalid value for port 70000$/],
  [tcp(-1, -1), 'SecurityGroupInvalidPortValue', /^Invalid value for port -1$/],
  [tcp(0, 0), 'SecurityGroupInvalidPortValue', /^Invalid value for port 0$/],
  [tcp(90, 80), 'SecurityGroupInvalidPortRange', /port_range_min must be <= port_range_max/],
  [tcp(80, null), 'SecurityGroupInvalidPortRange', /port_range_min must be <= port_range_max/],
  [
    {portRangeMin: 80, portRangeMax: 80},
    'SecurityGroupProtocolRequiredWithPorts',
    /^Must also specify protocol if port range is given\.$/,
  ],
  [
    {protocol: 'gre', portRangeMin: 80, portRangeMax: 80},
    'SecurityGroupInvalidProtocolForPort',
    /^Ports cannot be specified for protocol 47\./,
  ],
  [
    icmp(300, null),
    'SecurityGroupInvalidIcmpValue',
    /ICMP type \(port_range_min\) 300\. It must be 0 to 255\.$/,
  ],
  [icmp(3, 300), 'SecurityGroupInvalidIcmpValue', /ICMP code \(port_range_max\) 300\./],
  [
    icmp(null, 0),
    'SecurityGroupMissingIcmpType',
    /^ICMP code \(port-range-max\) 0 is provided but ICMP type/,
  ],
  [{remoteIpPrefix: 'banana'}, 'InvalidCIDR', /^Invalid CIDR banana given as IP prefix\.$/],
  [{remoteIpPrefix: '10.0.0.0/33'}, 'InvalidCIDR', /10\.0\.0\.0\/33/],
  [
    {remoteIpPrefix: '::/0'},
    'SecurityGroupRuleParameterConflict',
    /^Conflicting value ethertype IPv4 for CIDR ::\/0$/,
  ],
  [
    {protocol: 'ipv6-icmp'},
    'SecurityGroupEthertypeConflictWithProtocol',
    /^Invalid ethertype IPv4 for protocol ipv6-icmp\.$/,
  ],
  // Of several faults, the one the API sees first.
  [
    {protocol: 'tcpp', portRangeMin: 70_000, portRangeMax: 1, remoteIpPrefix: 'x'},
    'SecurityGroupRuleInvalidProtocol',
    /tcpp/,
  ],
  [{...tcp(70_000, 1), remoteIpPrefix: 'x'}, 'SecurityGroupInvalidPortValue', /70000/],
  [{...tcp(90, 80), remoteIpPrefix: 'x'}, 'InvalidCIDR', /x/],
  [{...tcp(90, 80), remoteIpPrefix: '::/0'}, 'SecurityGroupInvalidPortRange', /TCP/],
  [{protocol: 'ipv6-icmp', remoteIpPrefix: '::/0'}, 'SecurityGroupRuleParameterConflict', /::\/0/],
];

for (const [asked, type, says] of refused) {
  test(`${JSON.stringify(asked)} is refused as ${type}`, t => {
    const rule = readRuleRequest({...plain, ...asked});
    if (rule.ok) return t.fail('accepted');
    t.is(rule.error.type, type);
    t.is(rule.error.status, 400);
    t.regex(rule.error.says, says);
    t.true(rule.error.remedy.length > 10);
  });
}

for (const [given, stored] of [
  ['10.0.0.5/24', '10.0.0.5/24'],
  ['1.1.1.1', '1.1.1.1/32'],
  ['10.0.0.0/255.255.0.0', '10.0.0.0/16'],
  [' 10.0.0.1 ', '10.0.0.1/32'],
] as const) {
  test(`the prefix ${given} is stored as ${stored}`, t => {
    const rule = readRuleRequest({...plain, remoteIpPrefix: given});
    t.like(rule.ok ? rule.value.remote : null, {kind: 'prefix', prefix: stored});
  });
}

test('an empty prefix is no prefix', t => {
  const rule = readRuleRequest({...plain, remoteIpPrefix: ''});
  t.deepEqual(rule.ok ? rule.value.remote : null, {kind: 'any'});
});
