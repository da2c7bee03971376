import type {Mutant} from '../mutant.ts';

/** Slips about protocols, ports, ICMP, and the sets of them. */
export const ofFlows: readonly Mutant[] = [
  {
    name: 'a port range without its last port',
    file: 'reachability/flows/flows.ts',
    find: 'start + traffic.ports.max + 1',
    replace: 'start + traffic.ports.max',
  },
  {
    name: 'a port range without its first port',
    file: 'reachability/flows/flows.ts',
    find: 'start + traffic.ports.min,',
    replace: 'start + traffic.ports.min + 1,',
  },
  {
    name: 'ICMP code ignored',
    file: 'reachability/flows/flows.ts',
    find: 'const {type, code} = traffic.icmp;',
    replace: 'const [type, code] = [traffic.icmp.type, null];',
  },
  {
    name: 'ICMP type ignored',
    file: 'reachability/flows/flows.ts',
    find: "traffic.kind === 'icmp' && traffic.icmp)",
    replace: "traffic.kind === 'icmp' && traffic.icmp && traffic.icmp.code !== null)",
  },
  {
    name: 'an ICMP type without its last code',
    file: 'reachability/flows/flows.ts',
    find: 'code === null ? 256 : 1',
    replace: 'code === null ? 255 : 1',
  },
  {
    name: 'ICMP answers let pass',
    file: 'reachability/flows/flows.ts',
    find: '?.includes(packet.type) !== false',
    replace: '?.includes(packet.type) !== null',
  },
  {
    name: 'ICMP answers among all flows',
    file: 'reachability/flows/flows.ts',
    find: '  return types\n',
    replace: '  return false\n',
  },
  {
    name: 'ICMP timestamp taken for an answer',
    file: 'reachability/flows/flows.ts',
    find: '[8, 13, 15, 17]',
    replace: '[8, 15, 17]',
  },
  {
    name: 'ICMPv6 node query taken for an answer',
    file: 'reachability/flows/flows.ts',
    find: '[128, 139]',
    replace: '[128]',
  },
  {
    name: 'a set without its first point',
    file: 'reachability/flows/flows.ts',
    find: '(flows[middle] ?? end) <= point',
    replace: '(flows[middle] ?? end) < point',
  },
  {
    name: 'union taken for intersection',
    file: 'reachability/flows/flows.ts',
    find: 'a || b',
    replace: 'a && b',
  },
  {
    name: 'intersection taken for union',
    file: 'reachability/flows/flows.ts',
    find: '(a, b) => a && b)',
    replace: '(a, b) => a || b)',
  },
  {
    name: 'difference that takes nothing away',
    file: 'reachability/flows/flows.ts',
    find: 'a && !b',
    replace: 'a',
  },
  {
    name: 'a border of both sets counted for one',
    file: 'reachability/flows/flows.ts',
    find: 'if (other[j] === point) j += 1;',
    replace: 'else if (other[j] === point) j += 1;',
  },
  {
    name: 'equal sets that are not the same value',
    file: 'reachability/flows/flows.ts',
    find: 'if (known) return known;\n  const made',
    replace: 'if (known?.length === 0) return known;\n  const made',
  },
  {
    name: 'a familiar witness outside its set',
    file: 'reachability/flows/flows.ts',
    find: 'familiar.find(packet => includes(flows, packet))',
    replace: 'familiar.find(() => flows.length > 0)',
  },
  {
    name: 'a witness next to its set',
    file: 'reachability/flows/flows.ts',
    find: 'packetAt(first)',
    replace: 'packetAt(first + 1)',
  },
  {
    name: 'every echo of ICMP made a ping of ICMPv6',
    file: 'reachability/trace/question.ts',
    find: 'type === 8 && (code ?? 0) === 0',
    replace: 'type === 8',
  },
];
