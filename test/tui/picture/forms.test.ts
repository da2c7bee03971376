import test, {type ExecutionContext} from 'ava';
import fc from 'fast-check';
import {type Seat, separate, sharedSeats} from '../../../src/arrows/seats.ts';
import {type OutsideWay, type Way, wayBetween, wayOutside} from '../../../src/arrows/way.ts';
import {waysOf} from '../../../src/arrows/ways.ts';
import type {Instance} from '../../../src/network/platform.ts';
import type {World} from '../../../src/security-groups/world.ts';
import {widthOf} from '../../../src/text/width.ts';
import {type Line, textOf} from '../../../src/tui/draw/line.ts';
import {drawBoxes} from '../../../src/tui/draw/picture/boxes.ts';
import {drawList} from '../../../src/tui/draw/picture/list.ts';
import {paint} from '../../../src/tui/draw/picture/paint.ts';
import {picture} from '../../../src/tui/draw/picture/picture.ts';
import {seatName, shortNames} from '../../../src/tui/draw/picture/short-names.ts';
import {drawTable} from '../../../src/tui/draw/picture/table.ts';
import {runs, size} from '../../checks.ts';
import {describeWorld} from '../../reachability/worlds.ts';
import {populated} from './populated.ts';
import {type AllSaid, readBoxes, readList, readTable, wayKey} from './read-forms.ts';

const nobody = () => null;

const textsOf = (lines: readonly Line[]): readonly string[] => lines.map(textOf);

const ofRules = ['no egress', 'no ingress'];

/** What a word of a blocked way claims to be missing, whichever way it is put. */
const missingIn = (word: string): readonly string[] => {
  if (['neither', 'neither end', 'no E,I', ofRules.join(', ')].includes(word)) return ofRules;
  return [word.replace(/^no E$/, 'no egress').replace(/^no I$/, 'no ingress')];
};

const isStop = (claimed: string, way: Way): boolean =>
  [way.atSource, way.atDestination].some(
    stop => stop === claimed || (claimed === 'no way' && stop?.startsWith('no way ')),
  );

/** The one flow whose name has a space, without it. */
const oneWord = (text: string): string => text.replace('other protocols', 'other-protocols');

/** Holds a word to what the way is: what passes, for whom, and that it is translated; or what is missing. */
const holdsWord = (t: ExecutionContext, word: string, way: Way | OutsideWay): void => {
  if (!way.open) {
    const missing = missingIn(word);
    t.true(
      missing.every(claimed => isStop(claimed, way)),
      `${word}: ${JSON.stringify(way)}`,
    );
    const both = [way.atSource, way.atDestination];
    t.is(
      missing.length === 2,
      both.every(stop => stop !== null && ofRules.includes(stop)),
      word,
    );
    return;
  }
  const [first = ''] = way.flows;
  if (word.endsWith('…') && !word.endsWith('+…')) {
    const shown = word.slice(0, -1);
    t.true(shown.startsWith(first) || first.startsWith(shown), word);
    return;
  }
  t.true(word.startsWith(first), word);
  t.is(/ NAT$/.test(word), way.nat !== null, word);
  const counted = Number(/\+(\d+)/.exec(word)?.[1] ?? 0);
  const [said, flows] = [[word], way.flows].map(texts => texts.map(oneWord));
  const named = (said ?? [])
    .flatMap(text => text.split(' '))
    .filter(text => flows?.includes(text.split('+')[0] ?? ''));
  t.is(named.length + counted, way.flows.length, word);
  if (!('who' in way)) return;
  t.is(/\+ ?(others|…)( NAT)?$/.test(word), way.others, word);
  if (way.who && !way.others)
    t.true(word.includes(` ${way.who}`) || / some( NAT)?$/.test(word), word);
};

/** Holds what a form says of every pair of seats to each way of theirs. */
const holds = (
  t: ExecutionContext,
  world: World,
  seats: readonly Seat[],
  said: AllSaid,
  form: string,
): void => {
  const message = (key: string) => [form, key, ...describeWorld(world)].join('\n');
  const check = (key: string, way: Way | OutsideWay): void => {
    const one = said.get(key);
    if (!one) {
      t.fail(`Nothing is said of it.\n${message(key)}`);
      return;
    }
    t.is(one.source, way.atSource === null, message(key));
    t.is(one.destination, way.atDestination === null, message(key));
    if (one.word !== null) holdsWord(t, one.word, way);
  };
  const all = seats.flatMap(({first, others}, index) =>
    [first, ...others].map(instance => ({instance, index})),
  );
  for (const {instance, index} of all) {
    check(wayKey(index, -1), wayOutside(world, instance, 'egress', nobody));
    check(wayKey(-1, index), wayOutside(world, instance, 'ingress', nobody));
    for (const other of all) {
      if (other.instance === instance) continue;
      check(wayKey(index, other.index), wayBetween(world, instance, other.instance, nobody));
    }
  }
};

const inNetworkOrder = ({platform}: World): readonly Instance[] =>
  platform.networks.flatMap(({name}) => platform.instances.filter(({network}) => network === name));

const widths = [60, 80, 100, 120, 200, 300];

test('boxes, table and list say of each pair what its way is', t => {
  const forms = new Set<string>();
  fc.assert(
    fc.property(populated, fc.constantFrom(...widths), (world, listWidth) => {
      const {instances} = world.platform;
      if (instances.length === 0) return;
      const ways = waysOf(world, []);
      const shared = sharedSeats(world, instances, ways);
      for (const width of widths) {
        const table = drawTable(world, instances, ways, width, 40);
        if (!table) continue;
        const lines = textsOf(paint(width, table.rows, table.strokes));
        const apart = readTable(lines, instances.length);
        const said = apart ?? readTable(lines, shared.length);
        if (!said) return t.fail(`No table:\n${lines.join('\n')}`);
        holds(t, world, apart ? separate(instances) : shared, said, lines.join('\n'));
        forms.add(apart ? 'table' : 'shared table');
      }
      const lines = textsOf(drawList(world, instances, ways, listWidth, 400));
      const names = shortNames(
        shared.map(seat => seatName(seat, 24)),
        24,
      );
      holds(t, world, shared, readList(lines, names), lines.join('\n'));
      forms.add('list');
      if (instances.length > 1 && instances.length <= 3) {
        const boxes = textsOf(drawBoxes(world, [], [], Math.max(80, listWidth), 20));
        const said = readBoxes(boxes, instances.length);
        holds(t, world, separate(inNetworkOrder(world)), said, boxes.join('\n'));
        forms.add('boxes');
      }
    }),
    {numRuns: runs(40, 10)},
  );
  // A few worlds need not come in every form.
  if (size !== 'quick') t.deepEqual([...forms].sort(), ['boxes', 'list', 'shared table', 'table']);
});

test('no line is wider than asked, and there are no more of them, at any size', t => {
  fc.assert(
    fc.property(
      populated,
      fc.integer({min: 60, max: 300}),
      fc.oneof(fc.integer({min: 1, max: 26}), fc.integer({min: 27, max: 100})),
      (world, width, height) => {
        const lines = textsOf(picture(world, [world], [], width, height));
        t.true(lines.length <= height);
        for (const line of lines) t.true(widthOf(line) <= width, line);
      },
    ),
    {numRuns: runs(80)},
  );
});
