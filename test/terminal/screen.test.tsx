import test from 'ava';
import {Box, Text, useApp, useCursor, useInput, useWindowSize} from 'ink';
import {useEffect, useState} from 'react';
import {mount} from './screen.ts';

/** Shows its size, every input as it came, and the cursor after the first row. */
const Echo = () => {
  const {columns, rows} = useWindowSize();
  const [inputs, setInputs] = useState<readonly string[]>([]);
  const {exit} = useApp();
  const {setCursorPosition} = useCursor();
  useInput((input, key) => {
    if (input === 'q') exit('quit');
    const name = Object.entries(key).find(([, pressed]) => pressed === true)?.[0];
    setInputs(before => [...before, name ? `${name}:${input}` : input]);
  });
  const line = inputs.join(' ');
  setCursorPosition({x: line.length, y: 0});
  return (
    <Box width={columns} height={rows} flexDirection="column" justifyContent="space-between">
      <Text>{line}</Text>
      <Text>
        {columns} by {rows}
      </Text>
    </Box>
  );
};

test('the first frame is on the screen when mount resolves', async t => {
  const screen = await mount(<Echo />, {columns: 30, rows: 4});
  t.deepEqual(screen.rows(), ['', '', '', '30 by 4']);
  t.true(screen.isAlternate());
  await screen.unmount();
  t.false(screen.isAlternate());
});

test('what is typed is drawn when type resolves, one input a character', async t => {
  const screen = await mount(<Echo />, {rows: 2});
  await screen.type('ab å');
  t.is(screen.text(), 'a b   å\n80 by 2');
  t.deepEqual(screen.cursor(), {column: 7, row: 0});
  await screen.unmount();
});

test('keys arrive under their names, a lone Escape too', async t => {
  const screen = await mount(<Echo />, {rows: 2});
  await screen.press('up', 'enter', 'tab', 'escape', 'backspace', 'ctrl-a', 'alt-b');
  t.is(screen.rows()[0], 'upArrow: return: tab: escape: backspace: ctrl:a meta:b');
  await screen.unmount();
});

test('bytes sent together arrive together', async t => {
  const screen = await mount(<Echo />, {rows: 2});
  await screen.send('abc');
  t.is(screen.rows()[0], 'abc');
  await screen.unmount();
});

test('a resize is drawn when resize resolves', async t => {
  const screen = await mount(<Echo />, {columns: 30, rows: 4});
  await screen.resize(50, 3);
  t.deepEqual(screen.rows(), ['', '', '50 by 3']);
  await screen.unmount();
});

test('the app can end by itself', async t => {
  const screen = await mount(<Echo />);
  await screen.type('q');
  t.is(await screen.exit(), 'quit');
  t.false(screen.isAlternate());
});

const Slow = ({work}: {readonly work: Promise<string>}) => {
  const [done, setDone] = useState('working');
  useEffect(() => {
    work.then(setDone);
  }, [work]);
  return <Text>{done}</Text>;
};

test('expect waits for what comes later', async t => {
  let finish = (_: string) => {};
  const work = new Promise<string>(resolve => {
    finish = resolve;
  });
  const screen = await mount(<Slow work={work} />);
  t.is(screen.text(), 'working');
  const expected = screen.expect(/^finished$/);
  finish('finished');
  await expected;
  t.is(screen.text(), 'finished');
  await screen.unmount();
});

test('expect rejects with the screen when the deadline passes or the app ends', async t => {
  const screen = await mount(<Echo />, {rows: 2});
  const late = await t.throwsAsync(screen.expect('never', 10));
  t.is(late?.message, '10 ms went by before the screen showed never. It shows:\n\n80 by 2');
  const ended = t.throwsAsync(screen.expect('never'), {message: /^The app ended before/});
  await screen.type('q');
  await ended;
});

const Broken = () => {
  throw new Error('broken on purpose');
};

test('an app that fails is told from one that ends', async t => {
  await t.throwsAsync(async () => (await mount(<Broken />)).exit(), {message: 'broken on purpose'});
});
