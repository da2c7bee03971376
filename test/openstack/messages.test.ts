import test from 'ava';
import {after, refusal, worldWith} from './a-world.ts';

const world = after(
  worldWith('web', 'app', 'twin', 'twin', 'default'),
  'server add security group public web',
  'egress tcp/80 on web',
);
const create = 'security group rule create';
const error = `openstack ${create}: error:`;

/** A command, the client's exit status, what the client says in full, and a part of the remedy. */
const messages: readonly (readonly [string, 1 | 2, string, string])[] = [
  [`${create}`, 2, `${error} the following arguments are required: <group>`, 'like web'],
  [`${create} web app`, 2, `${error} unrecognized arguments: app`, 'one rule for each group'],
  [
    `${create} --src-ip 1.1.1.1 web`,
    2,
    `${error} unrecognized arguments: --src-ip web`,
    '--remote-ip 1.1.1.1',
  ],
  [
    `${create} --src-group app web`,
    2,
    `${error} unrecognized arguments: --src-group web`,
    '--remote-group app',
  ],
  [`${create} --port 80 web`, 2, `${error} unrecognized arguments: --port web`, '--dst-port'],
  [`${create} --dst-prt 80 web`, 2, `${error} unrecognized arguments: --dst-prt web`, '--dst-port'],
  [`${create} -f json web`, 2, `${error} unrecognized arguments: -f web`, 'Take -f out'],
  [
    `${create} --remote 1.1.1.1 web`,
    2,
    `${error} ambiguous option: --remote could match --remote-ip, --remote-group, --remote-address-group`,
    '--remote-ip or --remote-group',
  ],
  [
    `${create} --remote-ip`,
    2,
    `${error} argument --remote-ip: expected one argument`,
    '--remote-ip 0.0.0.0/0',
  ],
  [
    `${create} --remote-ip 1.1.1.1 --remote-group app web`,
    2,
    `${error} argument --remote-group: not allowed with argument --remote-ip`,
    'two rules',
  ],
  [
    `${create} --ingress --egress web`,
    2,
    `${error} argument --egress: not allowed with argument --ingress`,
    'leave',
  ],
  [
    `${create} --ethertype v6 web`,
    2,
    `${error} argument --ethertype: invalid choice: 'v6' (choose from 'IPv4', 'IPv6')`,
    '--ethertype IPv6',
  ],
  [
    `${create} --icmp-type abc web`,
    2,
    `${error} argument --icmp-type: invalid int value: 'abc'`,
    '--icmp-type 8',
  ],
  [
    `${create} --dst-port 445:443 web`,
    2,
    `${error} argument --dst-port: Invalid range, 445 is not less than 443`,
    '--dst-port 443:445',
  ],
  [
    `${create} --dst-port 1:2:3 web`,
    2,
    `${error} argument --dst-port: Invalid range, too many values`,
    '80:90',
  ],
  [
    `${create} --dst-port 80-90 web`,
    1,
    "invalid literal for int() with base 10: '80-90'",
    '--dst-port 80:90',
  ],
  [
    `${create} --dst-port 80,443 web`,
    1,
    "invalid literal for int() with base 10: '80,443'",
    'one rule for each: --dst-port 80, --dst-port 443',
  ],
  [
    `${create} --dst-port 443 web`,
    1,
    'BadRequestException: 400, Must also specify protocol if port range is given.',
    '--protocol tcp',
  ],
  [
    `${create} --remote-ip ::/0 web`,
    1,
    'BadRequestException: 400, Conflicting value ethertype IPv4 for CIDR ::/0',
    '--ethertype IPv6',
  ],
  [
    `${create} --ethertype IPv6 --remote-ip 0.0.0.0/0 web`,
    1,
    'BadRequestException: 400, Conflicting value ethertype IPv6 for CIDR 0.0.0.0/0',
    'Leave --ethertype IPv6 out',
  ],
  [
    `${create} --protocol ipv6-icmp --remote-ip 0.0.0.0/0 web`,
    1,
    'BadRequestException: 400, Conflicting value ethertype IPv6 for CIDR 0.0.0.0/0',
    'exists in IPv6 only',
  ],
  [`${create} wob`, 1, 'No SecurityGroup found for wob', 'Did you mean web?'],
  [`${create} twin`, 1, "More than one SecurityGroup exists with the name 'twin'.", 'Write the id'],
  [`${create} public`, 1, 'No SecurityGroup found for public', 'is an instance'],
  [`${create} --remote-address-group x web`, 1, 'No AddressGroup found for x', '--remote-ip'],
  ['server show nobody', 1, 'No Server found for nobody', 'public, default'],
  ['server show web', 1, 'No Server found for web', 'is a group'],
  [
    'server add security group public',
    2,
    'openstack server add security group: error: the following arguments are required: <security-group>',
    'after the instance',
  ],
  [
    'security group delete nope',
    1,
    "Failed to delete security group with name or ID 'nope': No SecurityGroup found for nope\n1 of 1 groups failed to delete.",
    'security group list',
  ],
  [
    'security group rule delete nope',
    1,
    "Failed to delete security group rule with name or ID 'nope': No SecurityGroupRule found for nope\n1 of 1 rules failed to delete.",
    'security group rule list',
  ],
  [
    'server add security group public nope',
    1,
    "Failed to add security group with name or ID 'nope' to server '11111111-1111-4111-8111-111111111111': NotFoundException: 404, Security group nope is not found for project lab\n1 of 1 security groups were not added.",
    'security group list',
  ],
  [
    'server remove security group public app',
    1,
    "Failed to remove security group with name or ID 'app' from server '11111111-1111-4111-8111-111111111111': NotFoundException: 404, Security group app not associated with the instance 11111111-1111-4111-8111-111111111111\n1 of 1 security groups were not removed.",
    'server show public',
  ],
  [
    'security group create Default',
    1,
    'ConflictException: 409, Default security group already exists.',
    'another name',
  ],
  [
    'security group rule crate',
    2,
    "openstack: 'security group rule crate' is not an openstack command. See 'openstack --help'.",
    'openstack security group rule create',
  ],
  [
    'openstack foo bar',
    2,
    "openstack: 'foo bar' is not an openstack command. See 'openstack --help'.",
    'openstack --help',
  ],
  [
    'sg list',
    2,
    "openstack: 'sg list' is not an openstack command. See 'openstack --help'.",
    'security group list',
  ],
  [
    'security rule delete 3',
    2,
    "openstack: 'security rule delete 3' is not an openstack command. See 'openstack --help'.",
    'security group rule delete',
  ],
  ["security group show 'web", 2, 'A quotation mark is never closed.', 'Close it'],
  ['security group show web\\', 2, 'The line ends in a backslash.', 'backslash'],
  ['', 2, 'There is no command.', 'openstack --help'],
];

for (const [command, exit, says, remedy] of messages) {
  test(`'${command}' says what the client says, and what to do`, t => {
    const refused = refusal(world, command);
    t.is(refused.says, says);
    t.is(refused.exit, exit);
    t.true(refused.remedy.includes(remedy), refused.remedy);
  });
}

test('what the platform does not have is answered with what there is instead', t => {
  t.regex(refusal(world, 'openstack floating ip create public').says, /no floating addresses/);
  t.regex(refusal(world, 'router create r').says, /no routers/);
  t.regex(refusal(world, 'network create n').remedy, /tunnel/);
  t.regex(refusal(world, 'server add network public default').says, /one interface/);
  t.regex(refusal(world, 'security group rule set 1').remedy, /rule delete/);
});
