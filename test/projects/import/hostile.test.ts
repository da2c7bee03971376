import test from 'ava';
import fc from 'fast-check';
import {importProject} from '../../../src/projects/import/project.ts';
import {reachReport} from '../../../src/reachability/words/report.ts';
import {runs} from '../../checks.ts';
import {imported, refused, remarksOf} from './a-project.ts';

const esc = '\u001b';

/** Files that nobody writes in good faith, and the one line that is said of each. */
const hostile: readonly (readonly [title: string, text: string, says: RegExp])[] = [
  ['lists in lists', '['.repeat(300_000) + ']'.repeat(300_000), /nothing the lab can read/],
  ['lists that never end', '['.repeat(300_000), /0\.json:1: The JSON ends in the middle/],
  [
    'objects in objects',
    `${'{"rules":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
    /nothing the lab/,
  ],
  ['a text cut short', '[{"ID": "a",', /ends in the middle/],
  ['something else behind', '[]\n\n[]\nxx', /0\.json:4: This is not JSON/],
  ['a number', '[1, 2]', /nothing the lab can read/],
  [
    'another shape',
    '[{"ID": 1, "IP Protocol": {}}]',
    /rule list -f json\): 'ID' is 1, and should be string/,
  ],
  ['a missing column', '[{"Port Range": ""}]', /'Ethertype' is missing.*with all its fields/],
  [
    'another type behind',
    '[{"ID":"a","Name":"a","Networks":{}},7]',
    /entry 2\): 'it' is 7, and should be Object/,
  ],
  [
    'keys of the prototype',
    '{"__proto__": {"name": "x", "rules": []}}',
    /nothing the lab can read/,
  ],
  [
    'a network of no name',
    '[{"Name": "x", "Networks": {"": ["10.0.0.1"]}}]',
    /Which network these servers are in is not told: x/,
  ],
  [
    'control characters in a key',
    '{"format_version":"1","resource_changes":[{"\\u001b[31m":1}]}',
    /'address' is missing/,
  ],
  [
    'a name without end',
    JSON.stringify([{ID: 'x'.repeat(9000), Name: 'n', Networks: {}}]),
    /'ID' is 9000, and should be <=4000/,
  ],
];

for (const [title, text, says] of hostile) {
  test(`refused in a line: ${title}`, t => {
    const line = refused(text);
    t.regex(line, says);
    t.false(line.includes('\n'));
    t.true(line.length < 500);
  });
}

test('names never steer the terminal, and are still there to be read', t => {
  const name = `evil${esc}]0;x\u0007\u009b31m\u202e\u2028\ud800`;
  const texts = [
    JSON.stringify([{ID: `g${esc}`, Name: name, Description: name}]),
    JSON.stringify([
      {
        ID: `s${esc}`,
        Name: name,
        Networks: {public: ['185.189.28.4']},
        'Security Groups': [name],
      },
    ]),
  ];
  const read = imported(texts);
  const shown = JSON.stringify([read.world, remarksOf(read)]);
  t.notRegex(JSON.parse(JSON.stringify(shown)), /[\p{Cc}\p{Cf}\p{Cs}\u2028]/u);
  t.is(read.world.platform.instances[0]?.name, 'evil\\x1b]0;x\\x07\\x9b31m\\u202e\\u2028\\ud800');
  t.deepEqual(Object.values(read.world.memberships), [[read.world.groups[0]?.id]] as never);
});

test('names of the prototype are names like any other', t => {
  const texts = [
    '[{"ID":"__proto__","Name":"constructor","Description":""},{"ID":"constructor","Name":"__proto__","Description":""}]',
    '[{"ID":"r","IP Protocol":null,"Ethertype":"IPv4","IP Range":"0.0.0.0/0","Port Range":"","Direction":"egress","Security Group":"__proto__","__proto__":{"x":1}}]',
    '[{"ID":"__proto__","Name":"toString","Networks":{"public":["185.189.28.4"]},"Security Groups":["constructor"]},{"ID":"constructor","Name":"__proto__","Networks":{"public":["185.189.28.5"]}}]',
  ];
  const {world} = imported(texts);
  const rows = reachReport(world).map(({from, to, flows}) => [from, to, ...flows]);
  t.deepEqual(rows, [['toString', 'Internet', 'any']]);
});

test('modules may be nested as deep as a file goes', t => {
  const depth = 50_000;
  const text = `{"format_version":"1.0","values":{"root_module":${'{"child_modules":['.repeat(depth)}{}${']}'.repeat(depth)}}}`;
  t.regex(remarksOf(imported([text])), /no servers/);
  const address = `${'module.a.'.repeat(depth)}openstack_networking_secgroup_rule_v2.r`;
  const change = {
    actions: ['create'],
    after: {direction: 'ingress', ethertype: 'IPv4'},
    after_unknown: true,
  };
  const rule = {address, type: 'openstack_networking_secgroup_rule_v2', name: 'r', change};
  const deep = JSON.stringify({format_version: '1.2', resource_changes: [rule]});
  t.true(remarksOf(imported([deep])).length < 1000);
});

// Values of all shapes under the names that are looked for.
const keys = [
  ...['ID', 'Name', 'Networks', 'IP Protocol', 'Ethertype', 'Port Range', 'Direction', 'IP Range'],
  ...[
    'Security Group',
    'Security Groups',
    'Fixed IP Addresses',
    'Subnet',
    'Network',
    'Description',
  ],
  ...['id', 'name', 'rules', 'addresses', 'status', 'format_version', 'resource_changes', 'values'],
  ...['configuration', 'root_module', 'module_calls', 'resources', 'change', 'after', 'address'],
  ...['type', 'after_unknown', 'expressions', 'references', '__proto__', 'fixed_ips', 'actions'],
];
const values = fc.letrec(tie => ({
  value: fc.oneof(
    {maxDepth: 5, withCrossShrink: true},
    fc.constantFrom(null, true, 0, -1, 1e9, '', 'IPv4', 'tcp', '10.0.0.1', 'a', 'create'),
    fc.constantFrom('openstack_networking_secgroup_v2', 'openstack_compute_instance_v2'),
    fc.array(tie('value'), {maxLength: 4}),
    fc.dictionary(fc.constantFrom(...keys), tie('value'), {maxKeys: 9, noNullPrototype: true}),
  ),
}));

test('no JSON makes it throw, and every refusal says what to do', t => {
  const check = (text: string): boolean => {
    const result = importProject([{name: 'x.json', text}]);
    return result.ok || result.error.every(({says, remedy}) => says !== '' && remedy !== '');
  };
  fc.assert(
    fc.property(values.value, value => check(JSON.stringify(value))),
    {numRuns: runs(3000)},
  );
  fc.assert(
    fc.property(fc.string({unit: 'binary'}), text => check(`[${text}`)),
    {numRuns: runs(500)},
  );
  t.pass();
});
