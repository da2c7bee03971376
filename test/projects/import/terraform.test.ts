import test from 'ava';
import type {Imported} from '../../../src/projects/import/project.ts';
import {importProject} from '../../../src/projects/import/project.ts';
import {describeRule} from '../../../src/security-groups/describe.ts';
import {groupsOf} from '../../../src/security-groups/world.ts';
import {block, newGroup, newInstance, newRule, plan, refers} from './a-plan.ts';

const read = (...texts: readonly string[]): Imported => {
  const result = importProject(texts.map((text, index) => ({name: `${index}.json`, text})));
  if (!result.ok) throw new Error(result.error.map(({says}) => says).join('\n'));
  return result.value;
};

/** The rules of every group in the short form, without those every new group gets. */
const rulesIn = ({world}: Imported): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    world.groups.map(group => [
      group.name,
      group.rules
        .map(rule => describeRule(world, rule))
        .filter(rule => !rule.startsWith('egress any to any')),
    ]),
  );

const groupsIn = ({world}: Imported): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    world.platform.instances.map(instance => [
      instance.name,
      groupsOf(world, instance).map(({name}) => name),
    ]),
  );

const saysOf = ({remarks}: Imported): string =>
  remarks.map(({says, remedy}) => `${says} ${remedy}`).join('\n');

const group = 'openstack_networking_secgroup_v2';
const rule = 'openstack_networking_secgroup_rule_v2';
const instance = 'openstack_compute_instance_v2';
const port = 'openstack_networking_port_v2';

test('a rule is joined to its groups by direct reference', t => {
  const imported = read(
    plan(
      [
        newGroup(`${group}.web`, {name: 'web'}),
        newGroup(`${group}.app`, {name: 'app', delete_default_rules: true}),
        newRule(`${rule}.app`, {protocol: 'tcp', port_range_min: 8080, port_range_max: 8081}),
        newRule(`${rule}.open`, {protocol: 'icmp', remote_ip_prefix: '0.0.0.0/0'}),
      ],
      {
        resources: [
          block(`${rule}.app`, {
            security_group_id: refers(`${group}.app.id`),
            remote_group_id: refers(`${group}.web.id`),
          }),
          block(`${rule}.open`, {
            security_group_id: refers(`${group}.web.id`),
            remote_ip_prefix: {constant_value: '0.0.0.0/0'},
          }),
        ],
      },
    ),
  );
  t.deepEqual(rulesIn(imported), {
    web: ['ingress icmp from 0.0.0.0/0'],
    app: ['ingress tcp/8080-8081 from group web'],
  });
  const [web, app] = imported.world.groups;
  t.is(web?.rules.filter(({direction}) => direction === 'egress').length, 2);
  t.is(app?.rules.filter(({direction}) => direction === 'egress').length, 0);
  t.regex(saysOf(imported), /every new group gets.* these have them: web\./);
});

test('a rule that sets no remote is open to anyone, though the plan calls every remote unknown', t => {
  const imported = read(
    plan([newGroup(`${group}.web`, {name: 'web'}), newRule(`${rule}.r`, {protocol: 'tcp'})], {
      resources: [block(`${rule}.r`, {security_group_id: refers(`${group}.web.id`)})],
    }),
  );
  t.deepEqual(rulesIn(imported), {web: ['ingress tcp from any']});
});

test('count and for_each pick the copy of their own index', t => {
  const imported = read(
    plan(
      [
        newGroup(`${group}.each["a"]`, {name: 'a'}, 'a'),
        newGroup(`${group}.each["b"]`, {name: 'b'}, 'b'),
        newGroup(`${group}.count[0]`, {name: 'c0'}, 0),
        newGroup(`${group}.count[1]`, {name: 'c1'}, 1),
        newRule(`${rule}.each["a"]`, {protocol: 'tcp'}, 'a'),
        newRule(`${rule}.each["b"]`, {protocol: 'udp'}, 'b'),
        newRule(`${rule}.count[0]`, {protocol: 'tcp'}, 0),
        newRule(`${rule}.count[1]`, {protocol: 'udp'}, 1),
      ],
      {
        resources: [
          block(
            `${rule}.each`,
            {security_group_id: refers(`${group}.each`, 'each.key')},
            {for_each_expression: {constant_value: ['a', 'b']}},
          ),
          block(`${rule}.count`, {
            security_group_id: refers(`${group}.count`, 'count.index'),
            remote_group_id: {
              references: [`${group}.each["a"].id`, `${group}.each["a"]`, `${group}.each`],
            },
          }),
        ],
      },
    ),
  );
  t.deepEqual(rulesIn(imported), {
    a: ['ingress tcp from any'],
    b: ['ingress udp from any'],
    c0: ['ingress tcp from group a'],
    c1: ['ingress udp from group a'],
  });
});

