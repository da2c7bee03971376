import test from 'ava';
import fc from 'fast-check';
import {type Way, wayBetween, wayOutside} from '../../src/arrows/way.ts';
import {outsideWords, wayWords} from '../../src/arrows/words.ts';
import {addressAt, type Ethertype, rangeOf} from '../../src/network/address.ts';
import {addressOf, type Instance, type Platform} from '../../src/network/platform.ts';
import {flowsOf, intervals, packetAt} from '../../src/reachability/flows/flows.ts';
import {type Endpoint, endpointAt} from '../../src/reachability/gates/endpoint.ts';
import {flowsOutside, withEverybody, withSomebody} from '../../src/reachability/reach/outside.ts';
import {parseTraffic} from '../../src/reachability/trace/question.ts';
import {trace} from '../../src/reachability/trace/trace.ts';
import type {World} from '../../src/security-groups/world.ts';
import {firstFitting} from '../../src/text/width.ts';
import {runs} from '../checks.ts';
import {frame} from '../lessons/built-in.ts';
import {addressIn, prefixIn} from '../network/read.ts';
import {outsiders, worlds} from '../reachability/worlds.ts';

const actors: Platform['internet'] = [
  {name: 'server', address: addressIn('1.1.1.1'), role: 'server'},
  {name: 'visitor', address: addressIn('198.51.100.127'), role: 'visitor'},
];

/** Random worlds, with and without people on the Internet that have a name. */
const populated = fc
  .tuple(worlds, fc.boolean())
  .map(([world, named]) =>
    named ? {...world, platform: {...world.platform, internet: actors}} : world,
  );

const nobody = () => null;
const widths = [9, 10, 14, 20, 60];

/** Stands before what passes over IPv6 and not over IPv4. */
const beyond = 'v6:';

/** What a word on an arrow says to pass, one flow at a time: over IPv4, or beyond that. */
const flowsIn = (word: string, before: '' | typeof beyond) =>
  word.split(' ').flatMap(text => {
    const traffic = parseTraffic(text.startsWith(before) ? text.slice(before.length) : '');
    return traffic.ok ? [flowsOf(traffic.value)] : [];
  });

const isDelivered = (
  world: World,
  from: Endpoint,
  to: Endpoint,
  word: string,
  before: '' | typeof beyond = '',
): boolean =>
  flowsIn(word, before)
    .flatMap(intervals)
    .flatMap(([start, end]) => [start, (start + end) >> 1, end - 1])
    .every(point => trace(world, {from, to, packet: packetAt(point)}).verdict === 'delivered');

const isSolid = ({atSource, atDestination}: Way): boolean =>
  atSource === null && atDestination === null;

const here = (instance: Instance, ethertype: Ethertype = 'IPv4'): Endpoint => {
  const address = addressOf(instance, ethertype);
  return {kind: 'instance', instance, ...(address ? {address} : {})};
};

/** Every address that a name on an arrow stands for, as far as it can be asked. */
const addressesOf = (name: string) => {
  const {ethertype, first, last} = rangeOf(prefixIn(name));
  return [first, last].map(value => addressAt(ethertype, value));
};

test('what an arrow between instances says is delivered, and only that is solid', t => {
  fc.assert(
    fc.property(populated, world => {
      for (const from of world.platform.instances) {
        for (const to of world.platform.instances) {
          if (from === to) continue;
          const way = wayBetween(world, from, to, nobody);
          t.is(isSolid(way), way.open);
          if (!way.open) continue;
          for (const width of widths) {
            const word = firstFitting(wayWords(way), width);
            t.true(isDelivered(world, here(from), here(to), word), word);
            const [source, destination] = [here(from, 'IPv6'), here(to, 'IPv6')];
            t.true(isDelivered(world, source, destination, word, beyond), word);
          }
        }
      }
    }),
    {numRuns: runs(60)},
  );
});

test('what an arrow to or from the Internet says is delivered to whom it names', t => {
  fc.assert(
    fc.property(populated, fc.constantFrom('egress', 'ingress'), (world, direction) => {
      for (const instance of world.platform.instances) {
        const way = wayOutside(world, instance, direction, nobody);
        t.is(isSolid(way), way.open);
        if (!way.open) continue;
        const ethertype = way.flows.every(text => text.startsWith(beyond)) ? 'IPv6' : 'IPv4';
        const regions = flowsOutside(world, instance, direction, ethertype);
        const isPart = withSomebody(regions, 'internet') !== withEverybody(regions, 'internet');
        t.is(isPart, way.who !== null || way.others);
        const names = [way.peer ?? '', ...(way.who ? [way.who] : [])];
        const peers = isPart || way.others ? names.flatMap(addressesOf) : outsiders;
        for (const width of widths) {
          const word = firstFitting(outsideWords(way), width);
          if (way.others) t.regex(word, /\+ ?(others|…)|…$/);
          if (way.peer && ethertype === 'IPv6') {
            for (const address of addressesOf(way.peer)) {
              const there = endpointAt(world.platform, address);
              const own = here(instance, 'IPv6');
              const [from, to] = direction === 'egress' ? [own, there] : [there, own];
              t.true(isDelivered(world, from, to, word, beyond), `${word} with ${address}`);
            }
          }
          for (const address of peers.filter(one => !one.includes(':'))) {
            const there = endpointAt(world.platform, address);
            const [from, to] =
              direction === 'egress' ? [here(instance), there] : [there, here(instance)];
            t.true(isDelivered(world, from, to, word), `${word} with ${address}`);
          }
        }
      }
    }),
    {numRuns: runs(60)},
  );
});

test('an arrow says what passes over IPv6 alone, and speaks then of who comes by it', t => {
  const {start} = frame(15);
  const instance = start.platform.instances.find(({name}) => name === 'default');
  const way = instance && wayOutside(start, instance, 'ingress', nobody);
  t.like(way, {open: true, flows: ['v6:tcp/22'], peer: '2001:db8:f::23', nat: null});
  t.is(way && firstFitting(outsideWords(way), 11), 'v6:tcp/22');
});
