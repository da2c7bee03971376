import {ruleCreateCommand} from '../../client/rule-command.ts';
import {everywhere} from '../../network/address.ts';
import {portsOf} from '../../network/port.ts';
import {describeRule, describeTraffic} from '../../security-groups/describe.ts';
import type {GroupId, RuleBody, SecurityGroup} from '../../security-groups/rule.ts';
import {groupsOf, type World} from '../../security-groups/world.ts';
import {defaultGroupOf, groupsToMake, isNamed} from './default-group.ts';
import {addressGroupRemarks, type Exported} from './exported.ts';
import {block, type HclArgument, literal} from './hcl.ts';
import {groupLabels, inComment, labelsFor} from './labels.ts';
import {terraformProtocol} from './terraform-protocol.ts';

const group = 'openstack_networking_secgroup_v2';
const rule = 'openstack_networking_secgroup_rule_v2';
const port = 'openstack_networking_port_v2';
const association = 'openstack_networking_port_secgroup_associate_v2';

const heading = ({
  platform,
}: World): string => `# The security groups of ${inComment(platform.project)}, from safespring-lab.
# Leave the first block out where your configuration has one.
terraform {
  required_providers {
    openstack = {
      source  = "terraform-provider-openstack/openstack"
      version = "~> 3.0"
    }
  }
}
`;

const prefixRemark = `# Every rule names its prefix: Calico before 3.27 opened all ports of a rule
# that had neither a prefix nor a group (projectcalico/calico#7968).
`;

/** How the configuration refers to a group. */
type Naming = (id: GroupId) => string;

const groupBlock = ({name, description, stateful}: SecurityGroup, label: string): string =>
  block(
    'resource',
    [group, label],
    [
      ['name', literal(name)],
      ...(description === '' ? [] : [['description', literal(description)] as const]),
      ...(stateful ? [] : [['stateful', 'false'] as const]),
      ['delete_default_rules', 'true'],
    ],
  );

/**
 * Whether the provider can make a rule. It does not send a number that is 0, so a rule for ICMP
 * type 0 would open all types, and one for code 0 all codes.
 */
const canSay = ({traffic}: RuleBody): boolean =>
  traffic.kind !== 'icmp' || traffic.icmp === null
    ? true
    : traffic.icmp.type !== 0 && traffic.icmp.code !== 0;

const rangeOf = ({traffic}: RuleBody): readonly HclArgument[] => {
  if (traffic.kind === 'ports' && traffic.ports) {
    return [
      ['port_range_min', String(traffic.ports.min)],
      ['port_range_max', String(traffic.ports.max)],
    ];
  }
  if (traffic.kind === 'icmp' && traffic.icmp) {
    // The provider asks for both or neither, and sends no 0: it stands for every code.
    return [
      ['port_range_min', String(traffic.icmp.type)],
      ['port_range_max', String(traffic.icmp.code ?? 0)],
    ];
  }
  return [];
};

const remoteOf = ({remote, ethertype}: RuleBody, name: Naming): HclArgument => {
  switch (remote.kind) {
    case 'any':
      return ['remote_ip_prefix', literal(everywhere(ethertype))];
    case 'prefix':
      return ['remote_ip_prefix', literal(remote.prefix)];
    case 'group':
      return ['remote_group_id', name(remote.group)];
    case 'address-group':
      return ['remote_address_group_id', literal(remote.addressGroup)];
  }
};

const ruleBlock = (id: GroupId, body: RuleBody, label: string, name: Naming): string => {
  const {traffic} = body;
  return block(
    'resource',
    [rule, label],
    [
      ['security_group_id', name(id)],
      ['direction', literal(body.direction)],
      ['ethertype', literal(body.ethertype)],
      ...(traffic.kind === 'any'
        ? []
        : [['protocol', literal(terraformProtocol(traffic.protocol))] as const]),
      ...rangeOf(body),
      remoteOf(body, name),
      ...(body.description === '' ? [] : [['description', literal(body.description)] as const]),
    ],
  );
};

/** A rule that the configuration should make, whether it can or not. */
type Wanted = {readonly of: SecurityGroup; readonly body: RuleBody};

const unsaid = (world: World, {of, body}: Wanted): string =>
  `# The provider cannot say ICMP type or code 0. Make this rule with the client:
# ${inComment(ruleCreateCommand(world, of, body))}
`;