// As Safespring's module v2-compute-security-group has it: rules are a map of maps, whose
// remote_group_id may be the word "self".
const safespring = (rules: unknown) => ({
  source: 'github.com/safespring-community/terraform-modules/v2-compute-security-group',
  expressions: {rules},
  module: {
    outputs: {id: {expression: refers(`${group}.sf_sg.id`)}},
    resources: [
      block(`${group}.sf_sg`, {name: refers('var.name')}),
      block(
        `${rule}.sf_sg_rules`,
        {
          security_group_id: refers(`${group}.sf_sg.id`),
          remote_group_id: refers(
            'each.value.remote_group_id',
            `${group}.sf_sg.id`,
            'each.value.remote_group_id',
          ),
          remote_ip_prefix: refers('each.value.cidr'),
          port_range_min: refers('each.value.from_port'),
        },
        {for_each_expression: refers('var.rules')},
      ),
    ],
    variables: {rules: {}, name: {}},
  },
});

const moduleRule = (of: string, key: string, known: Record<string, unknown>) =>
  newRule(`module.${of}.${rule}.sf_sg_rules["${key}"]`, known, key);

test("Safespring's module of a security group: self, a prefix, and neither", t => {
  const imported = read(
    plan(
      [
        newGroup(`module.web.${group}.sf_sg`, {name: 'web'}),
        moduleRule('web', 'https', {protocol: 'tcp', remote_ip_prefix: '0.0.0.0/0'}),
        moduleRule('web', 'self', {protocol: 'udp'}),
        moduleRule('web', 'all', {protocol: 'icmp'}),
      ],
      {
        module_calls: {
          web: safespring({
            constant_value: {
              https: {ip_protocol: 'tcp', cidr: '0.0.0.0/0'},
              self: {ip_protocol: 'udp', remote_group_id: 'self'},
              all: {ip_protocol: 'icmp'},
            },
          }),
        },
      },
    ),
  );
  t.deepEqual(rulesIn(imported), {
    web: ['ingress tcp from 0.0.0.0/0', 'ingress udp from group web', 'ingress icmp from any'],
  });
});

test('rules of a module may stand in a variable of the root, and refer to another module', t => {
  const imported = read(
    plan(
      [
        newGroup(`module.web.${group}.sf_sg`, {name: 'web'}),
        newGroup(`module.db.${group}.sf_sg`, {name: 'db'}),
        moduleRule('web', 'self', {protocol: 'udp'}),
        moduleRule('db', 'sql', {protocol: 'tcp'}),
        newRule(`${rule}.extra`, {protocol: 'gre'}),
      ],
      {
        resources: [
          block(`${rule}.extra`, {
            security_group_id: refers('module.db.id'),
            remote_group_id: refers('module.web.id'),
          }),
        ],
        module_calls: {
          web: safespring(refers('var.rules')),
          db: safespring(refers('module.web.id')),
        },
        variables: {rules: {}},
      },
      {variables: {rules: {value: {self: {remote_group_id: 'self'}}}}},
    ),
  );
  t.deepEqual(rulesIn(imported), {
    web: ['ingress udp from group web'],
    db: ['ingress gre from group web'],
  });
  // Its entry is told nowhere: it may be the module's own group, the other, or anyone.
  t.regex(saysOf(imported), /left out: module\.db\..*\["sql"\]\. Apply it/);
});

test('copies of a module are told apart, also through an output', t => {
  const sg = (key: string) => `module.sg["${key}"].${group}.this`;
  const imported = read(
    plan(
      [
        newGroup(sg('eu.1'), {name: 'eu'}),
        newGroup(sg('us'), {name: 'us'}),
        newRule(`module.sg["eu.1"].${rule}.own`, {protocol: 'tcp'}),
        newRule(`module.sg["us"].${rule}.own`, {protocol: 'udp'}),
        newRule(`${rule}.r["us"]`, {protocol: 'gre'}, 'us'),
      ],
      {
        resources: [
          block(`${rule}.r`, {
            security_group_id: refers('module.sg', 'each.key'),
            remote_group_id: {
              references: ['module.sg["eu.1"].id', 'module.sg["eu.1"]', 'module.sg'],
            },
          }),
        ],
        module_calls: {
          sg: {
            for_each_expression: {references: ['var.sites']},
            module: {
              outputs: {id: {expression: refers(`${group}.this.id`)}},
              resources: [
                block(`${rule}.own`, {
                  security_group_id: refers('var.group'),
                  remote_group_id: refers('var.peer'),
                }),
              ],
              variables: {peer: {default: null}, group: {}},
            },
            expressions: {group: refers('module.sg', 'each.key')},
          },
        },
      },
    ),
  );
  t.deepEqual(rulesIn(imported), {
    eu: ['ingress tcp from any'],
    us: ['ingress udp from any', 'ingress gre from group eu'],
  });
});

