import test from 'ava';
import {after, group, refusal, worldWith} from './a-world.ts';

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
  [
    `${create} -f xml web`,
    2,
    `${error} argument -f/--format: invalid choice: 'xml' (choose from 'json', 'shell', 'table', 'value', 'yaml')`,
    '-f json or -f shell'.replaceAll('-f', '--format'),
  ],
  [
    `${create} --pr tcp web`,
    2,
    `${error} ambiguous option: --pr could match --prefix, --print-empty, --protocol, --project, --project-domain`,
    '--prefix or --print-empty or --protocol',
  ],
  [
    'security group delete -f json web',
    2,
    'openstack security group delete: error: unrecognized arguments: -f',
    'prints nothing',
  ],
  [
    'security group rule list -c Name -c Id',
    1,
    "No recognized column names in ['Name', 'Id']. Recognized columns are ('ID', 'IP Protocol', 'Ethertype', 'IP Range', 'Port Range', 'Direction', 'Remote Security Group', 'Remote Address Group', 'Security Group').",
    'capitals too',
  ],
  [
    'security group show web -c Name',
    1,
    "No recognized column names in ['Name']. Recognized columns are ('description', 'id', 'is_shared', 'name', 'project_id', 'rules', 'stateful', 'tags').",
    '-c name',
  ],
  [
    'security group create db -c Name',
    1,
    "No recognized column names in ['Name']. Recognized columns are ('description', 'id', 'is_shared', 'name', 'project_id', 'rules', 'stateful', 'tags').",
    'Nothing was changed; the real client would have',
  ],
  ['server delete public nope', 1, 'No Server found for nope', 'Nothing was changed. Choose'],
  [
    'server create --nic port-id=x app',
    1,
    'The lab makes no ports: one comes with each instance, and goes with it.',
    '--network',
  ],
  [
    'server create --nic net-id=public,v4-fixed-ip=185.189.28.9 app',
    1,
    'An address cannot be chosen: it comes from a pool that all projects share.',
    'net-id=NETWORK',
  ],
  [
    'security group set --name other default',
    1,
    'ConflictException: 409, Updating default security group not allowed.',
    'a group of your own',
  ],
  [
    'security group set --name Default web',
    1,
    'ConflictException: 409, Default security group already exists.',
    'another name',
  ],
  [
    'security group unset --tag a --all-tag web',
    2,
    'openstack security group unset: error: argument --all-tag: not allowed with argument --tag',
    'one or the other',
  ],
  ['network show nope', 1, 'No Network found for nope', 'public, default'],
  ['network show web', 1, 'No Network found for web', 'network list'],
  ['port show public', 1, 'No Port found for public', 'port list --server public'],
  ['port show nope', 1, 'No Port found for nope', 'openstack port list'],
  [
    'subnet list --ip-version 5',
    2,
    'openstack subnet list: error: argument --ip-version: invalid choice: 5 (choose from 4, 6)',
    '--ip-version 4 or --ip-version 6',
  ],
  [
    'server create',
    2,
    'openstack server create: error: the following arguments are required: <server-name>',
    'like: openstack server create',
  ],
  [
    'server create app',
    1,
    'ConflictException: 409, Multiple possible networks found, use a Network ID to be more specific.',
    '--network public, or --network default',
  ],
  ['server create --network nope app', 1, 'No Network found for nope', 'public, default'],
  [
    'server create --network public --security-group nope app',
    1,
    'No SecurityGroup found for nope',
    'security group list',
  ],
  [
    'server create --nic foo app',
    1,
    "Invalid argument foo; argument must be of form 'net-id=net-uuid,port-id=port-uuid,v4-fixed-ip=ip-addr,v6-fixed-ip=ip-addr,tag=tag,auto,none'.",
    '--network NETWORK',
  ],
  [
    'server create --image a --volume b --network public app',
    2,
    'openstack server create: error: argument --volume: not allowed with argument --image',
    'one or the other',
  ],
  [
    "server create --network public ''",
    1,
    "BadRequestException: 400, Invalid input for field/attribute name. Value: . '' is too short",
    'Write a name',
  ],
  ...(['--nic none', '--no-network'] as const).map(
    option =>
      [
        `server create ${option} app`,
        1,
        'An instance without an interface reaches nobody, and the lab has none.',
        '--network NETWORK',
      ] as const,
  ),
  [
    'server create --no-security-group --security-group web --network public app',
    2,
    'openstack server create: error: argument --security-group: not allowed with argument --no-security-group',
    'one or the other',
  ],
  ['server delete nobody', 1, 'No Server found for nobody', 'public, default'],
  [
    'server add network public',
    2,
    'openstack server add network: error: the following arguments are required: <network>',
    'openstack server add network public',
  ],
  [
    'server remove network public public',
    1,
    'That is the only interface of public, and without it the instance would have no network at all.',
    'server delete public',
  ],
  ['server add port public nope', 1, 'No Port found for nope', 'port list'],
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
  ...['security group show twin', `${create} --remote-group twin web`].map(
    line =>
      [
        line,
        1,
        "More than one SecurityGroup exists with the name 'twin'.",
        'Write the id instead: ',
      ] as const,
  ),
  [
    'server add security group public twin',
    1,
    "Failed to add security group with name or ID 'twin' to server '11111111-1111-4111-8111-111111111111': ConflictException: 409, Multiple security_group matches found for name 'twin', use an ID to be more specific.\n1 of 1 security groups were not added.",
    'Write the id instead: ',
  ],
  [
    'security group delete web',
    1,
    `Failed to delete security group with name or ID 'web': ConflictException: 409, Security Group ${group(world, 'web').id} in use.\n1 of 1 groups failed to delete.`,
    'server remove security group public web',
  ],
  [
    'security group delete default',
    1,
    "Failed to delete security group with name or ID 'default': ConflictException: 409, Insufficient rights for removing default security group.\n1 of 1 groups failed to delete.",
    'server remove security group INSTANCE default',
  ],
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
  t.regex(refusal(world, 'server add fixed ip public default').says, /second interface/);
  t.regex(refusal(world, 'server add volume public disk').says, /no volumes/);
  t.regex(refusal(world, 'port create --network public mine').says, /comes with each instance/);
  t.regex(refusal(world, 'server reboot public').says, /always up/);
  t.regex(refusal(world, 'quota show').says, /10 security groups and 100 rules/);
  t.regex(refusal(world, 'address group create mine').remedy, /security group/);
  t.regex(refusal(world, 'security group rule set 1').remedy, /rule delete/);
});
