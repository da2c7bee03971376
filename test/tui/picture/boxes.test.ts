import test from 'ava';
import {commandsOf, runScript} from '../../../src/client/script.ts';
import {grade} from '../../../src/lessons/grade/grade.ts';
import {parseDemand} from '../../../src/reachability/demand/demand.ts';
import {widthOf} from '../../../src/text/width.ts';
import {textOf} from '../../../src/tui/draw/line.ts';
import {drawBoxes} from '../../../src/tui/draw/picture/boxes.ts';
import {sampled} from '../../checks.ts';
import {matchesGolden} from '../../terminal/golden.ts';
import {course, lesson} from '../a-course.ts';

/** The picture of a lesson after some commands. */
const drawn = (number: number, script: string, width: number, height: number) => {
  const place = lesson(number);
  const world = runScript(place.start, script);
  if (!world.ok) throw new Error(`${world.error.command}: ${world.error.refusal.says}`);
  return drawBoxes(
    world.value,
    [place.start, place.solved],
    grade(place, world.value, []).goals,
    width,
    height,
  );
};

const text = (...args: Parameters<typeof drawn>): string =>
  drawn(...args)
    .map(line => textOf(line).trimEnd())
    .join('\n');

const sizes = [
  [80, 12],
  [80, 13],
  [120, 18],
  [200, 26],
] as const;

for (const [width, height] of sizes) {
  test(`both halves of a way, ${width}x${height}`, t => {
    const near = text(5, 'egress tcp/3333 to public on sg-default', width, height);
    const far = text(5, 'ingress tcp/3333 from default on sg-public', width, height);
    const both = text(5, lesson(5).lesson.solution, width, height);
    matchesGolden(t, `both-ends-${width}x${height}`, [near, far, both].join('\n\n'));
  });
}

test('every row is as wide as the picture, whatever is in it', t => {
  const scripts = [
    '',
    'openstack security group create 日本語日本語日本語日本語日本語日本語\nopenstack server add security group default 日本語日本語日本語日本語日本語日本語',
    Array.from(
      {length: 30},
      (_, i) => `ingress udp/${i + 1}-${i + 60000} from default on sg-public`,
    ).join('\n'),
  ];
  for (const script of scripts) {
    for (const [width, height] of sizes) {
      for (const line of drawn(5, script, width, height)) t.is(widthOf(textOf(line)), width);
    }
  }
});

test('rules that have no room are counted', t => {
  const script = [1, 2, 3, 4, 5, 6]
    .map(port => `ingress tcp/${port} from any on sg-default`)
    .join('\n');
  matchesGolden(t, 'more-rules', text(5, script, 80, 13));
});

test('several groups, IPv6, and remotes that are groups', t => {
  const script = `openstack security group create web
ingress tcp/8080 from sg-private on web
ingress icmp from web on web
openstack security group rule create --ethertype IPv6 --ingress --protocol tcp --dst-port 22 --remote-ip 2001:db8::/32 web
openstack server add security group public web
openstack server remove security group private sg-private`;
  matchesGolden(t, 'several-groups', text(5, script, 120, 18));
});

/** Every world that a lesson's mistakes and its solution come by, with the commands that lead there. */
const stopsOf = (number: number): readonly string[] => {
  const {mistakes, solution} = lesson(number).lesson;
  return [solution, ...mistakes.map(({answer}) => answer)].flatMap(script => {
    const commands = commandsOf(script).map(({command}) => command);
    return [0, ...commands.keys()].map(at => commands.slice(0, at + 1).join('\n'));
  });
};

// What an arrow says of others may be short, but no rule and no name is.
test('nothing in a picture is cut, whatever mistake a lesson knows', t => {
  // More than three are drawn in another form.
  for (const {number} of course.filter(({start}) => start.platform.instances.length <= 3)) {
    for (const script of sampled(stopsOf(number), 4)) {
      for (const [width, height] of sizes) {
        const picture = text(number, script, width, height);
        t.false(
          picture.replaceAll('+…', '').includes('…'),
          `lesson ${number}\n${script}\n${picture}`,
        );
      }
    }
  }
});

// A later lesson may show more at its start, or at its end, than has room beside the rest.
test('the boxes stay where they are on the way to the solution of a frame', t => {
  const bordersOf = (picture: string): readonly number[] =>
    [...(picture.split('\n')[3] ?? '').matchAll(/[│╎╭╮├┤→←]/g)].map(({index}) => index);
  for (const {number, lesson: solved} of course.slice(0, 7)) {
    const commands = commandsOf(solved.solution).map(({command}) => command);
    for (const [width, height] of sizes) {
      const borders = [-1, ...commands.keys()].map(at =>
        bordersOf(text(number, commands.slice(0, at + 1).join('\n'), width, height)),
      );
      for (const now of borders)
        t.deepEqual(now, borders[0], `lesson ${number} at ${width}x${height}`);
    }
  }
});

test('an instance is shown with its address, however many rules it has', t => {
  for (const [width, height] of sizes) t.regex(text(1, '', width, height), /10\.65\.42\.3/);
});

