import {tools} from '../machine/tools.ts';
import {scenario, scenarioWith} from './scenario.ts';
import {
  breakable,
  ends,
  enter,
  hangUp,
  kept,
  press,
  see,
  seeLine,
  seeThat,
  signal,
  start,
  startShell,
  type,
  wrote,
} from './steps.ts';

const made = kept('the command before the end', ({lessons}) =>
  JSON.stringify(lessons).includes('--dst-port 8080'),
);

const playing = [
  start('play 4'),
  ...see('No second leg'),
  enter('ingress tcp/8080 from public on sg-default'),
  ...see('Made: rule'),
];

scenario(
  'Ctrl-C twice leaves',
  playing,
  press('ctrl-c'),
  see('Press Ctrl-C again'),
  press('ctrl-c'),
  ends(),
  made,
);

scenario('Ctrl-D leaves', playing, press('ctrl-d'), ends(), made);

scenario('quit leaves', playing, enter('quit'), ends(), made);

for (const [name, status] of [
  ['SIGTERM', 143],
  ['SIGHUP', 129],
  ['SIGINT', 130],
] as const) {
  scenario(`${name} leaves, too`, playing, signal(name), ends(status), made);
}

scenario('a window that is closed takes nothing with it', playing, hangUp(), ends(129), made);

scenario(
  'a signal in the middle of a packet, a page or a menu leaves no trace either',
  start('play 7'),
  see('Behind NAT'),
  enter('trace public 1.1.1.1 tcp/443'),
  see('a hop on'),
  signal('SIGTERM'),
  ends(143),
  start('play 7'),
  enter('help'),
  see('more below'),
  signal('SIGTERM'),
  ends(143),
  start(''),
  see('Welcome 1/2'),
  press('escape'),
  see('Who can reach whom'),
  signal('SIGHUP'),
  ends(129),
);

for (const [way, breaks] of [
  ['timer', signal('SIGUSR2')],
  ['promise', signal('SIGUSR2')],
  ['key', type('日')],
  ['drawing', [enter('break'), type('x')]],
] as const) {
  scenario(
    `a crash (${way}) gives the screen back, and then says what happened`,
    start('play 4', breakable(way)),
    see('No second leg'),
    enter('ingress tcp/8080 from public on sg-default'),
    see('Made: rule'),
    breaks,
    ends(1),
    see(/^safespring-lab: .*broken on purpose$/m),
    made,
  );
}

/** A command of the shell's own that empties the screen. */
const clear = "printf '\\33[H\\33[2J'";

const shellScenario = scenarioWith(tools.bash);

shellScenario(
  'Ctrl-Z, and a stop from elsewhere, give the terminal back; fg goes on where it was',
  startShell(),
  enter('before=$($STTY -g); $LAB play 5'),
  see('Both ends must allow'),
  type('hin'),
  seeLine('hin'),
  press('ctrl-z'),
  see('Stopped'),
  seeThat('the screen of the shell', display => !display.isAlternate()),
  enter('[ "$($STTY -g)" = "$before" ] && echo as "before"'),
  see(/^as before$/m),
  enter(`${clear}; fg`),
  seeLine('hin'),
  seeThat('the screen of the lab', display => display.isAlternate()),
  type('t'),
  seeLine('hint'),
  press('ctrl-z'),
  see('Stopped'),
  enter(`jobs -p > $NOTES/pid; ${clear}; fg`),
  seeLine('hint'),
  signal('SIGTSTP'),
  see('Stopped'),
  seeThat('the screen of the shell again', display => !display.isAlternate()),
  enter(`${clear}; fg`),
  seeLine('hint'),
  press('ctrl-u', 'ctrl-d'),
  see(/^ready \$$/m),
  seeThat('the screen of the shell at the end', display => !display.isAlternate()),
);

scenario(
  'what is wrong before the screen is drawn is said without one',
  start('play 99'),
  ends(2),
  see("no lesson '99'"),
  wrote('no alternate screen', text => !text.includes('\x1B[?1049h')),
);
