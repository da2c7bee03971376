import {pseudoTerminal} from '../machine/pseudo-terminal.ts';
import {testWith} from '../machine/test-with.ts';
import {start} from './program.ts';

const test = testWith(pseudoTerminal);

/** A program that shows its size and echoes its lines; `quit` ends it with code 3. */
const echo = `
const size = () => console.log(process.stdout.columns + ' by ' + process.stdout.rows);
size();
process.stdout.on('resize', size);
process.stdin.on('data', line => {
  if (String(line).trim() === 'quit') process.exit(3);
  console.log('heard ' + String(line).trim());
});
`;

test('a program sees a terminal, and is heard and seen', async t => {
  const program = await start(['node', '-e', echo], {columns: 60, rows: 10});
  t.teardown(program.kill);
  await program.expect('60 by 10');
  await program.type('hello');
  await program.press('enter');
  await program.expect(/^heard hello$/m);
  t.is(await program.screen(), '60 by 10\nhello\nheard hello');
  t.deepEqual(program.cursor(), {column: 0, row: 3});
  t.false(program.isAlternate());
});

test('a program is told of a resize', async t => {
  const program = await start(['node', '-e', echo]);
  t.teardown(program.kill);
  await program.expect('80 by 24');
  await program.resize(120, 36);
  await program.expect('120 by 36');
  t.pass();
});

test('a program ends with a code, or by a signal', async t => {
  const quitting = await start(['node', '-e', echo]);
  await quitting.expect('80 by 24');
  await quitting.type('quit\r');
  t.deepEqual(await quitting.exit(), {code: 3, signal: 0});

  const killed = await start(['node', '-e', echo]);
  await killed.expect('80 by 24');
  killed.kill('SIGTERM');
  t.is((await killed.exit()).signal, 15);
});

test('the last words of a program are on the screen when it has ended', async t => {
  const program = await start(['node', '-e', 'for (let i = 0; i < 500; i++) console.log(i)']);
  t.deepEqual(await program.exit(), {code: 0, signal: 0});
  t.regex(await program.screen(), /498\n499$/);
});

test("the tester's own variables do not leak in", async t => {
  const names = 'console.log(Object.keys(process.env).sort().join())';
  const program = await start(['node', '-e', names], {env: {NO_COLOR: '1'}});
  await program.exit();
  t.is(await program.screen(), 'HOME,LANG,NO_COLOR,PATH,PWD,TERM');
});

test('an expectation that is late rejects with the screen', async t => {
  const program = await start(['node', '-e', echo]);
  t.teardown(program.kill);
  await program.expect('80 by 24');
  await t.throwsAsync(program.expect('never', 50), {
    message: '50 ms went by before the screen showed never. It shows:\n80 by 24',
  });
  await t.throwsAsync(program.exit(50), {
    message: 'The program still runs after 50 ms. It shows:\n80 by 24',
  });
});

test('an expectation rejects at once when the program ends', async t => {
  const program = await start(['node', '-e', 'console.log("bye"); process.exitCode = 4']);
  await t.throwsAsync(program.expect('never'), {
    message: 'The program ended (code 4, signal 0) before the screen showed never. It shows:\nbye',
  });
});