test('what a condition chooses is not guessed', t => {
  const imported = read(
    plan(
      [
        newGroup(`${group}.web`, {name: 'web'}),
        newRule(`${rule}.maybe`, {protocol: 'tcp'}),
        newRule(`${rule}.local`, {protocol: 'udp'}),
        newRule(`${rule}.address`, {protocol: 'gre'}),
        newRule(`${rule}.homeless`, {protocol: 'esp', remote_ip_prefix: '::/0'}),
      ],
      {
        resources: [
          block(`${rule}.maybe`, {
            security_group_id: refers(`${group}.web.id`),
            remote_group_id: refers('var.closed', `${group}.web.id`),
          }),
          block(`${rule}.local`, {
            security_group_id: refers(`${group}.web.id`),
            remote_group_id: refers('local.remote'),
          }),
          block(`${rule}.address`, {
            security_group_id: refers(`${group}.web.id`),
            remote_ip_prefix: refers(`${instance}.web.access_ip_v4`),
          }),
          block(`${rule}.homeless`, {security_group_id: refers('local.group')}),
        ],
      },
    ),
  );
  t.deepEqual(rulesIn(imported), {web: []});
  const says = saysOf(imported);
  for (const name of ['maybe', 'local', 'address']) {
    t.regex(says, new RegExp(`Whom a rule lets through.*${rule}\\.${name}`));
  }
  t.regex(says, new RegExp(`Which group a rule belongs to.*${rule}\\.homeless`));
});

test('a configuration that refers to itself ends', t => {
  const imported = read(
    plan([newGroup(`${group}.web`, {name: 'web'}), newRule(`module.m.${rule}.r`, {})], {
      module_calls: {
        m: {
          expressions: {x: refers('module.m.id')},
          module: {
            outputs: {id: {expression: refers('var.x')}},
            resources: [block(`${rule}.r`, {security_group_id: refers('var.x')})],
          },
        },
      },
    }),
  );
  t.regex(saysOf(imported), /Which group a rule belongs to is not known/);
});

test('instances have their groups by name, by reference, by port, or by default', t => {
  const imported = read(
    plan(
      [
        newGroup(`${group}.web`, {name: 'web'}),
        newGroup(`${group}.app`, {name: 'app'}),
        newInstance(
          `${instance}.named`,
          {name: 'named', security_groups: ['web', 'app']},
          'public',
        ),
        newInstance(`${instance}.referred`, {name: 'referred'}, 'default'),
        newInstance(`${instance}.plain`, {name: 'plain'}, 'private'),
        {
          address: `${instance}.ported`,
          after: {name: 'ported', network: [{}]},
          unknown: {id: true, security_groups: true, network: [{port: true, name: true}]},
        },
        {
          address: `${port}.p`,
          after: {network_id: 'n-1'},
          unknown: {id: true, security_group_ids: true, all_security_group_ids: true},
        },
      ],
      {
        resources: [
          block(`${instance}.named`, {}),
          block(`${instance}.referred`, {security_groups: refers(`${group}.app.id`)}),
          block(`${instance}.plain`, {}),
          block(`${instance}.ported`, {network: [{port: refers(`${port}.p.id`)}]}),
          block(`${port}.p`, {security_group_ids: refers(`${group}.web.id`, `${group}.app.id`)}),
        ],
      },
      {
        prior_state: {
          values: {
            root_module: {
              resources: [
                {
                  address: 'data.openstack_networking_network_v2.n',
                  mode: 'data',
                  type: 'openstack_networking_network_v2',
                  name: 'n',
                  values: {id: 'n-1', name: 'public'},
                },
              ],
            },
          },
        },
      },
    ),
  );
  t.deepEqual(groupsIn(imported), {
    named: ['web', 'app'],
    referred: ['app'],
    plain: ['default'],
    ported: ['web', 'app'],
  });
  t.deepEqual(
    imported.world.platform.instances.map(({network}) => network),
    ['public', 'default', 'private', 'public'],
  );
  const says = saysOf(imported);
  t.regex(says, /not made yet.*: named, referred, plain, ported\./);
  t.regex(says, /their configuration refers to.*: \S+\.referred, \S+port_v2\.p\. Apply it/);
  t.regex(says, /taken to get the group default.*: \S+\.plain\./);
  t.regex(
    says,
    /rules of these groups are in none of the files.*: default\. .*show default -f json/,
  );
});

