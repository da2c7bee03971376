import {spawnSync} from 'node:child_process';
import process from 'node:process';
import {type Need, need} from './need.ts';
import {type ToolName, tools} from './tools.ts';

/** Where the tools of a trial are. */
type Paths = Readonly<Record<Extract<ToolName, 'ip' | 'nft' | 'python3' | 'sh'>, string>>;

/** Both ends of a cable, and settings that a container may have for reading only. */
const setting = ({ip}: Paths): string => `
'${ip}' link set lo up
'${ip}' link add one type veth peer name other
echo 1 >/proc/sys/net/ipv4/ip_forward`;

/** All kinds of what the kernel suite asks of nftables, which old ones lack, and one port closed. */
const rules = `
table inet trial {
  set members { type ipv4_addr; flags interval; elements = { 192.0.2.0/24 } }
  chain sources {
    type filter hook prerouting priority raw; policy accept;
    fib saddr . iif oif missing drop
  }
  chain closed {
    type filter hook input priority filter; policy accept;
    ct state invalid drop
    meta l4proto 17 th dport 4001 drop
  }
  chain translate {
    type nat hook postrouting priority srcnat; policy accept;
    ip saddr @members masquerade
  }
}`;

/** Sends a packet to the closed port and then one to an open port, and says which of them arrive. */
const packets = `
import socket
for family, name, address in (socket.AF_INET, 'IPv4', '127.0.0.1'), (socket.AF_INET6, 'IPv6', '::1'):
    try:
        closed, opened = (socket.socket(family, socket.SOCK_DGRAM) for _ in range(2))
        closed.bind((address, 4001))
        opened.bind((address, 4002))
        opened.settimeout(5)
        opened.sendto(b'closed', (address, 4001))
        opened.sendto(b'open', (address, 4002))
        print(name, opened.recv(9).decode())
        print(name, closed.recv(9, socket.MSG_DONTWAIT).decode())
    except OSError:
        pass
`;

/**
 * Sends real packets in a namespace of its own that lets one through and must drop another. What is
 * amiss, in a few words; nothing if they fare so.
 */
export const tryFirewall = (paths: Paths): string | undefined => {
  // The kernel suite removes what is called so, should this be killed.
  const namespace = `sl${process.pid}-trial`;
  const run = (argv: readonly string[], input = '') =>
    spawnSync(paths.ip, argv, {input, encoding: 'utf8', timeout: 20_000});
  const within = (argv: readonly string[], input: string) =>
    run(['netns', 'exec', namespace, ...argv], input);
  if (run(['netns', 'add', namespace]).status !== 0) return 'it takes network namespaces';
  try {
    if (within([paths.sh, '-e'], setting(paths)).status !== 0) {
      return 'it takes network namespaces that can be wired';
    }
    if (within([paths.nft, '-f', '-'], rules).status !== 0) {
      return 'it takes an nftables and a kernel that know sets, masquerade and fib';
    }
    const {stdout} = within([paths.python3, '-SE', '-'], packets);
    if (stdout.includes('closed')) return 'it takes an nftables that drops packets';
    const missing = ['IPv4', 'IPv6'].find(name => !stdout.includes(`${name} open`));
    return missing && `it takes ${missing}`;
  } finally {
    run(['netns', 'del', namespace]);
  }
};

const root = need('root', [], () => {
  if (process.platform !== 'linux') return 'it takes Linux';
  return process.getuid?.() === 0 ? undefined : 'it takes root';
});

const {ip, nft, python3, sh} = tools;

/** Network namespaces whose nftables drop what they should. */
export const firewalls: Need = need('firewalls', [root, ip, nft, python3, sh], () =>
  tryFirewall({ip: ip.path(), nft: nft.path(), python3: python3.path(), sh: sh.path()}),
);
