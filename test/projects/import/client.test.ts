import test from 'ava';
import {parsePrefix} from '../../../src/network/address.ts';
import type {Platform} from '../../../src/network/platform.ts';
import {describeRule} from '../../../src/security-groups/describe.ts';
import {groupsOf} from '../../../src/security-groups/world.ts';
import {imported, refused, remarksOf} from './a-project.ts';

type Fields = Readonly<Record<string, unknown>>;

const json = (...values: readonly unknown[]): string =>
  values.map(value => JSON.stringify(value)).join('\n');

const row = (fields: Fields = {}): Fields => ({
  ID: 'r-1',
  'IP Protocol': 'tcp',
  Ethertype: 'IPv4',
  'IP Range': '0.0.0.0/0',
  'Port Range': '443:443',
  Direction: 'ingress',
  'Remote Security Group': null,
  'Remote Address Group': null,
  'Security Group': 'g-web',
  ...fields,
});

const groups = [
  {ID: 'g-web', Name: 'web', Description: '', Project: 'p-1', Tags: []},
  {ID: 'g-app', Name: 'app', Description: '', Project: 'p-1', Tags: [], Shared: false},
];

const server = (fields: Fields = {}): Fields => ({
  ID: 's-1',
  Name: 'web-1',
  Status: 'ACTIVE',
  Networks: {public: ['185.189.28.40']},
  Image: 'ubuntu-24.04',
  Flavor: 'l2.c2r4.100',
  ...fields,
});

const port = (address: string, ids: readonly string[], fields: Fields = {}): Fields => ({
  ID: `p-${address}`,
  Name: '',
  'MAC Address': 'fa:16:3e:00:00:01',
  'Fixed IP Addresses': [{subnet_id: 'sub-1', ip_address: address}],
  Status: 'ACTIVE',
  'Security Groups': ids,
  'Device Owner': 'compute:nova',
  Tags: [],
  ...fields,
});

const rulesOf = (...texts: readonly string[]): readonly string[] => {
  const {world} = imported(texts);
  return world.groups.flatMap(group =>
    group.rules.map(rule => `${group.name}: ${describeRule(world, rule)}`),
  );
};

for (const [title, fields, rule] of [
  ['ports', {}, 'ingress tcp/443 from 0.0.0.0/0'],
  ['a range of ports', {'Port Range': '80:90'}, 'ingress tcp/80-90 from 0.0.0.0/0'],
  ['no ports', {'Port Range': ''}, 'ingress tcp from 0.0.0.0/0'],
  [
    'any protocol',
    {
      'IP Protocol': null,
      'Port Range': '',
      Direction: 'egress',
      Ethertype: 'IPv6',
      'IP Range': '::/0',
    },
    'egress any to ::/0',
  ],
  [
    'a group, beside which the client shows everywhere',
    {'Remote Security Group': 'g-app'},
    'ingress tcp/443 from group app',
  ],
  [
    'an address group, likewise',
    {'Remote Address Group': 'ag-1'},
    'ingress tcp/443 from address group ag-1',
  ],
  [
    'a type of ICMP',
    {'IP Protocol': 'icmp', 'Port Range': 'type=8'},
    'ingress icmp/8 from 0.0.0.0/0',
  ],
  [
    'a type and a code of ICMP',
    {'IP Protocol': 'icmp', 'Port Range': 'type=3:code=4'},
    'ingress icmp/3:4 from 0.0.0.0/0',
  ],
  [
    'type 0 of ICMP, which does not show beside its code',
    {'IP Protocol': '1', 'Port Range': ':code=4'},
    'ingress 1/0:4 from 0.0.0.0/0',
  ],
  ['all of ICMP', {'IP Protocol': 'icmp', 'Port Range': ''}, 'ingress icmp from 0.0.0.0/0'],
  ['a protocol by number', {'IP Protocol': '47', 'Port Range': ''}, 'ingress 47 from 0.0.0.0/0'],
  ['host bits', {'IP Range': '10.0.0.5/24'}, 'ingress tcp/443 from 10.0.0.5/24'],
] as const) {
  test(`rule list: ${title}`, t => {
    t.deepEqual(rulesOf(json(groups), json([row(fields)])), [`web: ${rule}`]);
  });
}

const stored = {
  id: 'r-1',
  direction: 'ingress',
  protocol: 'icmp',
  port_range_min: 0,
  port_range_max: 0,
  remote_ip_prefix: null,
  remote_group_id: null,
  description: 'echo',
};

