import {type Flows, flowsOf, intersection, noFlows, union} from '../flows/flows.ts';

/**
 * A port that only administrators should reach, with the name of the service that listens there.
 */
type AdminPort = {readonly protocol: 'tcp' | 'udp'; readonly port: number; readonly name: string};

const tcp = (port: number, name: string): AdminPort => ({protocol: 'tcp', port, name});
const udp = (port: number, name: string): AdminPort => ({protocol: 'udp', port, name});

/**
 * Administrative ports: remote logins, databases, and the controls of machines and clusters. The
 * services ask for a weak password or for none, and scanners of the whole Internet look for them.
 * The best known come first.
 */
export const adminPorts: readonly AdminPort[] = [
  tcp(22, 'SSH'),
  tcp(3389, 'RDP'),
  tcp(23, 'Telnet'),
  tcp(5900, 'VNC'),
  tcp(5901, 'VNC'),
  tcp(5985, 'WinRM'),
  tcp(5986, 'WinRM'),
  tcp(3306, 'MySQL'),
  tcp(5432, 'PostgreSQL'),
  tcp(1433, 'SQL Server'),
  tcp(1521, 'Oracle'),
  tcp(27017, 'MongoDB'),
  tcp(6379, 'Redis'),
  tcp(9200, 'Elasticsearch'),
  tcp(9300, 'Elasticsearch'),
  tcp(9042, 'Cassandra'),
  tcp(5984, 'CouchDB'),
  tcp(11211, 'memcached'),
  udp(11211, 'memcached'),
  tcp(2375, 'Docker'),
  tcp(2376, 'Docker'),
  tcp(2379, 'etcd'),
  tcp(2380, 'etcd'),
  tcp(6443, 'Kubernetes'),
  tcp(10250, 'kubelet'),
  tcp(445, 'SMB'),
  tcp(2049, 'NFS'),
  tcp(873, 'rsync'),
  udp(161, 'SNMP'),
  udp(623, 'IPMI'),
];

const numbers = {tcp: 6, udp: 17};

const flowsOfPort = ({protocol, port}: AdminPort): Flows =>
  flowsOf({
    kind: 'ports',
    protocol: {name: protocol, number: numbers[protocol]},
    ports: {min: port, max: port},
  });

/** The set of flows to administrative ports. */
export const adminFlows: Flows = adminPorts.map(flowsOfPort).reduce(union, noFlows);

/** Names the administrative ports in a set of flows, best known first: `SSH (tcp/22)`. */
export const adminPortsIn = (flows: Flows): readonly string[] =>
  adminPorts
    .filter(port => intersection(flows, flowsOfPort(port)) !== noFlows)
    .map(({protocol, port, name}) => `${name} (${protocol}/${port})`);
