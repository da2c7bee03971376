import type {Ethertype} from '../../network/address.ts';
import {failure, type Result, success} from '../../result.ts';
import {createRule} from '../../security-groups/change.ts';
import type {GroupId} from '../../security-groups/rule.ts';
import {type RuleRequest, readRuleRequest} from '../../security-groups/rule-request.ts';
import type {World} from '../../security-groups/world.ts';
import {type Command, declareExtraProperty, declareProject} from '../command.ts';
import {lookUpGroup} from '../lookup.ts';
import {type Given, integer, lowerCase, type Options, range} from '../parser.ts';
import {ruleRecord} from '../records.ts';
import {failed, type Refusal, refusedByApi} from '../refusal.ts';

const ethertypeCase = (text: string): string =>
  text.toLowerCase() === 'ipv4' ? 'IPv4' : text.toLowerCase() === 'ipv6' ? 'IPv6' : text;

const declare = (options: Options): void => {
  declareExtraProperty(options);
  options.add_argument('group', {
    metavar: '<group>',
    help: 'Create rule in this security group (name or ID)',
  });
  const remote = options.add_mutually_exclusive_group();
  remote.add_argument('--remote-ip', {
    metavar: '<ip-address>',
    help: 'Remote IP address block (may use CIDR notation; default for IPv4 rule: 0.0.0.0/0, default for IPv6 rule: ::/0)',
  });
  remote.add_argument('--remote-group', {
    metavar: '<group>',
    help: 'Remote security group (name or ID)',
  });
  remote.add_argument('--remote-address-group', {
    metavar: '<group>',
    help: 'Remote address group (name or ID)',
  });
  options.add_argument('--dst-port', {
    metavar: '<port-range>',
    type: range,
    help: 'Destination port, may be a single port or a starting and ending port range: 137:139. Required for IP protocols TCP and UDP. Ignored for ICMP IP protocols.',
  });
  options.add_argument('--protocol', {
    metavar: '<protocol>',
    type: lowerCase,
    help: 'IP protocol (ah, dccp, egp, esp, gre, icmp, igmp, ipv6-encap, ipv6-frag, ipv6-icmp, ipv6-nonxt, ipv6-opts, ipv6-route, ospf, pgm, rsvp, sctp, tcp, udp, udplite, vrrp and integer representations [0-255] or any; default: any (all protocols))',
  });
  options.add_argument('--description', {
    metavar: '<description>',
    help: 'Set security group rule description',
  });
  options.add_argument('--icmp-type', {
    metavar: '<icmp-type>',
    type: integer,
    help: 'ICMP type for ICMP IP protocols',
  });
  options.add_argument('--icmp-code', {
    metavar: '<icmp-code>',
    type: integer,
    help: 'ICMP code for ICMP IP protocols',
  });
  const direction = options.add_mutually_exclusive_group();
  direction.add_argument('--ingress', {
    action: 'store_true',
    help: 'Rule applies to incoming network traffic (default)',
  });
  direction.add_argument('--egress', {
    action: 'store_true',
    help: 'Rule applies to outgoing network traffic',
  });
  options.add_argument('--ethertype', {
    metavar: '<ethertype>',
    choices: ['IPv4', 'IPv6'],
    type: ethertypeCase,
    help: 'Ethertype of network traffic (IPv4, IPv6; default: based on IP protocol)',
  });
  declareProject(options);
};

const icmpProtocols: ReadonlySet<string | null> = new Set([
  'icmp',
  'icmpv6',
  'ipv6-icmp',
  '1',
  '58',
]);

const ipv6Numbers: ReadonlySet<string | null> = new Set(['41', '43', '44', '58', '59', '60']);

/** The version of IP the client takes from a protocol; it never takes it from a prefix. */
const ethertypeFrom = (protocol: string | null): Ethertype =>
  protocol?.startsWith('ipv6-') || protocol === 'icmpv6' || ipv6Numbers.has(protocol)
    ? 'IPv6'
    : 'IPv4';

