import ava from 'ava';
import {testWith} from '../machine/test-with.ts';
import {folder} from '../progress/a-folder.ts';
import type {Cell} from '../terminal/display.ts';
import {unclosedBoxes} from './boxes.ts';
import {playScript} from './scenario.ts';
import {newStage, stageNeeds} from './stage.ts';
import {ends, enter, leave, see, seeLine, start, type} from './steps.ts';

const test = testWith(...stageNeeds);

test('a script that fails tells its steps, where it stopped and what the screen shows', async t => {
  const stage = newStage(folder(t));
  t.teardown(stage.clear);
  const failed = await t.throwsAsync(
    playScript(stage, start('play 4'), see('No second leg'), enter('quit'), ends(7), type('x')),
  );
  const [head, ...lines] = failed?.message.split('\n') ?? [];
  t.is(head, 'Step 4 of 5 failed:');
  t.is(lines[2], '   3 type "quit\\r"');
  t.is(lines[3], '>  4 ends with 7');
  t.is(lines[6], 'It ended with 0.');
});

test('what leaves the terminal other than it was is found out', async t => {
  const stage = newStage(folder(t));
  t.teardown(stage.clear);
  await playScript(stage, start('play 4'), see('No second leg'), type('x'), seeLine('x'));
  // The lab cannot set back what it is killed over.
  stage.signal('SIGKILL');
  const failed = await t.throwsAsync(stage.ended());
  t.regex(failed?.message ?? '', /the kernel treats the terminal otherwise/);
  t.regex(failed?.message ?? '', /"alternate":true/);
});

test('a program must have ended before the next one starts', async t => {
  const stage = newStage(folder(t));
  t.teardown(stage.clear);
  await playScript(stage, start('play 4'), see('No second leg'), type('x'), seeLine('x'));
  await t.throwsAsync(playScript(stage, start('play 5')), {message: /still runs/});
  await t.notThrowsAsync(playScript(stage, seeLine('x'), leave()));
});

const drawn = (...rows: readonly string[]): readonly (readonly Cell[])[] =>
  rows.map(row =>
    [...row].map(text => ({
      text,
      bold: false,
      faint: false,
      underlined: false,
      inverse: false,
      color: 'default',
      background: 'default',
    })),
  );

ava('a box is whole where both its sides go from corner to corner', t => {
  t.deepEqual(unclosedBoxes(drawn('╭──╮ ╭─╮', '│ab├→│x│', '╰──╯ ╰─╯')), {corners: 2, broken: 0});
  t.deepEqual(unclosedBoxes(drawn('╭──╮', '│abc│', '╰──╯')), {corners: 1, broken: 1});
  t.deepEqual(unclosedBoxes(drawn('╭──╮', '│ab│', '╰───╯')), {corners: 1, broken: 1});
});
