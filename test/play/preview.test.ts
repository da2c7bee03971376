import test from 'ava';
import {type Preview, preview} from '../../src/play/preview.ts';
import {open} from './a-play.ts';

const play = open(4);

/** A line as far as it is typed, whether it could be run, and what is told of it. */
const cases: readonly (readonly [line: string, kind: Preview['kind'] | null, says?: RegExp])[] = [
  ['', null],
  ['   ', null],
  ['# a remark', null],
  ['hint', 'ready', /^the next hint/],
  ['show rules', 'ready'],
  ['i', 'unfinished'],
  ['ingress', 'unfinished', /Write it like: ingress/],
  ['ingress tcp/', 'unfinished'],
  ['ingress tcp/80 fr', 'unfinished'],
  ['ingress tcp/80 from ', 'unfinished'],
  ['ingress tcp/80 from public on sg-d', 'unfinished'],
  ['ingress tcp/80 from public on sg-default', 'ready', /port 80 from 185\.189\.28\.56/],
  ['ingress tcp/80 from nobody on sg-default', 'wrong', /no instance and no group 'nobody'/],
  ['ingress tcp/99999 from any on sg-default', 'wrong', /99999/],
  ['ingress any from any on sg-public', 'ready', /./],
  ['ingress tcp/443 from 0.0.0.0/0 on sg-public', 'wrong', /already exists/],
  ['openstack security group rule create --ingress', 'unfinished'],
  ['openstack security group rule create --protocol', 'unfinished'],
  ['security group rule create --protocol tcpp sg-public', 'wrong', /tcpp/],
  ['openstack security group rule create ', 'unfinished'],
  ['security group create db', 'ready', /Makes db\. A new group is not empty/],
  ['security group list', 'ready', /only shows something/],
  ['floating ip create', 'wrong'],
  ['security group delete backend ', 'wrong', /backend/],
  ['xyzzy', 'wrong', /'xyzzy' is not an openstack command/],
  [`ingress tcp/80 from public on ${'x'.repeat(400)}`, null],
];

for (const [line, kind, says = /./] of cases) {
  test(`'${line.slice(0, 70)}' is ${kind ?? 'passed over'}`, t => {
    const told = preview(play, line);
    t.is(told?.kind ?? null, kind);
    if (told) t.regex(told.says, says);
  });
}

test('only a line that would change the world brings the world that it would make', t => {
  const after = (line: string) => {
    const told = preview(play, line);
    return told?.kind === 'ready' ? told.after : undefined;
  };
  t.is(after('security group list'), null);
  t.is(after('undo'), null);
  t.is(after('ingress tcp/80 from any on sg-default')?.groups.length, play.world.groups.length);
});

test('the word that is wrong is named', t => {
  const blamed = (line: string) => {
    const told = preview(play, line);
    return told?.kind === 'wrong' ? told.word : undefined;
  };
  t.is(blamed('ingress tcp/80 from nobody on sg-default'), 'nobody');
  t.is(blamed('openstack security group rule create --dst-port 80-90 sg-public'), '80-90');
  t.is(blamed('security group rule create --protocol tcpp sg-public'), 'tcpp');
  t.is(blamed('security group rule create --remote-ip 1.1.1.1/40 sg-public'), '1.1.1.1/40');
  t.is(blamed('ingress tcp/70000 from any on sg-public'), 'tcp/70000');
  t.is(blamed('ingress tpc/80 from any on sg-public'), 'tpc/80');
  t.is(blamed('egres tcp/80 to public on sg-default'), 'egres tcp/80 to public on sg-default');
  t.is(blamed('ingress tcp/443 from 0.0.0.0/0 on sg-public'), null);
});

test('looking ahead changes nothing', t => {
  const before = JSON.stringify(play.world);
  preview(play, 'ingress any from any on sg-default');
  t.is(JSON.stringify(play.world), before);
});