/** What the client itself checks, before it asks the API, in its order. */
const checkIcmp = (given: Given, isIcmp: boolean): Refusal | undefined => {
  const [type, code] = [given.integer('icmp_type'), given.integer('icmp_code')];
  // The client takes type 0 and code 0 for not given here, so they slip through.
  if (given.range('dst_port') && (type || code)) {
    return failed(
      'Argument --dst-port not allowed with arguments --icmp-type and --icmp-code',
      'ICMP has no ports: leave --dst-port out, or the ICMP options.',
    );
  }
  if (type === undefined && code !== undefined) {
    return failed(
      'Argument --icmp-type required with argument --icmp-code',
      `A code belongs to a type: add the type, like --icmp-type 3 --icmp-code ${code}.`,
    );
  }
  if (!isIcmp && (type || code)) {
    return failed(
      'ICMP IP protocol required with arguments --icmp-type and --icmp-code',
      'Add --protocol icmp, or leave --icmp-type and --icmp-code out.',
    );
  }
  return undefined;
};

const atLeastZero = (value: number | undefined): number | undefined =>
  value !== undefined && value >= 0 ? value : undefined;

const remoteGroupOf = (world: World, given: Given): Result<GroupId | null, Refusal> => {
  const name = given.text('remote_group');
  if (name !== undefined) {
    const group = lookUpGroup(world, name);
    return group.ok ? success(group.value.id) : group;
  }
  const addresses = given.text('remote_address_group');
  return addresses === undefined
    ? success(null)
    : failure(
        failed(
          `No AddressGroup found for ${addresses}`,
          'The platform ignores address groups; use --remote-ip or --remote-group.',
        ),
      );
};

const requestOf = (world: World, given: Given): Result<RuleRequest, Refusal> => {
  const named = given.text('protocol');
  const protocol = named === undefined || named === 'any' ? null : named;
  const isIcmp = icmpProtocols.has(protocol);
  const wrong = checkIcmp(given, isIcmp);
  if (wrong) return failure(wrong);
  const group = remoteGroupOf(world, given);
  if (!group.ok) return group;
  const ethertype = given.text('ethertype') ?? ethertypeFrom(protocol);
  // With ICMP the client ignores ports silently.
  const [low, high] = isIcmp ? [] : (given.range('dst_port') ?? []);
  const everywhere = ethertype === 'IPv6' ? '::/0' : '0.0.0.0/0';
  return success({
    direction: given.has('egress') ? 'egress' : 'ingress',
    ethertype: ethertype === 'IPv6' ? 'IPv6' : 'IPv4',
    protocol,
    portRangeMin: atLeastZero(given.integer('icmp_type')) ?? low ?? null,
    portRangeMax: atLeastZero(given.integer('icmp_code')) ?? high ?? null,
    remoteIpPrefix: group.value === null ? (given.text('remote_ip') ?? everywhere) : null,
    remoteGroup: group.value,
    remoteAddressGroup: null,
    description: given.text('description') ?? '',
  });
};

/**
 * `openstack security group rule create`: options, defaults and the order of its checks are the
 * client's (openstackclient/network/v2/security_group_rule.py). Without options the rule it
 * makes is wide open: any protocol, in from anywhere.
 */
export const securityGroupRuleCreate: Command = {
  words: 'security group rule create',
  about: 'Create a new security group rule',
  declare,
  run: (world, given) => {
    const group = lookUpGroup(world, given.text('group') ?? '');
    if (!group.ok) return group;
    const request = requestOf(world, given);
    if (!request.ok) return request;
    const body = readRuleRequest(request.value);
    if (!body.ok) return failure(refusedByApi(body.error));
    const created = createRule(world, group.value.id, body.value);
    return created.ok
      ? success({
          world: created.value.world,
          output: ruleRecord(created.value.world, group.value, created.value.made),
        })
      : failure(refusedByApi(created.error));
  },
};
