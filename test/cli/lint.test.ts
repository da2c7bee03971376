import test from 'ava';
import {findings} from '../../src/reachability/lint/finding.ts';
import {builtIn} from '../lessons/built-in.ts';
import {newRun} from './a-shell.ts';

const instances = [
  '{name: web-1, network: public, host: h, addresses: [185.189.28.10, "2a0a:bcc0:40::10"], security-groups: [web]}',
  '{name: app-1, network: default, host: h, addresses: [10.65.0.10], security-groups: [app]}',
  '{name: app-2, network: private, host: h, addresses: [10.66.0.10], security-groups: [app]}',
];

const groups = (groupLines: readonly string[]): string => `project: shop
networks:
  - {name: public, site: sto1, pools: [{prefix: 185.189.28.0/24, internet: direct}, {prefix: "2a0a:bcc0:40::/64", internet: direct}]}
  - {name: default, site: sto1, pools: [{prefix: 10.65.0.0/17, internet: translated}]}
  - {name: private, site: sto1, pools: [{prefix: 10.66.0.0/17, internet: none}]}
hosts: [{name: h, site: sto1, addresses: [203.0.113.11]}]
security-groups:
${groupLines.map(line => `  - ${line}`).join('\n')}
instances:
${instances.map(line => `  - ${line}`).join('\n')}
internet: []
`;

const world = (web: string, app = '', more: readonly string[] = []): string =>
  groups([`{name: web, rules: [${web}]}`, `{name: app, rules: [${app}]}`, ...more]);

type Case = {
  readonly title: string;
  readonly file: string;
  /** What is found, with the number of the rule; in order. */
  readonly finds: readonly (readonly [kind: string, number: number | null])[];
  readonly says?: RegExp;
  readonly mend?: RegExp;
};

const twins = 'ingress tcp/443 from any, ingress tcp/443 from ::/0';

