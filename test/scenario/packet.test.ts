import {scenario} from './scenario.ts';
import {enter, leave, press, see, seeLine, seeNoMore, start, type} from './steps.ts';

const wide = {columns: 120, rows: 36};

scenario(
  'a packet plays by itself, hop after hop, to the still picture',
  start('play 7', wide),
  see('Behind NAT'),
  enter('trace public 1.1.1.1 tcp/443'),
  see('a hop on', '●'),
  see(/7 ✓ reply|delivered; 1\.1\.1\.1 sees/),
  seeNoMore(/a hop on/),
);

scenario(
  'Space steps, Esc goes to the end, where the gates that block are marked',
  start('play 5', wide),
  see('Both ends must allow'),
  enter('trace default public tcp/3333'),
  see('1 ✓ default sends'),
  press('space'),
  see('2 ✗ egress of default'),
  press('escape'),
  see('ingress of public', 'stops at egress'),
  seeNoMore(/a hop on/),
  leave(),
);

scenario(
  'any other key ends the play and is heard',
  start('play 7', wide),
  see('Behind NAT'),
  enter('trace public 1.1.1.1 tcp/443'),
  see('a hop on'),
  type('hint'),
  seeLine('hint'),
  seeNoMore(/a hop on/),
);

scenario(
  'with --no-motion the still picture is there at once',
  start('play 7 --no-motion', wide),
  see('Behind NAT'),
  enter('trace public 1.1.1.1 tcp/443'),
  see('delivered; 1.1.1.1 sees'),
  seeNoMore(/a hop on/),
);
