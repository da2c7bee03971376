import test from 'ava';
import {formatOutput} from '../../src/client/command-line.ts';
import {after, answer, group, worldWith} from './a-world.ts';

const world = after(
  worldWith('web', 'app'),
  'server add security group public web',
  'ingress icmp/3:4 from group:app on web',
  `security group set --description "it's å" --tag x --tag 'y z' app`,
);

const printed = (line: string): string => formatOutput(answer(world, line).output).join('\n');

const json = (line: string): unknown => JSON.parse(printed(`${line} -f json`));

const {id: web, rules} = group(world, 'web');
const {id: app} = group(world, 'app');
const rule = rules[0]?.id ?? '';

test('a list in JSON has the client’s columns, nulls and lists as they are, and no numbers', t => {
  t.deepEqual(json('security group rule list web'), [
    {
      ID: rule,
      'IP Protocol': 'icmp',
      Ethertype: 'IPv4',
      'IP Range': '0.0.0.0/0',
      'Port Range': 'type=3:code=4',
      Direction: 'ingress',
      'Remote Security Group': app,
      'Remote Address Group': null,
    },
  ]);
  t.deepEqual(json('security group list -c Name -c Tags -c Shared'), [
    {Name: 'web', Tags: [], Shared: false},
    {Name: 'app', Tags: ['x', 'y z'], Shared: false},
  ]);
  t.deepEqual(json('server list -c Networks'), [
    {Networks: {public: ['185.189.28.56']}},
    {Networks: {default: ['10.65.42.3', '2a0a:bcc0:40::3']}},
  ]);
  t.deepEqual(json('security group rule list app'), []);
});

test('a record in JSON has the API’s own values', t => {
  t.deepEqual(json('security group show web'), {
    description: 'web',
    id: web,
    is_shared: false,
    name: 'web',
    project_id: 'lab',
    rules: [
      {
        id: rule,
        direction: 'ingress',
        ethertype: 'IPv4',
        protocol: 'icmp',
        port_range_min: 3,
        port_range_max: 4,
        remote_ip_prefix: null,
        remote_group_id: app,
        remote_address_group_id: null,
        description: '',
        security_group_id: web,
        tenant_id: 'lab',
        project_id: 'lab',
      },
    ],
    stateful: true,
    tags: [],
  });
  t.deepEqual(json('security group rule show 1 -c ether_type -c port_range_max -c protocol'), {
    ether_type: 'IPv4',
    port_range_max: 4,
    protocol: 'icmp',
  });
  t.like(json('server show public'), {
    addresses: {public: ['185.189.28.56']},
    security_groups: [{name: 'web'}],
  });
});

/** Commands with what the client's own formatters (cliff 4.0) print for the same values. */
const texts: readonly (readonly [string, string])[] = [
  [
    'server list -f value -c Name -c Networks',
    "public {'public': ['185.189.28.56']}\ndefault {'default': ['10.65.42.3', '2a0a:bcc0:40::3']}",
  ],
  ['security group list -f value -c Name -c Tags', "web []\napp ['x', 'y z']"],
  ['security group rule list web -f value -c "IP Protocol" -c "Remote Address Group"', 'icmp None'],
  ['security group show app -f value -c description -c is_shared', "it's å\nFalse"],
  [
    'security group list -f csv -c Name -c Description -c Shared',
    `"Name","Description","Shared"\n"web","web",False\n"app","it's å",False`,
  ],
  [
    'security group list -f csv --quote all -c Name -c Shared',
    '"Name","Shared"\n"web","False"\n"app","False"',
  ],
  [
    'security group list -f csv --quote minimal -c Name -c Tags',
    `Name,Tags\nweb,[]\napp,"['x', 'y z']"`,
  ],
  ['security group list -f csv --quote none -c Tags', "Tags\n[]\n['x'\\, 'y z']"],
  [
    'security group show app -f shell -c name -c tags -c is_shared',
    `is_shared="False"\nname="app"\ntags="['x', 'y z']"`,
  ],
  ['network show public -f shell --prefix os_ -c router:external', 'os_router_external="False"'],
  [
    'server show public -f yaml -c addresses -c security_groups',
    'addresses:\n  public:\n  - 185.189.28.56\nsecurity_groups:\n- name: web',
  ],
  [
    'security group list -f yaml -c Tags -c Name',
    '- Name: web\n  Tags: []\n- Name: app\n  Tags:\n  - x\n  - y z',
  ],
  [
    'security group rule list web -f yaml -c "Port Range" -c "Remote Address Group"',
    '- Port Range: type=3:code=4\n  Remote Address Group: null',
  ],
  [
    'security group list -f json --noindent -c Name -c Tags',
    '[{"Name": "web", "Tags": []}, {"Name": "app", "Tags": ["x", "y z"]}]',
  ],
  [
    'security group list -f json -c Description --noindent',
    '[{"Description": "web"}, {"Description": "it\'s \\u00e5"}]',
  ],
  ['security group list -f value -c Name --sort-column Name', 'app\nweb'],
  ['security group list -f value -c Name --sort-column Name --sort-descending', 'web\napp'],
  ['security group list -f value -c Name --sort-column Nothing', 'web\napp'],
  ['security group rule list app -f value', ''],
];

for (const [line, text] of texts) {
  test(`${line}`, t => {
    t.is(printed(line), text);
  });
}

test('columns are shown in their own order, and without the lab’s numbers', t => {
  t.is(
    printed('security group rule list web -c Direction -c Ethertype'),
    [
      '+-----------+-----------+',
      '| Ethertype | Direction |',
      '+-----------+-----------+',
      '| IPv4      | ingress   |',
      '+-----------+-----------+',
    ].join('\n'),
  );
});

test('a table of everything sorts with its numbers', t => {
  const two = after(world, 'egress any on web');
  const {output} = answer(two, 'security group rule list --sort-column Direction');
  t.deepEqual(output.kind === 'table' && output.rows.map(({number}) => number), [2, 1]);
});

test('what is made can be shown in any format, and its command keeps the options', t => {
  const made = answer(world, 'security group create db -f value -c name');
  t.deepEqual(formatOutput(made.output), ['db']);
  t.true(made.isOutputAsked);
  t.is(made.command, 'openstack security group create db -f value -c name');
  t.is(
    answer(world, 'security group rule show 1 -f json').command,
    `openstack security group rule show ${rule} -f json`,
  );
  t.false(answer(world, 'security group create db').isOutputAsked);
});

test('a name cannot steer the terminal in any format', t => {
  const made = after(world, "security group create $'\\e[2J'");
  for (const format of ['csv', 'json', 'table', 'value', 'yaml']) {
    const {output} = answer(made, `security group list -f ${format}`);
    t.false(formatOutput(output).join('').includes('\u001b'), format);
  }
});
