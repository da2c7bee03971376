import test from 'ava';
import {formatOutput} from '../../src/client/command-line.ts';
import {after, answer, worldWith} from './a-world.ts';

const world = after(worldWith('web', 'app', 'default'), 'ingress tcp/80 from public on app');

/** Commands that are done, with what is said besides. */
const remarks: readonly (readonly [string, readonly RegExp[]])[] = [
  ['security group create db', []],
  [
    'security group create db --project other',
    [/^--project changes nothing here: the lab has one/],
  ],
  [
    'security group create db --project other --project-domain d',
    [/^--project and --project-domain change nothing here/],
  ],
  ['port list --project-d d', [/^--project-domain changes nothing/]],
  ['security group create db --stateless', [/keeps the state of every connection/]],
  [
    'security group rule create --extra-property type=str,name=a,value=b web',
    [/^--extra-property/],
  ],
  ['security group rule create --remote-ip 10.0 web', [/^10\.0 was taken as 10\.0\.0\.0\/32/]],
  ['security group rule create --remote-ip 10.0/8 web', [/^10\.0\/8 was taken as 10\.0\.0\.0\/8/]],
  ['security group rule create --remote-ip 10.0.0.0 web', []],
  ['security group rule list --ethertype IPv6', [/lists both versions all the same/]],
  ['security group list --limit 1 --marker x', [/^--limit and --marker change nothing here/]],
  ['server list --long --fit-width', [/^--fit-width/, /^--long/]],
  ['server add security group public web', []],
  ['server add security group public web app', [/^Clients before 7\.2 take one group/]],
  ['security group set --name web web', [/changes nothing/]],
  ['security group unset --tag x web', [/changes nothing/]],
  ['server create --network public db', [/insists on --flavor and --image/]],
  ['server create --network public --flavor a db', [/^--flavor changes/, /insists on --image as/]],
  [
    'server create --network public --flavor a --image b --key-name c --wait db',
    [/^--flavor, --image and --key-name change nothing here: the lab has no/, /^--wait/],
  ],
  ['server rebuild public', [/still has 185\.189\.28\.56 and its groups/]],
  ['server rebuild --image x public', [/^--image/, /keeps the port/]],
  ['server delete default', [/10\.65\.42\.3 can be anybody's now/, /2a0a:bcc0:40::3 can be/]],
  [
    'server delete public',
    [/still named by rule 1 \(app: ingress tcp\/80 from 185\.189\.28\.56\/32\)/],
  ],
  [
    'server add network public default',
    [/two default gateways.*server remove network public default$/],
  ],
  ['server remove network public default', [/no interface in default/]],
];

for (const [line, expected] of remarks) {
  test(`'${line}' says ${expected.length === 0 ? 'nothing besides' : 'what there is to know'}`, t => {
    const {remarks: said} = answer(world, line);
    t.is(said.length, expected.length, said.join('\n'));
    for (const [index, pattern] of expected.entries()) t.regex(said[index] ?? '', pattern);
  });
}

const pages = [
  ...['security group rule create', 'security group rule list', 'security group rule show'],
  ...['security group rule delete', 'security group create', 'security group delete'],
  ...['security group list', 'security group show', 'security group set', 'security group unset'],
  ...['server list', 'server show', 'server create', 'server delete', 'server rebuild'],
  ...['server add security group', 'server remove security group', 'server add network'],
  ...['server remove network', 'server add port', 'server remove port'],
  ...['network list', 'network show', 'subnet list', 'port list', 'port show'],
];

const linesOf = (line: string): readonly string[] => formatOutput(answer(world, line).output);

for (const words of pages) {
  test(`${words} --help is a page with an example that the lab takes`, t => {
    const lines = linesOf(`${words} --help`);
    t.true(lines[0]?.startsWith(`usage: openstack ${words}`));
    // An example is to be copied, and so stands in one line however long.
    for (const line of lines.slice(0, -1)) t.true(line.length <= 78, line);
    const example = lines.at(-1)?.trim() ?? '';
    t.true(example.startsWith('openstack '), example);
    const setting = after(
      worldWith('sg-public', 'sg-default', 'web', 'default'),
      'server add security group public default',
      'security group rule create sg-public',
      'security group rule create sg-default',
      'security group rule create web',
    );
    const platform = {
      ...setting.platform,
      networks: ['public', 'private', 'default-v4-nat'].flatMap((name, index) =>
        setting.platform.networks.slice(0, 1).map(network => ({
          ...network,
          name,
          pools: network.pools.map(pool => ({
            ...pool,
            prefix: index === 0 ? pool.prefix : (`10.${index}.0.0/16` as typeof pool.prefix),
          })),
        })),
      ),
    };
    const before =
      words === 'server remove network'
        ? after({...setting, platform}, 'server add network public private')
        : {...setting, platform};
    t.notThrows(() => answer(before, example));
  });
}

test('the list of commands names every page', t => {
  const overview = linesOf('openstack --help').join('\n');
  for (const words of pages) t.true(overview.includes(`  ${words} `), words);
});

test('help tells of options without effect, and of other versions', t => {
  const page = linesOf('security group rule create --help').join('\n');
  t.regex(page, /without effect here:[\s\S]*--project, --project-domain: the lab has one project/);
  t.regex(page, /Between versions:[\s\S]*--src-ip is gone since client 4\.0/);
});
