import test from 'ava';
import {isCommand, runCommand} from '../../src/client/command-line.ts';
import {after, answer, refusal, worldWith} from './a-world.ts';

const world = worldWith('sg-public', 'sg-default', 'web', 'default');
const create = 'openstack security group rule create';

/** A short form, and the tail of the real command that it stands for. */
const expansions: readonly (readonly [string, string])[] = [
  [
    'ingress tcp/443 from 0.0.0.0/0 on sg-public',
    '--ingress --protocol tcp --dst-port 443 --remote-ip 0.0.0.0/0 sg-public',
  ],
  ['egress any to 0.0.0.0/0 on sg-public', '--egress --remote-ip 0.0.0.0/0 sg-public'],
  ['egress any on web to any', '--egress --remote-ip 0.0.0.0/0 web'],
  ['egress any on web', '--egress --remote-ip 0.0.0.0/0 web'],
  ['ingress tcp on web', '--ingress --protocol tcp --remote-ip 0.0.0.0/0 web'],
  [
    'ingress udp/80-90 from 1.1.1.1 on web',
    '--ingress --protocol udp --dst-port 80:90 --remote-ip 1.1.1.1 web',
  ],
  [
    'ingress udp/80:90 from 1.1.1.1/32 on web',
    '--ingress --protocol udp --dst-port 80:90 --remote-ip 1.1.1.1/32 web',
  ],
  [
    'INGRESS TCP/22 FROM ANY ON web',
    '--ingress --protocol TCP --dst-port 22 --remote-ip 0.0.0.0/0 web',
  ],
  ['ingress icmp on web', '--ingress --protocol icmp --remote-ip 0.0.0.0/0 web'],
  ['ingress icmp/8 on web', '--ingress --protocol icmp --icmp-type 8 --remote-ip 0.0.0.0/0 web'],
  [
    'ingress icmp/8:0 on web',
    '--ingress --protocol icmp --icmp-type 8 --icmp-code 0 --remote-ip 0.0.0.0/0 web',
  ],
  ['ingress 47 on web', '--ingress --protocol 47 --remote-ip 0.0.0.0/0 web'],
  [
    'ingress tcp/80 from ::/0 on web',
    '--ingress --protocol tcp --dst-port 80 --ethertype IPv6 --remote-ip ::/0 web',
  ],
  [
    'ingress ipv6-icmp on web',
    '--ingress --protocol ipv6-icmp --ethertype IPv6 --remote-ip ::/0 web',
  ],
  [
    'ingress ipv6-icmp/128 from default on web',
    '--ingress --protocol ipv6-icmp --icmp-type 128 --ethertype IPv6 --remote-ip 2a0a:bcc0:40::3/128 web',
  ],
  ['ingress any from sg-public on web', '--ingress --remote-group sg-public web'],
  ['ingress any from public on web', '--ingress --remote-ip 185.189.28.56/32 web'],
  ['ingress any from default on web', '--ingress --remote-ip 10.65.42.3/32 web'],
  ['ingress any from group:default on web', '--ingress --remote-group default web'],
];

for (const [short, tail] of expansions) {
  test(`'${short}' stands for a real command`, t => {
    const {command, world: made} = answer(world, short);
    t.is(command, `${create} ${tail}`);
    t.deepEqual(made, after(world, command));
  });
}

/** A short form that is refused, a part of what it says, and a part of its remedy. */
const refusals: readonly (readonly [string, string, string])[] = [
  ['egress tcp/80 from 1.1.1.1 on web', 'Egress goes TO', 'egress tcp/80 to 1.1.1.1 on web'],
  ['ingress tcp/80 to 1.1.1.1 on web', 'Ingress comes FROM', 'ingress tcp/80 from 1.1.1.1 on web'],
  ['ingress', 'After ingress', 'ingress tcp/443 from 0.0.0.0/0 on sg-public'],
  ['egress', 'After egress', 'egress tcp/443 to 0.0.0.0/0 on sg-public'],
  ['ingress from any on web', 'After ingress', 'ingress tcp/443 from'],
  ['ingress tcp/80 from any', 'belongs to a group', 'on sg-public'],
  ['ingress tcp/80 from on web', 'After from', 'from 0.0.0.0/0'],
  ['ingress tcp/80 on', 'After on', 'on sg-public'],
  ['ingress tcp/80 on web on web', 'twice', 'two rules'],
  ['ingress tcp 80 on web', "'80'", 'tcp/80'],
  ['ingress tcp/80 1.1.1.1 on web', "'1.1.1.1'", 'from'],
  ['ingress 443 on web', 'protocol', 'tcp/443 or udp/443'],
  ['ingress /80 on web', 'no protocol', 'tcp/443'],
  ['ingress foo/80 on web', "'foo'", 'tcp, udp, icmp'],
  ['ingress any/80 on web', 'belong to a protocol', 'tcp/80 or udp/80'],
  ['ingress gre/80 on web', 'no ports', 'tcp/80'],
  ['ingress tcp/90-80 on web', 'not less', 'tcp/80-90'],
  ['ingress tcp/80,443 on web', 'one port', 'tcp/80, tcp/443'],
  ['ingress tcp/http on web', "'http'", 'tcp/443'],
  ['ingress tcp/ on web', 'no port', 'tcp/443'],
  ['ingress icmp/echo on web', 'ICMP type', 'icmp/8'],
  ['ingress any from 10.0.0.0/33 on web', 'not an address', '0.0.0.0/0'],
  ['ingress any from publc on web', "'publc'", 'public'],
  ['ingress any from nobody on web', "'nobody'", 'sg-default'],
  ['ingress any on wob', 'No SecurityGroup found for wob', 'web'],
  ['ingress any on public', 'public is an instance', 'server add security group public'],
  ['ingress ipv6-icmp from public on web', 'no IPv6 address', 'prefix'],
  ['ingress tcp/70000 on web', 'Invalid value for port 70000', '65535'],
];

for (const [short, says, remedy] of refusals) {
  test(`'${short}' is refused with a way out`, t => {
    const refused = refusal(world, short);
    t.true(refused.says.includes(says), refused.says);
    t.true(refused.remedy.includes(remedy), refused.remedy);
  });
}

test('an instance named where a group belongs is answered with its groups', t => {
  const member = after(world, 'server add security group public sg-public');
  t.true(refusal(member, 'ingress any on public').remedy.includes('on sg-public'));
});

test('a line is a command by its first words, whatever follows', t => {
  t.true(isCommand(' ingress any on web'));
  t.true(isCommand('Egress'));
  t.true(isCommand('openstack security group list'));
  t.false(isCommand(''));
  t.false(isCommand('hint'));
  t.true(isCommand('floating ip create public'));
});

test('the Internet as a far end is any address', t => {
  const command = 'ingress tcp/443 from Internet on sg-public';
  const answer = runCommand(world, command);
  t.true(answer.ok && answer.value.command.includes('--remote-ip 0.0.0.0/0'));
});