const cases: readonly Case[] = [
  {title: 'a sound world', file: world(twins), finds: []},
  {
    title: 'a tunnel that no instance of those named can send',
    file: world(twins, 'ingress ipip from group:web'),
    finds: [['ingress-unmet', 3]],
    says: /ipip is a tunnel's, and Calico drops what web-1 would send of it/,
  },
  {
    title: 'ssh open to the Internet',
    file: world('ingress tcp/22 from any'),
    finds: [['admin-port-open', 1]],
    says: /^Everybody on the Internet gets to SSH \(tcp\/22\) of web-1\.$/,
    mend: /rule delete [0-9a-f-]+$/,
  },
  {
    title: 'everything open to the Internet',
    file: world('ingress any from any'),
    finds: [['admin-port-open', 1]],
    says: /every port of every protocol, among them SSH \(tcp\/22\), RDP \(tcp\/3389\) and 28 more, of web-1/,
  },
  {
    title: 'a database open by one rule for each half of the Internet',
    file: world('ingress tcp/3306 from 0.0.0.0/1, ingress tcp/3306 from 128.0.0.0/1'),
    finds: [['admin-port-open', 1]],
    says: /MySQL .* Rules 1 and 2 do so together\.$/,
  },
  {
    title: 'half of the Internet is not all of it',
    file: world('ingress tcp/3306 from 0.0.0.0/1'),
    finds: [],
  },
  {
    title: 'ssh open to everybody where the Internet cannot come in',
    file: world(twins, 'ingress tcp/22 from any'),
    finds: [['admin-port-open-to-site', 3]],
    says: /Everybody on the site.* SSH \(tcp\/22\) of app-1 and app-2\. From the Internet nobody does/,
  },
  {
    title: 'the narrow rule beside one that is too wide is not needless',
    file: world('ingress tcp/22 from any, ingress tcp/22 from 198.51.100.0/24'),
    finds: [['admin-port-open', 1]],
  },
  {
    title: 'a rule within another, and one within two together',
    file: world(
      twins,
      'ingress tcp/80-85 from 10.65.0.0/17, ingress tcp/84-90 from 10.65.0.0/17, ingress tcp/80 from 10.65.3.0/24, ingress tcp/82-88 from 10.65.0.0/17',
    ),
    finds: [
      ['implied', 5],
      ['implied', 6],
    ],
    says: /^Rule 3 of its group allows all of it already: tcp\/80-85 from 10\.65\.0\.0\/17\.$/,
  },
  {
    title: 'a group that nobody has',
    file: world(twins, '', ['{name: old, rules: [ingress tcp/80 from any]}']),
    finds: [['group-unused', null]],
    mend: /^openstack security group delete old$/,
  },
  {
    title: 'ingress without the egress',
    file: world(twins, 'ingress tcp/8080 from group:web'),
    finds: [['ingress-unmet', 3]],
    says: /of those it names, web-1, none has an egress rule that lets tcp\/8080 out to members of app\.$/,
  },
  {
    title: 'egress without the ingress',
    file: world(`${twins}, egress tcp/8080 to 10.65.0.10`, 'ingress tcp/8080 from 10.66.0.10'),
    finds: [
      ['ingress-unmet', 4],
      ['egress-unmet', 3],
    ],
    says: /of those it names, app-2, none has an egress rule/,
  },
  {
    title: 'both ends meet',
    file: world(`${twins}, egress tcp/8080 to 10.65.0.10`, 'ingress tcp/8080 from 185.189.28.10'),
    finds: [],
  },
  {
    title: 'ingress from the Internet, which cannot come in',
    file: world(twins, 'ingress tcp/8080 from 198.51.100.0/24'),
    finds: [['ingress-unmet', 3]],
    says: /no packet from 198\.51\.100\.0\/24 gets to a member/,
  },
  {
    title: 'egress to addresses that no network has',
    file: world(twins, 'egress tcp/8080 to 192.168.0.0/16'),
    finds: [['egress-unmet', 3]],
    says: /^It reaches nobody: no packet of a member gets to 192\.168\.0\.0\/16/,
  },
  {
    title: 'other projects of the site may meet a rule',
    file: world(twins, 'ingress tcp/8080 from 10.65.0.0/24, egress tcp/53 to 185.189.28.0/24'),
    finds: [],
  },
  {
    title: 'a compute host, whose own packets are not modelled',
    file: world(twins, 'ingress tcp/8080 from 203.0.113.11'),
    finds: [],
  },
  {
    title: 'a range without a prefix',
    file: world(
      twins,
      '{direction: egress, protocol: udp, port-range-min: 53, port-range-max: 53}',
    ),
    finds: [['range-without-prefix', 3]],
    says: /issue 7968/,
    mend: /create --egress --protocol udp --dst-port 53 --remote-ip 0\.0\.0\.0\/0 app$/,
  },
  {
    title: 'one version of IP only',
    file: world('ingress tcp/443 from any, ingress icmp/8 from any, egress any to ::/0'),
    finds: [
      ['one-version-only', 1],
      ['one-version-only', 2],
      ['one-version-only', 3],
    ],
    says: /^It is for IPv4 alone\. web-1 has IPv6 too, and over IPv6 none of its groups lets tcp\/443 in/,
    mend: /--ethertype IPv6 --protocol tcp --dst-port 443 --remote-ip ::\/0 web$/,
  },
  {
    title: 'a part of the addresses has no twin, and an instance of IPv4 alone needs none',
    file: world('ingress tcp/443 from 198.51.100.0/24', 'ingress tcp/443 from any'),
    finds: [],
  },
  {
    title: 'an ICMP answer',
    file: world('ingress icmp/0 from any'),
    finds: [['answers-only', 1]],
  },
  {
    title: 'an ICMP type of a protocol by number',
    file: world('{direction: ingress, protocol: 1, port-range-min: 8, remote-ip-prefix: 1.1.1.1}'),
    finds: [['calico-quirk', 1]],
    mend: /create --ingress --protocol icmp --icmp-type 8 --remote-ip 1\.1\.1\.1\/32 web$/,
  },
  {
    title: 'ports that Calico does not take, protocol 0 and a tunnel',
    file: world(
      'ingress dccp/5 from 1.1.1.1, ingress udplite/5 from 1.1.1.1, ingress ip from 1.1.1.1, egress ipip to 1.1.1.1, egress udp/4789 to 1.1.1.1',
    ),
    finds: [1, 2, 3, 4, 5].map(number => ['calico-quirk', number] as const),
  },
  {
    title: 'an address group',
    file: world('{direction: ingress, protocol: tcp, remote-address-group: office}'),
    finds: [['address-group', 1]],
    says: /ignores the address group office/,
  },
  {
    title: 'a stateless group',
    file: groups([`{name: web, stateful: false, rules: [${twins}]}`, '{name: app}']),
    finds: [['stateless-group', null]],
    mend: /^openstack server add security group web-1 web$/,
  },
  {
    title: 'a stateless group that nobody has',
    file: world(twins, '', ['{name: old, stateful: false}']),
    finds: [
      ['group-unused', null],
      ['stateless-group', null],
    ],
  },
];

type Found = {
  readonly finding: string;
  readonly group: string;
  readonly rule: {readonly number: number; readonly id: string; readonly says: string} | null;
  readonly says: string;
  readonly mend: readonly string[];
};

for (const {title, file, finds, says, mend} of cases) {
  test(`lint: ${title}`, async t => {
    const {exit, out, err} = await newRun(t)('reach --world w --lint --json', {files: {w: file}});
    t.is(err, '');
    const found: readonly Found[] = JSON.parse(out);
    t.deepEqual(
      found.map(each => [each.finding, each.rule?.number ?? null]),
      finds.map(each => [...each]),
    );
    t.is(exit, finds.length === 0 ? 0 : 1);
    if (says) t.regex(found[0]?.says ?? '', says);
    if (mend) t.regex(found[0]?.mend.at(-1) ?? '', mend);
  });
}