const labelOf = (labels: ReadonlyMap<GroupId, string>, {of, body}: Wanted): string =>
  [labels.get(of.id) ?? '', body.direction, describeTraffic(body.traffic)].join(' ');

const ruleBlocks = (
  world: World,
  wanted: readonly Wanted[],
  labels: ReadonlyMap<GroupId, string>,
  name: Naming,
): readonly string[] => {
  const ruleLabels = labelsFor(
    wanted.map(each => labelOf(labels, each)),
    '',
  );
  return wanted.map((each, index) =>
    canSay(each.body)
      ? ruleBlock(each.of.id, each.body, ruleLabels[index] ?? '', name)
      : unsaid(world, each),
  );
};

const portsHeading = `# The instances, by the addresses of their ports; put in those of your own. Each is
# given these groups and no others.
`;

const memberships = (world: World, name: Naming): readonly string[] => {
  const ports = world.platform.instances.flatMap(instance =>
    portsOf(instance).flatMap(({addresses: [address]}) =>
      address === undefined ? [] : [{instance, address}],
    ),
  );
  const labels = labelsFor(
    ports.map(({instance}) => instance.name),
    'port',
  );
  return ports.flatMap(({instance, address}, index) => {
    const label = labels[index] ?? '';
    const ids = groupsOf(world, instance).map(({id}) => name(id));
    return [
      block('data', [port, label], [['fixed_ip', literal(address)]]),
      block(
        'resource',
        [association, label],
        [
          ['port_id', `data.${port}.${label}.id`],
          ['security_group_ids', `[${ids.join(', ')}]`],
          ['enforce', 'true'],
        ],
      ),
    ];
  });
};

/**
 * The commands that delete those first rules of the default group that the world's group does not
 * have.
 */
const notTaken = (bodies: readonly RuleBody[], world: World): readonly string[] =>
  bodies.length === 0
    ? []
    : [
        [
          '# Terraform takes no rule from a group that is there already. The lab took these from the',
          '# group default; find their ids with openstack security group rule list default, and',
          '# delete them with openstack security group rule delete:',
          ...bodies.map(body => `# ${describeRule(world, body)}`),
          '',
        ].join('\n'),
      ];

/**
 * Writes a world as Terraform for the provider terraform-provider-openstack/openstack, version 3:
 * groups without a site's first rules, their rules, and the groups of each instance's port. What
 * the provider cannot express is in a comment and in a remark.
 */
export const exportTerraform = (world: World): Exported => {
  const labels = groupLabels(world);
  const own = defaultGroupOf(world);
  const made = groupsToMake(world);
  const name: Naming = id =>
    `${id === own?.group.id ? 'data.' : ''}${group}.${labels.get(id) ?? ''}.id`;
  const wanted = [
    ...made.flatMap(of => of.rules.map(body => ({of, body}))),
    ...(own ? own.added.map(body => ({of: own.group, body})) : []),
  ];
  const isDefaultUsed = own && (own.added.length > 0 || isNamed(world, own.group));
  const ports = memberships(world, name);
  const unsayable = wanted.filter(({body}) => !canSay(body));
  const missing = own?.missing ?? [];
  return {
    text: [
      heading(world),
      ...made.map(each => groupBlock(each, labels.get(each.id) ?? '')),
      ...(own && isDefaultUsed
        ? [
            block(
              'data',
              [group, labels.get(own.group.id) ?? ''],
              [['name', literal(own.group.name)]],
            ),
          ]
        : []),
      ...notTaken(missing, world),
      ...(wanted.length > 0 ? [prefixRemark] : []),
      ...ruleBlocks(world, wanted, labels, name),
      ...(ports.length > 0 ? [portsHeading, ...ports] : []),
    ].join('\n'),
    remarks: [
      ...unsayable.map(
        ({of, body}) =>
          `The provider cannot say ICMP type or code 0: ${inComment(of.name)} lacks ${describeRule(world, body)}. The command that makes it is in a comment.`,
      ),
      ...addressGroupRemarks(world),
      ...(missing.length > 0
        ? [
            'Terraform takes no rule from the default group, which is there already: the comment names those to delete.',
          ]
        : []),
      ...(ports.length > 0
        ? ["Ports are found by the lab's addresses: put in your instances' own."]
        : []),
    ],
  };
};
