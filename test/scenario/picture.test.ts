import {scenario} from './scenario.ts';
import {enter, press, see, seeBoxes, seeLooks, seeNoMore, start, type} from './steps.ts';

const wide = {columns: 120, rows: 36};

scenario(
  'three groups side by side, with instance, address and rules, above the Internet',
  start('play 5', wide),
  seeBoxes(3),
  see(/sg-public .*sg-private/, 'public', '185.189.28.56', '10.65.42.3', '10.65.145.17'),
  see('tcp/443', /Safespring/, /Internet/, '1.1.1.1', '198.51.100.23'),
  see('no egress', 'no ingress'),
);

scenario(
  'a command moves the picture: one half of the way, then the other',
  start('play 5'),
  see('no egress'),
  enter('ingress tcp/3333 from default on sg-public'),
  see('Made: rule', '3 I tcp/3333'),
  enter('egress tcp/3333 to public on sg-default'),
  see('Solved: Both ends must allow'),
  press('escape'),
  see(/tcp\/3333/),
  seeBoxes(3),
);

scenario(
  'what a line has changed is marked until the next key',
  start('play 5', wide),
  see('Both ends must allow'),
  enter('ingress tcp/3333 from default on sg-public'),
  see(/[━┅┃┇]/),
  type('x'),
  seeNoMore(/[━┅┃┇]/),
);

scenario(
  'the far end sees another address where there is NAT, and the picture says which',
  start('play 7', wide),
  see('Behind NAT'),
  enter('egress tcp/443 to 1.1.1.1 on sg-default'),
  see('Solved: Behind NAT'),
  press('escape'),
  see('203.0.113.12'),
);

for (const size of [{columns: 200, rows: 50}, wide, {columns: 80, rows: 24}]) {
  scenario(
    `the same is said at ${size.columns}x${size.rows}`,
    start('play 6', size),
    see('Private stays private', '185.189.28.56', 'tcp/3333', 'no egress', '10.65.145.17'),
    seeBoxes(3),
  );
}

scenario(
  'where there is no room for a picture, a table says the same',
  start('play 6', {columns: 60, rows: 16}),
  see('Private stays private', 'Esc close'),
  press('escape'),
  see(/^ public .*tcp\/80 .*any$/m),
  seeBoxes(0),
);

scenario(
  'good and bad are told by a mark, and by a colour too',
  start('play 5'),
  see('✗ default reaches public'),
  seeLooks('✗', {color: 1}),
  seeLooks('✓', {color: 2}),
);

scenario(
  'what is looked at is lit: a goal its way, a rule the arrows it opens, and the lab says why',
  start('play 5', wide),
  see('Both ends must allow'),
  press('shift-tab'),
  see('✗▸default reaches public', /┅/, 'It also stops at ingress'),
  press('down', 'down', 'down', 'down'),
  see('▸2 I tcp/443', /┃ tcp\/443/, 'It opens tcp/443 from the Internet to public'),
  seeNoMore(/✗▸/),
  type('hint'),
  seeNoMore(/▸/),
  press('enter'),
  see('observation:'),
);

for (const size of [{columns: 200, rows: 50}, wide, {columns: 80, rows: 24}]) {
  scenario(
    `more instances than boxes find room are a table at ${size.columns}x${size.rows}`,
    start('play 23', size),
    see('Three tiers', /from ↓.* web +jump +app +db/, 'Safespring'),
    seeBoxes(4),
    enter('ingress tcp/443 from any on sg-web'),
    see('✓ the Internet reaches web', /Internet +━+→? tcp\/443/),
  );
}

scenario(
  'an instance in two groups, and two in one, are in the picture with what they may',
  start('play 10', wide),
  enter('openstack server add security group public sg-default'),
  see('sg-public, sg-default'),
  seeBoxes(3),
);