test('every kind of finding is among the cases', t => {
  const kinds = new Set(cases.flatMap(({finds}) => finds.map(([kind]) => kind)));
  t.deepEqual(
    Object.keys(findings).filter(kind => !kinds.has(kind)),
    [],
  );
});

test('a stateless group goes off its members to be made stateful', async t => {
  const files = {w: groups([`{name: web, stateful: false, rules: [${twins}]}`, '{name: app}'])};
  const {out} = await newRun(t)('reach --world w --lint --json', {files});
  t.deepEqual(JSON.parse(out)[0].mend, [
    'openstack server remove security group web-1 web',
    'openstack security group set --stateful web',
    'openstack server add security group web-1 web',
  ]);
});

test('in text a finding has its rule, the reason and the command', async t => {
  const files = {w: world('ingress tcp/22 from any', 'ingress tcp/80 from group:web')};
  const {exit, out} = await newRun(t)('reach --world w --lint', {files});
  t.is(exit, 1);
  const lines = out.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID').split('\n');
  t.deepEqual(lines, [
    'admin-port-open: rule 1 (web: ingress tcp/22 from 0.0.0.0/0)',
    '  Everybody on the Internet gets to SSH (tcp/22) of web-1.',
    '  $ openstack security group rule delete ID',
    '  and if some are to get in, for them alone:',
    '  $ openstack security group rule create --ingress --protocol tcp --dst-port 22 --remote-ip YOUR-PREFIX web',
    'ingress-unmet: rule 2 (app: ingress tcp/80 from group web)',
    '  Nobody can use it: of those it names, web-1, none has an egress rule that lets tcp/80 out to members of app.',
    '  $ openstack security group rule delete ID',
    '  or, if it is meant:',
    '  $ openstack security group rule create --egress --protocol tcp --dst-port 80 --remote-group app web',
    '2 findings.',
  ]);
});

test('the solutions of the lessons have nothing to point out, nor have the starts of the frames', async t => {
  const run = newRun(t);
  for (const {number, lesson} of builtIn) {
    const options = `reach --lesson ${lesson.id} --lint`;
    const solved = await run(`${options} --after -`, {input: lesson.solution});
    t.deepEqual(solved, {exit: 0, out: 'Nothing to point out.', err: ''}, lesson.id);
    if (number <= 7) t.is((await run(options)).exit, 0, lesson.id);
  }
});

test('where no instance is known the rules are looked at all the same', async t => {
  const without = (file: string) => file.replace(/^instances:\n( {2}-.*\n)+/m, 'instances: []\n');
  const files = {w: without(world('ingress tcp/22 from any')), sound: without(world(twins))};
  const run = newRun(t);
  const {exit, out} = await run('reach --world w --lint', {files});
  t.is(exit, 1);
  t.regex(out, /Everybody on the Internet gets to SSH .* of whoever has the group/);
  t.deepEqual(await run('reach --world sound --lint', {files}), {
    exit: 0,
    out: 'Nothing to point out.\nNo instance is known here, so nothing was said about who has which group.',
    err: '',
  });
});

test('at another site a member of a group is an address like any other', async t => {
  const twoSites = (rule: string): string =>
    world(`egress any to any, egress any to ::/0, ${rule}`)
      .replace('{name: app, rules: []}', '{name: far, rules: [egress any to any]}')
      .replace('hosts: [', 'hosts: [{name: h2, site: osl2, addresses: [203.0.113.12]}, ')
      .replace(
        '  - {name: default,',
        '  - {name: public-2, site: osl2, pools: [{prefix: 212.162.146.0/24, internet: direct}]}\n  - {name: default,',
      )
      .replace(
        /^ {2}- \{name: app-1(.*\n)*(?=internet)/m,
        '  - {name: far-1, network: public-2, host: h2, addresses: [212.162.146.10], security-groups: [far]}\n',
      );
  const files = {
    group: twoSites('ingress tcp/80 from group:far, ingress tcp/81 from 212.162.146.10'),
  };
  const {out} = await newRun(t)('reach --world group --lint --json', {files});
  const found: readonly Found[] = JSON.parse(out);
  t.deepEqual(
    found.map(each => [each.finding, each.rule?.number]),
    [['ingress-unmet', 3]],
  );
  t.regex(found[0]?.says ?? '', /far-1 is at another site, where a group names nobody\.$/);
});

test('lint looks at everything, or it is wrong use', async t => {
  const {exit, err} = await newRun(t)('reach --lint --from public');
  t.is(exit, 2);
  t.regex(err, /Leave --from and --to out/);
});
