import test from 'ava';
import {open, playOf, saidBy, typed} from './a-play.ts';

/**
 * A newcomer's wrong turn: the frame, what is typed, the words that name the gate and the reason
 * at once, and the words of the hint that leads on.
 */
type Turn = {
  readonly title: string;
  readonly frame: number;
  readonly lines: readonly string[];
  readonly says: readonly RegExp[];
  readonly hint: RegExp;
};

const turns: readonly Turn[] = [
  {
    title: 'egress forgotten on the other end',
    frame: 5,
    lines: ['ingress tcp/3333 from default on sg-public'],
    says: [
      /stops at egress: default has no egress rule for tcp\/3333 to 185\.189\.28\.56 \(public\)/,
    ],
    hint: /the egress of default itself/,
  },
  {
    title: 'ingress forgotten on the other end',
    frame: 5,
    lines: ['egress tcp/3333 to public on sg-default'],
    says: [
      /stops at ingress: public has no ingress rule for tcp\/3333 from 10\.65\.42\.3 \(default\)/,
    ],
    hint: /stops at public's ingress/,
  },
  {
    title: 'ingress instead of egress',
    frame: 2,
    lines: ['security group rule create --remote-ip 0.0.0.0/0 sg-public'],
    says: [
      /stops at egress: public has no egress rule/,
      /lets packets in; what is missing here lets them out \(egress\)/,
      /the Internet does not reach public/,
    ],
    hint: /the other arrow, the one that leaves public/,
  },
  {
    title: 'ingress instead of egress, between two instances',
    frame: 5,
    lines: ['ingress tcp/3333 from public on sg-default'],
    says: [
      /stops at egress: default/,
      /The nearest, rule \d+ \(sg-default: ingress tcp\/3333 .*lets packets in/,
    ],
    hint: /stops at default's egress/,
  },
  {
    title: 'egress instead of ingress',
    frame: 4,
    lines: ['egress tcp/80 to public on sg-default'],
    says: [
      /stops at ingress: default has no ingress rule/,
      /lets packets out; what is missing here lets them in \(ingress\)/,
    ],
    hint: /stops at\s+default's ingress/,
  },
  {
    title: 'the NAT address as the source',
    frame: 5,
    lines: [
      'egress tcp/3333 to public on sg-default',
      'ingress tcp/3333 from 203.0.113.12 on sg-public',
    ],
    says: [
      /stops at ingress: public/,
      /allows 203\.0\.113\.12.* comes from 10\.65\.42\.3 \(default\)/,
      /inside the site nothing is translated/,
    ],
    hint: /names another address/,
  },
  {
    title: 'a /24 too wide',
    frame: 4,
    lines: ['ingress tcp/80 from 185.189.28.0/24 on sg-default'],
    says: [
      /★★☆ solved · a star lost: more is open/,
      /tcp\/80 from others of the site \(in 185\.189\.28\.0\/24\) to default/,
      /Narrow it/,
    ],
    hint: /public is not the only one/,
  },
  {
    title: 'a default network as the source, with a second leg in mind',
    frame: 4,
    lines: ['ingress tcp/80 from 10.65.0.0/16 on sg-default'],
    says: [
      /stops at ingress: default/,
      /allows 10\.65\.0\.0\/16, but this packet comes from 185\.189\.28\.56 \(public\)/,
    ],
    hint: /Compare the address/,
  },
  {
    title: 'private to the Internet by a rule alone',
    frame: 6,
    lines: ['egress any to 0.0.0.0/0 on sg-private', 'trace private Internet tcp/443'],
    says: [
      /✓ egress of private: allowed/,
      /stops at routing: 10\.65\.145\.17 \(private\) is an address with no way to the Internet/,
      /whatever the rules say/,
    ],
    hint: /default's ingress/,
  },
  {
    title: 'private to the Internet by way of default',
    frame: 6,
    lines: [
      'egress any to 0.0.0.0/0 on sg-private',
      'ingress tcp/4545 from private on sg-default',
      'egress any to 0.0.0.0/0 on sg-default',
    ],
    says: [
      /✗ default does not reach the Internet/,
      /passes, by rule \d+ \(sg-default: egress any to/,
    ],
    hint: /private still does not/,
  },
  {
    title: 'the NAT address as the destination',
    frame: 7,
    lines: ['egress tcp/443 to 203.0.113.12 on sg-default'],
    says: [
      /stops at egress: default has no egress rule for tcp\/443 to 1\.1\.1\.1/,
      /allows 203\.0\.113\.12.* goes to 1\.1\.1\.1/,
    ],
    hint: /Compare where it is going/,
  },
  {
    title: 'a group made and attached to nothing',
    frame: 3,
    lines: ['security group create web', 'ingress tcp/443 from any on web'],
    says: [/stops at ingress: public/, /is in web, which no instance has/],
    hint: /which groups public has/,
  },
  {
    title: 'a second leg',
    frame: 4,
    lines: ['server add network public default-v4-nat'],
    says: [
      /public now has 185\.189\.28\.56 from public, and 10\.65\.42\.4 from default-v4-nat/,
      /two default gateways/,
      /server remove network public default-v4-nat/,
      /stops at interface: public/,
    ],
    hint: /two interfaces now/,
  },
  {
    title: 'another port',
    frame: 3,
    lines: ['ingress tcp/80 from any on sg-public'],
    says: [/stops at ingress: public/, /allows tcp\/80, and this is tcp\/443/],
    hint: /Compare its port/,
  },
];

for (const {title, frame, lines, says, hint} of turns) {
  test(`frame ${frame}, ${title}: the gate is named, and a hint leads on`, t => {
    const turned = typed(open(frame), ...lines);
    for (const pattern of says) t.regex(saidBy(turned), pattern);
    t.regex(saidBy(typed(turned, 'hint')), hint);
  });
}

// The hint speaks of a rule in sg-private, which has none: its condition, the direction missed,
// holds at the other gate, default's ingress.
test('frame 6, a hint does not speak of a rule that is not there', t => {
  const turned = typed(open(6), 'egress any to 0.0.0.0/0 on sg-default', 'hint');
  t.notRegex(saidBy(turned), /sg-private has a rule now/);
});

/** Lines that are refused, with what is said and what to do. */
const refused: readonly (readonly [line: string, says: RegExp, remedy: RegExp])[] = [
  ['opensack security group list', /not an openstack command/, /openstack security group list/],
  ['ingress tcp/443 from 0.0.0.0/33 on sg-public', /not an address or a prefix/, /0\.0\.0\.0\/0/],
  ['ingress tcp/70000 from any on sg-public', /Invalid value for port 70000/, /65535/],
  ['ingress tcp/443 from any on sg-pubic', /No SecurityGroup found for sg-pubic/, /sg-public/],
  ['egress tcp/443 from any on sg-public', /Egress goes TO/, /egress tcp\/443 to any on sg-public/],
  ['security group rule create --dst-port 443 sg-public', /specify protocol/, /--protocol tcp/],
  ['security group rule delete 99', /99/, /rule list/],
  ['server add security group public sg-public', /Duplicate|already/, /nothing needs to be added/],
  ['server add network public default', /No Network found/, /its network is default-v4-nat/],
  ['server add fixed ip public private', /second interface/, /every network of the site/],
  ['floating ip create public', /no floating addresses/, /ingress/],
  ['router create mine', /no routers/, /security groups/],
  ["security group show 'sg-public", /quotation mark/, /Close it/],
];

for (const [line, says, remedy] of refused) {
  test(`'${line}' is refused, leads on, and changes nothing`, t => {
    const before = open(2);
    const after = typed(before, line);
    const [first, ...others] = after.reply.said.map(({tone}) => tone);
    t.is(first, 'bad');
    t.deepEqual(new Set(others), new Set(['hint']));
    t.regex(after.reply.said[0]?.text ?? '', says);
    t.regex(after.reply.said[1]?.text ?? '', remedy);
    t.is(after.reply.kind, 'refused');
    t.deepEqual(playOf(after), playOf(before));
  });
}