test('group show has the key ethertype, rule show ether_type', t => {
  const shown = {id: 'g-web', name: 'web', rules: [{...stored, ethertype: 'IPv4'}]};
  t.deepEqual(rulesOf(json(shown)), ['web: ingress icmp/0:0 from any']);
  const rule = {
    ...stored,
    ether_type: 'IPv4',
    security_group_id: 'g-web',
    remote_ip_prefix: '0.0.0.0/0',
  };
  t.deepEqual(rulesOf(json(groups, rule)), ['web: ingress icmp/0:0 from 0.0.0.0/0']);
  t.deepEqual(rulesOf(json(groups, {...rule, remote_group_id: 'g-app'})), [
    'web: ingress icmp/0:0 from group app',
  ]);
});

test('what is shown exactly goes before what a list leaves open', t => {
  const listed = json(groups, [row({'IP Protocol': 'icmp', 'Port Range': ''})]);
  t.regex(
    remarksOf(imported([listed])),
    /ICMP type or code of 0 as nothing.*r-1 of web\. See: openstack security group show web -f json/,
  );
  const shown = json({id: 'g-web', name: 'web', rules: [{...stored, ethertype: 'IPv4'}]});
  for (const texts of [
    [listed, shown],
    [shown, listed],
  ]) {
    t.deepEqual(rulesOf(...texts), ['web: ingress icmp/0:0 from any']);
    t.notRegex(remarksOf(imported(texts)), /ICMP/);
  }
});

test('documents may stand one after another in a file, in any order', t => {
  const {world} = imported([json([port('185.189.28.40', ['g-web'])], [row()], [server()], groups)]);
  const [instance] = world.platform.instances;
  t.like(instance, {name: 'web-1', network: 'public', addresses: ['185.189.28.40']});
  t.deepEqual(instance && groupsOf(world, instance).map(({name}) => name), ['web']);
  t.is(world.platform.project, 'p-1');
});

test('records may stand in a list', t => {
  const shown = {id: 'g-web', name: 'web', rules: [{...stored, ethertype: 'IPv4'}]};
  const {world} = imported([json([shown, {...shown, id: 'g-app', name: 'app', rules: []}])]);
  t.deepEqual(
    world.groups.map(({name, rules}) => [name, rules.length]),
    [
      ['web', 1],
      ['app', 0],
    ],
  );
});

const membership = (...texts: readonly string[]) => {
  const {world} = imported([json(groups, [row()]), ...texts]);
  return world.platform.instances.map(instance => [
    instance.name,
    ...groupsOf(world, instance).map(({name}) => name),
  ]);
};

const shownServer = {
  id: 's-1',
  name: 'web-1',
  addresses: {public: ['185.189.28.40']},
  security_groups: [{name: 'web'}, {name: 'app'}, {name: 'web'}],
  project_id: 'p-1',
  status: 'ACTIVE',
};

const portShow = {
  id: 'p-1',
  device_id: 's-1',
  fixed_ips: [{subnet_id: 'sub-1', ip_address: '185.189.28.40'}],
  security_group_ids: ['g-app'],
  allowed_address_pairs: [{ip_address: '10.9.9.0/24'}],
};

test('the groups of a server: from itself, from a list with the column, from its ports', t => {
  t.deepEqual(membership(json(shownServer)), [['web-1', 'web', 'app']]);
  t.deepEqual(membership(json([server({'Security Groups': ['app']})])), [['web-1', 'app']]);
  t.deepEqual(membership(json([server()], [port('185.189.28.40', [])])), [['web-1']]);
  // Ports name groups by id, so they go before names.
  t.deepEqual(membership(json(shownServer, portShow)), [['web-1', 'app']]);
  t.regex(remarksOf(imported([json(portShow)])), /allowed_address_pairs/);
});

test('clients before 5.5 wrote networks and groups as text', t => {
  const old = {
    ...shownServer,
    addresses: 'public=185.189.28.40, 2a0a:bcc0:40::10',
    security_groups: "name='web'\nname='app'",
  };
  t.deepEqual(membership(json(old)), [['web-1', 'web', 'app']]);
  const listed = json([server({Networks: 'public=185.189.28.40; private=10.1.2.3'})]);
  const {world} = imported([listed]);
  t.like(world.platform.instances[0], {
    addresses: ['185.189.28.40'],
    second: {network: 'private', addresses: ['10.1.2.3']},
  });
});

