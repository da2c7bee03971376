import {type Ethertype, ethertypeOf, type Prefix, parsePrefix} from '../network/address.ts';
import {failure, type Result, success} from '../result.ts';
import {type ApiError, badRequest} from './api-error.ts';
import {
  hasPorts,
  isIcmp,
  isIpv6Only,
  type Protocol,
  protocolNames,
  protocolOf,
} from './protocol.ts';
import type {Direction, GroupId, IcmpType, PortRange, Remote, RuleBody, Traffic} from './rule.ts';

/**
 * The body of a POST to /v2.0/security-group-rules, in the API's own terms. With ICMP, the port
 * range holds the type and the code. `null` means not given.
 */
export type RuleRequest = {
  readonly direction: Direction;
  readonly ethertype: Ethertype;
  readonly protocol: string | null;
  readonly portRangeMin: number | null;
  readonly portRangeMax: number | null;
  readonly remoteIpPrefix: string | null;
  readonly remoteGroup: GroupId | null;
  /** The id or the name of an address group. */
  readonly remoteAddressGroup: string | null;
  readonly description: string;
};

/** Why the API refuses a rule, with the field of the request that is wrong. */
export type RuleFault = ApiError & {readonly field: keyof RuleRequest};

const fault = (
  field: keyof RuleRequest,
  ...error: Parameters<typeof badRequest>
): {readonly ok: false; readonly error: RuleFault} => failure({...badRequest(...error), field});

const readProtocol = (
  text: string | null,
  ethertype: Ethertype,
): Result<Protocol | null, RuleFault> => {
  if (text === null || text.toLowerCase() === 'any') return success(null);
  const protocol = protocolOf(text);
  if (!protocol) {
    const names = ['None', "'any'", ...protocolNames.map(name => `'${name}'`)].join(', ');
    return fault(
      'protocol',
      'SecurityGroupRuleInvalidProtocol',
      `Security group rule protocol ${text} not supported. Only protocol values [${names}] and integer representations [0 to 255] are supported.`,
      'Use tcp, udp or icmp, or leave --protocol out for any protocol.',
    );
  }
  if (protocol.number === 1 && ethertype === 'IPv6') {
    return success({name: protocol.name === '1' ? '58' : 'ipv6-icmp', number: 58});
  }
  return success(
    protocol.name === 'icmpv6' && ethertype === 'IPv6' ? {name: 'ipv6-icmp', number: 58} : protocol,
  );
};

const checkPort = (
  field: 'portRangeMin' | 'portRangeMax',
  port: number | null,
): Result<number | null, RuleFault> =>
  port !== null && (port < 0 || port > 65535)
    ? fault(
        field,
        'SecurityGroupInvalidPortValue',
        `Invalid value for port ${port}`,
        'Ports go from 1 to 65535.',
      )
    : success(port);

const readPorts = (
  protocol: Protocol,
  min: number | null,
  max: number | null,
): Result<PortRange | null, RuleFault> => {
  if (min === null && max === null) return success(null);
  const zero = [min, max].find(port => port === 0);
  if (zero !== undefined) {
    return fault(
      min === 0 ? 'portRangeMin' : 'portRangeMax',
      'SecurityGroupInvalidPortValue',
      'Invalid value for port 0',
      `Ports go from 1 to 65535; leave --dst-port out for all ports of ${protocol.name}.`,
    );
  }
  if (min === null || max === null || min > max) {
    return fault(
      'portRangeMin',
      'SecurityGroupInvalidPortRange',
      'For TCP/UDP protocols, port_range_min must be <= port_range_max',
      'Write the lower port first, like --dst-port 80:90.',
    );
  }
  return success({min, max});
};

const readIcmp = (type: number | null, code: number | null): Result<IcmpType | null, RuleFault> => {
  for (const [value, field, what] of [
    [type, 'portRangeMin', 'type (port_range_min)'],
    [code, 'portRangeMax', 'code (port_range_max)'],
  ] as const) {
    if (value !== null && value > 255) {
      return fault(
        field,
        'SecurityGroupInvalidIcmpValue',
        `Invalid value for ICMP ${what} ${value}. It must be 0 to 255.`,
        'Echo request, what ping sends, is type 8.',
      );
    }
  }
  if (type !== null) return success({type, code});
  if (code === null) return success(null);
  return fault(
    'portRangeMax',
    'SecurityGroupMissingIcmpType',
    `ICMP code (port-range-max) ${code} is provided but ICMP type (port-range-min) is missing.`,
    'Name the type as well: --icmp-type 3 --icmp-code 4.',
  );
};