test('the version of IP is never cut', t => {
  t.is(text(1, '', 80, 13).match(/4 I v6‹own group/g)?.length, 3);
  t.regex(text(1, '', 120, 18), /4 I v6 any ‹ own group/);
});

test('what passes is named, the flow of the goal first', t => {
  const script = `egress tcp/22 to public on sg-default
egress tcp/3333 to public on sg-default
egress udp/53 to public on sg-default
ingress any from default on sg-public`;
  t.regex(text(5, script, 80, 13), /│tcp\/3333\+2│/);
  t.regex(text(5, script, 120, 18), /tcp\/3333 \+2/);
});

test('flows that leave but are not let in stop at ingress', t => {
  const script = `egress tcp/22 to private on sg-default
ingress tcp/80 from default on sg-private`;
  const picture = text(5, script, 120, 18);
  t.regex(picture, /├─{8}╌{7}→│/);
  t.regex(picture, /no ingress/);
});

test('a way to a part of the Internet names whom it leads to', t => {
  t.regex(text(7, 'egress tcp/443 to 8.8.8.8 on sg-default', 120, 18), /tcp\/443 8\.8\.8\.8 │/);
  t.regex(text(7, 'egress tcp/443 to 8.8.8.8 on sg-default', 80, 13), /8\.8\.8\.8 ↓/);
});

test('an arrow says what passes with whom it names, and that others have more', t => {
  const out = `egress tcp/443 to 1.1.1.1 on sg-default
egress any to 8.8.8.8 on sg-default`;
  t.regex(text(7, out, 120, 18), / tcp\/443 1\.1\.1\.1 \+ others │/);
  t.regex(text(7, out, 80, 13), / tcp\/443\+… │/);
  t.regex(text(7, 'ingress any from 8.8.8.8 on sg-public', 120, 18), /│ tcp\/443 \+ others/);
  t.regex(text(7, 'ingress tcp/22 from 8.8.8.8 on sg-public', 80, 13), /│ tcp\/443\+…/);
});

test('a way to a stretch of the Internet names it', t => {
  t.regex(
    text(7, 'egress tcp/443 to 8.8.0.0/16 on sg-default', 120, 18),
    /tcp\/443 8\.8\.0\.0\/16 │/,
  );
});

test('a goal about the site is not one about the Internet', t => {
  const place = lesson(2);
  const {platform} = place.start;
  const drawnWith = (flow: string): readonly string[] => {
    const demand = parseDemand(platform, flow);
    if (!demand.ok) throw new Error(demand.error.says);
    const goal = {
      id: 'x',
      say: 'x',
      flow,
      demand: demand.value,
      expect: {kind: 'open'},
    } as const;
    const {goals} = grade({...place, lesson: {...place.lesson, goals: [goal]}}, place.start, []);
    return drawBoxes(place.start, [], goals, 120, 18).flatMap(line =>
      line.filter(({role}) => role === 'bad').map(({text}) => text),
    );
  };
  t.deepEqual(drawnWith('default -> Site tcp/443'), []);
  t.regex(drawnWith('default -> Internet tcp/443').join(' '), /tcp\/443: no egress/);
});

test('NAT is drawn where it happens, when something goes out', t => {
  t.notRegex(text(7, '', 120, 18), /NAT/);
  t.regex(text(7, lesson(7).lesson.solution, 120, 18), /NAT compute-2 203\.0\.113\.12 ─┼/);
});

test('NAT is drawn on the way to another site, with the address that is seen there', t => {
  const {solution} = lesson(16).lesson;
  for (const [width, height] of sizes) {
    t.notRegex(text(16, '', width, height), /NAT/);
    const picture = text(16, solution, width, height);
    t.regex(picture, /←─+ NAT (203\.0\.113\.12 )?─+┤/);
    t.regex(picture, /─ NAT (compute-2 )?203\.0\.113\.12 ─┼/);
  }
});

test('green is what is open, red what a goal waits for', t => {
  const roles = (script: string): readonly string[] =>
    drawn(5, script, 120, 18)
      .flatMap(line => line.filter(({text}) => /[╌─]{5}/.test(text) && /[←→]/.test(text)))
      .map(({role}) => role);
  t.true(roles('').includes('bad'));
  t.false(roles(lesson(5).lesson.solution).includes('bad'));
  t.true(roles(lesson(5).lesson.solution).includes('good'));
});

test('every frame has an instance for each column', t => {
  for (const {start} of course.slice(0, 7)) t.is(start.platform.instances.length, 3);
});

test('the picture bears it that instances go, and come again at another place', t => {
  const scripts = [
    'openstack server delete public',
    'openstack server delete public private',
    'openstack server delete public default private',
    'openstack server delete default\nopenstack server create --network default-v4-nat default',
    'openstack server delete public\nopenstack server create --network public --security-group sg-public public',
  ];
  for (const {number} of course.filter(({start}) => start.platform === lesson(1).start.platform)) {
    for (const script of number === 1 ? scripts.slice(0, 4) : scripts) {
      for (const [width, height] of sizes) {
        for (const line of drawn(number, script, width, height)) {
          t.is(widthOf(textOf(line)), width, `${number} ${script}`);
        }
      }
    }
  }
});