test('what a plan deletes is left out, what it replaces or leaves alone is there', t => {
  const known = {
    direction: 'ingress',
    ethertype: 'IPv4',
    security_group_id: 'g-1',
    protocol: 'tcp',
  };
  const imported = read(
    plan([
      {address: `${group}.web`, after: {id: 'g-1', name: 'web'}, actions: ['no-op']},
      {address: `${rule}.gone`, after: known, actions: ['delete']},
      {address: `${rule}.forgotten`, after: known, actions: ['forget']},
      {
        address: `${rule}.kept`,
        after: {...known, id: 'r-1', port_range_min: 80, port_range_max: 80},
        actions: ['no-op'],
      },
      {
        address: `${rule}.replaced`,
        after: {
          ...known,
          port_range_min: 443,
          port_range_max: 443,
          remote_ip_prefix: '::/0',
          ethertype: 'IPv6',
        },
        unknown: {id: true},
        actions: ['delete', 'create'],
      },
    ]),
  );
  t.deepEqual(rulesIn(imported), {web: ['ingress tcp/80 from any', 'ingress tcp/443 from ::/0']});
});

const stateOf = (resources: readonly unknown[], modules: readonly unknown[] = []): string =>
  JSON.stringify({
    format_version: '1.0',
    values: {root_module: {resources, child_modules: modules}},
  });

test('a state has ids, empty texts for what is not set, and modules in modules', t => {
  const values = {
    direction: 'ingress',
    ethertype: 'IPv4',
    protocol: '',
    port_range_min: 0,
    port_range_max: 0,
    remote_group_id: 'g-1',
    remote_ip_prefix: '',
    remote_address_group_id: '',
    security_group_id: 'g-1',
  };
  const imported = read(
    stateOf(
      [
        {
          address: `${instance}.vm[0]`,
          mode: 'managed',
          type: instance,
          name: 'vm',
          index: 0,
          values: {
            id: 'i-1',
            name: 'vm-0',
            security_groups: ['web'],
            network: [
              {
                name: 'default',
                uuid: 'n-1',
                fixed_ip_v4: '10.68.3.95',
                fixed_ip_v6: '[2a09:d400:0:2::82]',
              },
            ],
          },
        },
      ],
      [
        {
          address: 'module.a',
          child_modules: [
            {
              address: 'module.a.module.b',
              resources: [
                {
                  address: `module.a.module.b.${group}.g`,
                  mode: 'managed',
                  type: group,
                  name: 'g',
                  values: {id: 'g-1', name: 'web', delete_default_rules: true},
                },
                {
                  address: `module.a.module.b.${rule}.r`,
                  mode: 'managed',
                  type: rule,
                  name: 'r',
                  values: {...values, id: 'r-1'},
                },
              ],
            },
          ],
        },
      ],
    ),
  );
  t.deepEqual(rulesIn(imported), {web: ['ingress any from group web']});
  t.deepEqual(groupsIn(imported), {'vm-0': ['web']});
  t.deepEqual(imported.world.platform.instances[0]?.addresses, [
    '10.68.3.95',
    '2a09:d400:0:2::82',
  ] as never);
});

test('what the client lists of a group goes before what new groups are taken to have', t => {
  const state = stateOf([
    {
      address: `${group}.g`,
      mode: 'managed',
      type: group,
      name: 'g',
      values: {id: 'g-1', name: 'web'},
    },
  ]);
  const shown = JSON.stringify({id: 'g-1', name: 'web', rules: []});
  t.is(read(state).world.groups[0]?.rules.length, 2);
  t.is(read(state, shown).world.groups[0]?.rules.length, 0);
});

test('resources that matter and are not read are named', t => {
  const says = saysOf(
    read(
      plan([
        {address: 'openstack_compute_interface_attach_v2.x', after: {}},
        {address: 'openstack_compute_keypair_v2.k', after: {}},
      ]),
    ),
  );
  t.regex(says, /does not read these: openstack_compute_interface_attach_v2\.x\./);
});