test('two networks are two interfaces, and so are two ports of one network', t => {
  const one = imported([json([server({Networks: {public: ['185.189.28.40', '185.189.28.41']}})])]);
  t.is(one.world.platform.instances[0]?.second, undefined);
  t.regex(remarksOf(one), /several addresses in one network.*web-1\. .*port list --long/);
  const two = imported([
    json([server({Networks: {public: ['185.189.28.40', '185.189.28.41']}})]),
    json([port('185.189.28.40', []), port('185.189.28.41', [])]),
  ]);
  t.deepEqual<readonly string[] | undefined, readonly string[]>(
    two.world.platform.instances[0]?.second?.addresses,
    ['185.189.28.41'],
  );
  t.regex(remarksOf(two), /more than one interface.*web-1\./);
});

test('what the networks mean is said once; prefixes come from subnets', t => {
  const servers = json([
    server({Networks: {'default-v4-nat': ['10.68.3.95', '2a09:d400:0:2::82']}}),
    server({ID: 's-2', Name: 'db', Networks: {private: ['10.69.0.2']}}),
  ]);
  const bare = imported([servers]);
  t.deepEqual(
    bare.world.platform.networks.map(({name, pools}) => [
      name,
      ...pools.map(each => Object.values(each).join(' ')),
    ]),
    [
      ['default-v4-nat', '10.68.3.95/32 translated', '2a09:d400:0:2::82/128 direct'],
      ['private', '10.69.0.2/32 none'],
    ],
  );
  t.regex(remarksOf(bare), /taken for Safespring's: default is translated.*; private has no way/);
  t.regex(
    remarksOf(bare),
    /only the servers' own addresses are known: default-v4-nat, private\. .*subnet list/,
  );
  t.regex(remarksOf(bare), /203\.0\.113\.1, an address for documentation/);
  const subnets = [
    {ID: 'sub-1', Name: 'default-v4', Network: 'n-1', Subnet: '10.68.0.0/20'},
    {ID: 'sub-2', Name: 'public-v4', Network: 'n-2', Subnet: '185.189.28.0/23'},
    {ID: 'sub-3', Name: 'lan', Network: 'n-3', Subnet: '192.168.0.0/24'},
  ];
  const told = imported([servers, json(subnets)]);
  t.is<string | undefined, string>(
    told.world.platform.networks[0]?.pools[0]?.prefix,
    '10.68.0.0/20',
  );
  t.regex(
    remarksOf(told),
    /Which networks these prefixes are of.*: 185\.189\.28\.0\/23, 192\.168\.0\.0\/24\. .*network list/,
  );
  const list = [
    {ID: 'n-2', Name: 'public', Subnets: ['sub-2']},
    {ID: 'n-3', Name: 'lan', Subnets: ['sub-3']},
  ];
  const whole = imported([servers, json(subnets, list)]);
  t.deepEqual(
    whole.world.platform.networks.map(({name}) => name),
    ['default-v4-nat', 'private', 'public'],
  );
  t.regex(remarksOf(whole), /no server is in them.*: lan\./);
});

test('a network of another name is refused, unless a platform is given beside', t => {
  const servers = json([server({Networks: {lan: ['192.168.0.7']}})]);
  t.regex(
    refused(servers),
    /How the network lan meets the Internet is not known; in it: web-1\. .*--world PLATFORM\.yaml/,
  );
  const prefix = parsePrefix('192.168.0.0/24');
  if (!prefix.ok) throw new Error(prefix.error.says);
  const given: Platform = {
    project: 'mine',
    networks: [{name: 'office', site: 'here', pools: [{prefix: prefix.value, internet: 'none'}]}],
    hosts: [{name: 'rack-1', site: 'here', addresses: []}],
    instances: [],
    internet: [],
  };
  const {world, remarks} = imported([servers, json(groups, [row()])], given);
  t.like(world.platform.instances[0], {network: 'office', host: 'rack-1'});
  t.deepEqual(
    remarks.map(({says}) => says),
    [
      'Which groups these servers have is in none of the files, so they count as having none: web-1.',
    ],
  );
});

for (const [title, text, says] of [
  ['no servers', json(groups, [row()]), /no servers in these files.*server list -f json/],
  ['no groups', json([server()]), /no security groups in these files.*security group list -f json/],
  [
    'a group without its rules',
    json(groups),
    /rules of these groups.*: web, app\. .*rule list -f json/,
  ],
  [
    'a group that is spoken of only',
    json([row()]),
    /names of these groups.*: g-web\. .*group list/,
  ],
  [
    'a group known by name only',
    json([server({'Security Groups': ['web']})]),
    /rules of these groups.*: web\. .*security group show web -f json/,
  ],
  [
    'a rule without its group',
    json([row({'Security Group': undefined})]),
    /Which group these rules belong to.*: r-1\. .*rule list -f json/,
  ],
  [
    'an address group',
    json(groups, [row({'Remote Address Group': 'ag-1'})]),
    /address groups.*: ag-1\. .*address group show ag-1/,
  ],
  [
    'a stateless group',
    json({id: 'g', name: 'web', stateful: false, rules: []}),
    /stateless.*: web\. /,
  ],
  [
    'a server without known groups',
    json([server()]),
    /Which groups these servers have.*: web-1\. .*port list --long/,
  ],
  [
    'a server without an address',
    json([server({Networks: {}})]),
    /no address.*: web-1\. .*server show web-1/,
  ],
  [
    'servers of one name',
    json([server(), server({ID: 's-2', Networks: {public: ['185.189.28.41']}})]),
    /share a name.*: web-1\.s-1, web-1\.s-2\./,
  ],
  [
    'groups of one name',
    json(groups, [{...groups[0], ID: 'g-2'}], [server({'Security Groups': ['web']})]),
    /Several groups share the name.*: web of web-1\. .*port list --long/,
  ],
  ['an empty list', json([]), /is an empty list/],
] as const) {
  test(`what is missing is named: ${title}`, t => {
    t.regex(remarksOf(imported([text])), says);
  });
}

test('a name in many remarks is not repeated without end', t => {
  const many = Array.from({length: 40}, (_, index) => ({
    ...groups[0],
    ID: `g-${index}`,
    Name: `n${index}`,
  }));
  t.regex(remarksOf(imported([json(many)])), /n0, n1, n2, n3, n4 and 35 more\./);
});

for (const [title, texts, says] of [
  [
    'a rule list of old without --long',
    [json([row({Direction: undefined})])],
    /no Direction; before version 5\.5.*rule list --long -f json/,
  ],
  [
    'a rule twice and not the same',
    [json([row()]), json([row({'Port Range': '80:80'})])],
    /r-1 is there twice/,
  ],
  [
    'a group id twice',
    [json(groups), json([{...groups[0], Name: 'x'}])],
    /g-web is that of two groups, web and x/,
  ],
  [
    'a server id twice',
    [json([server(), server({Name: 'x'})])],
    /s-1 is that of two servers, web-1 and x/,
  ],
  [
    'an address twice',
    [json([server(), server({ID: 's-2', Name: 'x'})])],
    /web-1 and x both have 185\.189\.28\.40/,
  ],
  [
    'no address',
    [json([server({Networks: {public: ['nowhere']}})])],
    /web-1: 'nowhere' is not an IP address/,
  ],
  [
    'a rule the API would refuse',
    [json([row({'IP Range': 'banana'})])],
    /API would refuse the rule r-1: Invalid CIDR banana/,
  ],
  [
    'a port range of no client',
    [json([row({'Port Range': '80-90'})])],
    /Port Range that the client would not write/,
  ],
  [
    'subnets that overlap',
    [
      json(
        [server()],
        [
          {ID: '1', Name: 'public', Subnets: []},
          {ID: '2', Name: 'private', Subnets: []},
        ],
        [
          {ID: 'a', Name: 'a', Network: '1', Subnet: '185.189.28.0/23'},
          {ID: 'b', Name: 'b', Network: '2', Subnet: '185.189.29.0/24'},
        ],
      ),
    ],
    /185\.189\.29\.0\/24 of the network private overlaps 185\.189\.28\.0\/23 of public/,
  ],
  [
    "Terraform's own file",
    [json({version: 4, terraform_version: '1.11.4', lineage: 'x', resources: []})],
    /file in which Terraform keeps its state.*terraform show -json/,
  ],
] as const) {
  test(`what contradicts itself is refused: ${title}`, t => {
    t.regex(refused(...texts), says);
  });
}
