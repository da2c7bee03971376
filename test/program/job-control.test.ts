import test from 'ava';
import {folder} from '../progress/a-folder.ts';
import {start} from '../terminal/program.ts';
import {program} from './a-process.ts';

const ready = 'ready $ ';

test('Ctrl-Z, and a stop from elsewhere, give the terminal back; fg goes on where it was', async t => {
  const shell = await start(['bash', '--norc', '-i'], {env: {PS1: ready}});
  t.teardown(shell.kill);
  await shell.expect('ready $');
  await shell.type(`'${process.execPath}' '${program}' play 5 --saves '${folder(t)}'`);
  await shell.press('enter');
  await shell.expect('Both ends must allow');
  await shell.type('hin');
  await shell.expect(/^ › hin/m);

  await shell.press('ctrl-z');
  await shell.expect('Stopped');
  t.false(shell.isAlternate());
  await shell.type('stty -a | grep -oE "[-]?(icanon|echo) "');
  await shell.press('enter');
  await shell.expect(/^icanon\necho$/m);
  await shell.type('clear; fg');
  await shell.press('enter');
  await shell.expect(/^ › hin/m);
  t.true(shell.isAlternate());

  await shell.type('t');
  await shell.expect(/^ › hint$/m);
  await shell.press('ctrl-z');
  await shell.expect('Stopped');
  await shell.type('clear; echo "job $(jobs -p) of mine"');
  await shell.press('enter');
  await shell.expect(/^job \d+ of mine$/m);
  const job = Number(/job (\d+) of mine/.exec(await shell.screen())?.[1]);
  await shell.type('clear; fg');
  await shell.press('enter');
  await shell.expect(/^ › hint$/m);
  process.kill(job, 'SIGTSTP');
  await shell.expect('Stopped');
  t.false(shell.isAlternate());
  await shell.type('clear; fg');
  await shell.press('enter');
  await shell.expect(/^ › hint$/m);
  await shell.press('ctrl-u');
  await shell.press('ctrl-d');
  await shell.expect(/^ready \$$/m);
  t.false(shell.isAlternate());
});