const readTraffic = (
  protocol: Protocol | null,
  min: number | null,
  max: number | null,
): Result<Traffic, RuleFault> => {
  // The whole range is no range, and needs no protocol (Neutron release note of 2019-10).
  const whole = min === 1 && max === 65535;
  const [low, high] = whole ? [null, null] : [min, max];
  if (protocol === null) {
    return low === null && high === null
      ? success({kind: 'any'})
      : fault(
          'portRangeMin',
          'SecurityGroupProtocolRequiredWithPorts',
          'Must also specify protocol if port range is given.',
          'Add --protocol tcp or --protocol udp: ports belong to a protocol.',
        );
  }
  if (isIcmp(protocol.number)) {
    const icmp = readIcmp(low, high);
    return icmp.ok ? success({kind: 'icmp', protocol, icmp: icmp.value}) : icmp;
  }
  if (hasPorts(protocol.number)) {
    const ports = readPorts(protocol, low, high);
    return ports.ok ? success({kind: 'ports', protocol, ports: ports.value}) : ports;
  }
  return low === null && high === null
    ? success({kind: 'protocol', protocol})
    : fault(
        'portRangeMin',
        'SecurityGroupInvalidProtocolForPort',
        `Ports cannot be specified for protocol ${protocol.number}. Ports are only supported for DCCP, SCTP, TCP, UDP, UDPLITE.`,
        'Leave --dst-port out, or use tcp or udp.',
      );
};

/**
 * Writes a prefix as the API reads it. A shortened IPv4 address is filled up with zeros, and
 * leading zeros and spaces are dropped, so that `10.0.0` is 10.0.0.0/32, one address (netaddr below
 * 1.0, expand_partial_address; since 1.0 it is refused).
 */
const writtenOut = (text: string): string => {
  const [start = '', ...lengths] = text.split('/');
  const parts = start.split('.');
  const isShort = parts.length <= 4 && parts.every(part => /^\s*\d+\s*$/.test(part));
  const address = isShort
    ? Array.from({length: 4}, (_, index) => Number(parts[index] ?? 0)).join('.')
    : start;
  return [address, ...lengths.map(length => length.replace(/^0+(?=\d+$)/, ''))].join('/');
};

const readPrefix = (text: string): Result<Prefix, RuleFault> => {
  const prefix = parsePrefix(writtenOut(text));
  return prefix.ok
    ? prefix
    : fault(
        'remoteIpPrefix',
        'InvalidCIDR',
        `Invalid CIDR ${text} given as IP prefix.`,
        'Write an address and a length, like 10.65.0.0/17, 185.189.28.56/32 or 0.0.0.0/0.',
      );
};

/** What to do about a prefix of the other version of IP than the rule. */
const conflictRemedy = ({protocol, ethertype}: RuleRequest, prefix: Prefix): string => {
  if (ethertype === 'IPv4')
    return 'Add --ethertype IPv6: the client never takes it from the prefix.';
  const named = protocol === null ? undefined : protocolOf(protocol);
  return named && isIpv6Only(named.number)
    ? `${named.name} exists in IPv6 only: give an IPv6 prefix, like ::/0, or use another protocol.`
    : `Leave --ethertype IPv6 out: ${prefix} is IPv4.`;
};

const remoteOf = (
  prefix: Prefix | null,
  {remoteGroup: group, remoteAddressGroup: addressGroup}: RuleRequest,
): Remote => {
  if (group !== null) return {kind: 'group', group};
  if (addressGroup !== null) return {kind: 'address-group', addressGroup};
  return prefix === null ? {kind: 'any'} : {kind: 'prefix', prefix};
};

/**
 * Reads a request as the API does. It checks in the API's order, so that of several faults it
 * reports the same one (neutron/db/securitygroups_db.py,
 * _validate_base_security_group_rule_attributes). It does not check that the groups exist and that
 * the rule is new, since that depends on the world.
 */
export const readRuleRequest = (request: RuleRequest): Result<RuleBody, RuleFault> => {
  const {direction, ethertype, portRangeMin, portRangeMax, description} = request;
  const protocol = readProtocol(request.protocol, ethertype);
  if (!protocol.ok) return protocol;
  const low = checkPort('portRangeMin', portRangeMin);
  if (!low.ok) return low;
  const high = checkPort('portRangeMax', portRangeMax);
  if (!high.ok) return high;
  const prefix = request.remoteIpPrefix ? readPrefix(request.remoteIpPrefix) : success(null);
  if (!prefix.ok) return prefix;
  const traffic = readTraffic(protocol.value, portRangeMin, portRangeMax);
  if (!traffic.ok) return traffic;
  if (prefix.value !== null && ethertypeOf(prefix.value) !== ethertype) {
    return fault(
      'remoteIpPrefix',
      'SecurityGroupRuleParameterConflict',
      `Conflicting value ethertype ${ethertype} for CIDR ${prefix.value}`,
      conflictRemedy(request, prefix.value),
    );
  }
  if (protocol.value && isIpv6Only(protocol.value.number) && ethertype === 'IPv4') {
    return fault(
      'protocol',
      'SecurityGroupEthertypeConflictWithProtocol',
      `Invalid ethertype IPv4 for protocol ${protocol.value.name}.`,
      'Add --ethertype IPv6, or use icmp for IPv4.',
    );
  }
  const remotes = [prefix.value, request.remoteGroup, request.remoteAddressGroup];
  if (remotes.filter(remote => remote !== null).length > 1) {
    return fault(
      'remoteIpPrefix',
      'SecurityGroupMultipleRemoteEntites',
      'Only one of remote_ip_prefix or remote_group_id or remote_address_group_id may be provided.',
      'Give one remote, a prefix or a group; make two rules for both.',
    );
  }
  return success({
    direction,
    ethertype,
    traffic: traffic.value,
    remote: remoteOf(prefix.value, request),
    description,
  });
};
