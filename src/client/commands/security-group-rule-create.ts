import {choice, flag, option, positional, reading} from '../../arguments/argument.ts';
import type {Given} from '../../arguments/parse.ts';
import {type Ethertype, everywhere} from '../../network/address.ts';
import {failure, type Result, success} from '../../result.ts';
import {createRule} from '../../security-groups/change.ts';
import type {GroupId, RuleBody} from '../../security-groups/rule.ts';
import {
  type RuleFault,
  type RuleRequest,
  readRuleRequest,
} from '../../security-groups/rule-request.ts';
import {overRuleQuota, type World} from '../../security-groups/world.ts';
import type {Command} from '../command.ts';
import {lookUpGroup} from '../lookup.ts';
import {ruleRecord} from '../output/records.ts';
import {integer, lowerCase, portRange} from '../readers.ts';
import {failed, type Refusal, refusedByApi} from '../refusal.ts';
import {extraProperty, projectOptions} from '../usual-options.ts';

const ethertypeCase = (text: string): string =>
  text.toLowerCase() === 'ipv4' ? 'IPv4' : text.toLowerCase() === 'ipv6' ? 'IPv6' : text;

const ping = '; echo request, what ping sends, is type 8';

/** The options that describe a rule. */
export const ruleArguments = {
  group: positional('group', '<group>', 'the group that gets the rule, by name or id'),
  remoteIp: option(
    '--remote-ip',
    '<ip-address>',
    'the far end: a prefix, or one address; 0.0.0.0/0 unless given',
    {either: 'remote'},
  ),
  remoteGroup: option('--remote-group', '<group>', 'the far end: the members of a group', {
    either: 'remote',
  }),
  remoteAddressGroup: option(
    '--remote-address-group',
    '<group>',
    'the far end: an address group, which the platform ignores; not in the lab',
    {either: 'remote'},
  ),
  dstPort: reading(
    '--dst-port',
    '<port-range>',
    'the destination port, 443, or a range, 80:90',
    portRange,
  ),
  protocol: reading(
    '--protocol',
    '<protocol>',
    'tcp, udp, icmp, another name or number; any unless given',
    lowerCase,
  ),
  description: option('--description', '<description>', 'a note'),
  icmpType: reading(
    '--icmp-type',
    '<icmp-type>',
    'with ICMP: the type; 8 is what ping sends',
    integer('--icmp-type 8', ping),
  ),
  icmpCode: reading(
    '--icmp-code',
    '<icmp-code>',
    'with ICMP: the code of the type',
    integer('--icmp-code 0', ping),
  ),
  ingress: flag('--ingress', 'what comes to the members of the group; so unless said', {
    either: 'direction',
  }),
  egress: flag('--egress', 'what leaves them', {either: 'direction'}),
  ethertype: choice(
    '--ethertype',
    'IPv4 or IPv6; IPv4 unless the protocol is one of IPv6',
    ['IPv4', 'IPv6'],
    {value: '<ethertype>', write: ethertypeCase},
  ),
} as const;

const {remoteIp, remoteGroup, remoteAddressGroup, dstPort, icmpType, icmpCode} = ruleArguments;

const icmpProtocols: ReadonlySet<string | null> = new Set([
  'icmp',
  'icmpv6',
  'ipv6-icmp',
  '1',
  '58',
]);

const ipv6Numbers: ReadonlySet<string | null> = new Set(['41', '43', '44', '58', '59', '60']);

/** The version of IP that the client derives from a protocol. It never derives it from a prefix. */
const ethertypeFrom = (protocol: string | null): Ethertype =>
  protocol?.startsWith('ipv6-') || protocol === 'icmpv6' || ipv6Numbers.has(protocol)
    ? 'IPv6'
    : 'IPv4';

/** The checks that the client makes before it asks the API, in the client's order. */
const checkIcmp = (given: Given, isIcmp: boolean): Refusal | undefined => {
  const [type, code] = [given.of(icmpType), given.of(icmpCode)];
  // The client takes type 0 and code 0 for not given here, so they slip through.
  if (given.of(dstPort) && (type || code)) {
    return failed(
      'Argument --dst-port not allowed with arguments --icmp-type and --icmp-code',
      'ICMP has no ports: leave --dst-port out, or the ICMP options.',
      given.typed(dstPort),
    );
  }
  if (type === undefined && code !== undefined) {
    return failed(
      'Argument --icmp-type required with argument --icmp-code',
      `A code belongs to a type: add the type, like --icmp-type 3 --icmp-code ${code}.`,
      given.typed(icmpCode),
    );
  }
  if (!isIcmp && (type || code)) {
    return failed(
      'ICMP IP protocol required with arguments --icmp-type and --icmp-code',
      'Add --protocol icmp, or leave --icmp-type and --icmp-code out.',
      given.typed(icmpType),
    );
  }
  return undefined;
};

