import {type Argument, flag, option, positional, repeated} from '../../arguments/argument.ts';
import type {Given} from '../../arguments/parse.ts';
import {attachInterface, type Changed, createInstance} from '../../network/instances.ts';
import type {Network, Platform} from '../../network/platform.ts';
import {failure, type Result, success} from '../../result.ts';
import {badRequest} from '../../security-groups/api-error.ts';
import type {SecurityGroup} from '../../security-groups/rule.ts';
import {defaultGroupName, type World} from '../../security-groups/world.ts';
import type {Command} from '../command.ts';
import {lookUpGroup} from '../lookup.ts';
import {serverRecord} from '../output/records.ts';
import {failed, type Refusal, refusedByApi} from '../refusal.ts';
import {waitOption} from '../usual-options.ts';
import {networkOptions, networksGiven, severalNetworks} from './server-create-networks.ts';
import {harmOf} from './server-interface.ts';

const noMachine = 'the lab has no images, flavors, disks or keys';
const noChoice = 'the lab chooses where it runs by itself';
const noInside = 'nothing runs inside the instances of the lab';

const serverName = positional('server_name', '<server-name>', 'its name');
const flavor = option('--flavor', '<flavor>', '', {unused: noMachine});
const groupsAsked = repeated(
  '--security-group',
  '<security-group>',
  'a group for it, by name or id; may be repeated',
  {either: 'groups'},
);
const noGroup = flag('--no-security-group', 'no group at all, so that nothing passes', {
  either: 'groups',
});

const needless = (unused: string, ...names: readonly string[]): readonly Argument[] =>
  names.map(name => repeated(name, `<${name.slice(2)}>`, '', {unused}));

const disks = ['--image', '--image-property', '--volume', '--snapshot'].map(name =>
  option(name, `<${name.slice(2)}>`, '', {either: 'disk', unused: noMachine}),
);

const takes: readonly Argument[] = [
  serverName,
  flavor,
  ...disks,
  ...needless(
    noMachine,
    ...['--boot-from-volume', '--block-device-mapping', '--block-device', '--swap', '--ephemeral'],
    ...['--key-name', '--password'],
  ),
  ...networkOptions,
  groupsAsked,
  noGroup,
  ...needless(noInside, '--property', '--file', '--user-data', '--config-drive', '--hostname'),
  ...['--use-config-drive', '--no-config-drive'].map(name => flag(name, '', {unused: noInside})),
  ...needless('the lab does not keep it', '--description', '--tag', '--trusted-image-cert'),
  ...needless(noChoice, '--availability-zone', '--host', '--hypervisor-hostname', '--hint'),
  ...needless(noChoice, '--server-group'),
  ...needless('the lab starts one instance at a time', '--min', '--max'),
  waitOption,
];

const groupsFor = (world: World, given: Given): Result<readonly SecurityGroup[], Refusal> => {
  if (given.of(noGroup)) return success([]);
  const names = given.of(groupsAsked);
  const groups: SecurityGroup[] = [];
  for (const name of names.length > 0 ? names : [defaultGroupName]) {
    const group = lookUpGroup(world, name);
    if (!group.ok) return group;
    if (!groups.includes(group.value)) groups.push(group.value);
  }
  return success(groups);
};

const missingRemark = (given: Given): readonly string[] => {
  const missing = [
    ...(given.has(flavor) ? [] : ['--flavor']),
    ...(disks.some(given.has) ? [] : ['--image']),
  ];
  return missing.length === 0
    ? []
    : [`The real client insists on ${missing.join(' and ')} as well; the lab has none to choose.`];
};

const noName: Refusal = refusedByApi(
  badRequest(
    'HTTPBadRequest',
    "Invalid input for field/attribute name. Value: . '' is too short",
    'Write a name for the instance at the end, like app.',
  ),
);

const startIn = (
  platform: Platform,
  name: string,
  network: Network,
  second: Network | undefined,
): Result<Changed> => {
  const created = createInstance(platform, name, network);
  return created.ok && second
    ? attachInterface(created.value.platform, created.value.instance, second)
    : created;
};

/**
 * `openstack server create`: starts an instance in a network, with security groups. The network's
 * pool gives it an address. Without a named group it gets the default group.
 */
export const serverCreate: Command = {
  words: 'server create',
  about: 'Start an instance in a network, with security groups',
  explains:
    'It gets the next address of a pool that all projects of the site share, and keeps it as long as it lives. Without --security-group it has the group default. A network is only where the address comes from: one is enough to reach all.',
  example:
    'openstack server create --network default-v4-nat --security-group sg-default --flavor l2.c2r4.100 --image ubuntu-24.04 app',
  takes,
  shows: 'one',
  run: (world, given) => {
    const name = given.of(serverName);
    if (name === '') return failure(noName);
    const networks = networksGiven(world, given);
    if (!networks.ok) return networks;
    const [network, second, third] = networks.value;
    if (!network) return failure(severalNetworks(world));
    if (third) {
      return failure(
        failed(
          'An instance has one interface here, and the lab knows two at most, to show the harm.',
          `One reaches every network of the site: --network ${network.name} alone`,
        ),
      );
    }
    const groups = groupsFor(world, given);
    if (!groups.ok) return groups;
    const created = startIn(world.platform, name, network, second);
    if (!created.ok) return failure(failed(created.error.says, created.error.remedy));
    const {platform, instance} = created.value;
    const after: World = {
      ...world,
      platform,
      memberships: {...world.memberships, [instance.id]: groups.value.map(({id}) => id)},
    };
    return success({
      world: after,
      output: serverRecord(after, instance),
      remarks: [
        ...missingRemark(given),
        ...(instance.second ? [harmOf(instance, instance.second)] : []),
      ],
    });
  },
};