const atLeastZero = (value: number | undefined): number | undefined =>
  value !== undefined && value >= 0 ? value : undefined;

const remoteGroupOf = (world: World, given: Given): Result<GroupId | null, Refusal> => {
  const name = given.of(remoteGroup);
  if (name !== undefined) {
    const group = lookUpGroup(world, name);
    return group.ok ? success(group.value.id) : group;
  }
  const addresses = given.of(remoteAddressGroup);
  return addresses === undefined
    ? success(null)
    : failure(
        failed(
          `No AddressGroup found for ${addresses}`,
          'The platform ignores address groups; use --remote-ip or --remote-group.',
          addresses,
        ),
      );
};

const requestOf = (world: World, given: Given): Result<RuleRequest, Refusal> => {
  const named = given.of(ruleArguments.protocol);
  const protocol = named === undefined || named === 'any' ? null : named;
  const isIcmp = icmpProtocols.has(protocol);
  const wrong = checkIcmp(given, isIcmp);
  if (wrong) return failure(wrong);
  const group = remoteGroupOf(world, given);
  if (!group.ok) return group;
  const ethertype = given.of(ruleArguments.ethertype) ?? ethertypeFrom(protocol);
  // With ICMP the client ignores ports silently.
  const [low, high] = isIcmp ? [] : (given.of(dstPort) ?? []);
  return success({
    direction: given.of(ruleArguments.egress) ? 'egress' : 'ingress',
    ethertype,
    protocol,
    portRangeMin: atLeastZero(given.of(icmpType)) ?? low ?? null,
    portRangeMax: atLeastZero(given.of(icmpCode)) ?? high ?? null,
    remoteIpPrefix: group.value === null ? (given.of(remoteIp) ?? everywhere(ethertype)) : null,
    remoteGroup: group.value,
    remoteAddressGroup: null,
    description: given.of(ruleArguments.description) ?? '',
  });
};

/** The typed word that the wrong field of a request came from. */
const wordFor = (given: Given, {field}: RuleFault): string | undefined => {
  switch (field) {
    case 'portRangeMin':
      return given.typed(icmpType) ?? given.typed(dstPort);
    case 'portRangeMax':
      return given.typed(icmpCode) ?? given.typed(dstPort);
    case 'protocol':
      return given.typed(ruleArguments.protocol);
    case 'remoteIpPrefix':
      return given.typed(remoteIp);
    default:
      return undefined;
  }
};

/** Remarks that a prefix was shortened, which is rarely meant. */
const remarksOn = (typed: string | undefined, {remote}: RuleBody): readonly string[] =>
  typed !== undefined && remote.kind === 'prefix' && /^\d+(\.\d+){0,2}(\/|$)/.test(typed)
    ? [`${typed} was taken as ${remote.prefix}; newer servers refuse an address cut short.`]
    : [];

/**
 * `openstack security group rule create`. Its options, its defaults and the order of its checks are
 * the client's (openstackclient/network/v2/security_group_rule.py). Without options it makes a rule
 * that is wide open: any protocol, ingress from anywhere.
 */
export const securityGroupRuleCreate: Command = {
  words: 'security group rule create',
  about: 'Add a rule to a security group',
  explains:
    'A rule allows; nothing forbids, and replies need no rule. Without options it lets everything in from everywhere, over IPv4. A prefix of IPv6 needs --ethertype IPv6. Short form: ingress tcp/443 from 0.0.0.0/0 on GROUP.',
  example:
    'openstack security group rule create --ingress --protocol tcp --dst-port 443 --remote-ip 0.0.0.0/0 sg-public',
  takes: [extraProperty, ...Object.values(ruleArguments), ...projectOptions],
  shows: 'one',
  run: (world, given) => {
    const group = lookUpGroup(world, given.of(ruleArguments.group));
    if (!group.ok) return group;
    const request = requestOf(world, given);
    if (!request.ok) return request;
    const body = readRuleRequest(request.value);
    if (!body.ok) return failure(refusedByApi(body.error, wordFor(given, body.error)));
    const full = overRuleQuota(world, 1);
    if (full) return failure(refusedByApi(full));
    const created = createRule(world, group.value.id, body.value);
    return created.ok
      ? success({
          world: created.value.world,
          output: ruleRecord(created.value.world, group.value, created.value.made),
          remarks: remarksOn(given.of(remoteIp), created.value.made),
        })
      : failure(refusedByApi(created.error));
  },
};
