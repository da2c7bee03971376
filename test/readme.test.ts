import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {delimiter, join, resolve} from 'node:path';
import test from 'ava';
import {labWords} from '../src/play/lab-words.ts';
import {bindings, type Place} from '../src/tui/keys.ts';
import {start} from './terminal/program.ts';

// What the README shows is what the program prints: every `console` block is run, and every
// screen is drawn again. UPDATE_GOLDENS=1 writes what is printed now into the README.

const fence = /(?<=\n```console\n)(\$ (?:safespring-lab|printf)[\s\S]*?)(?=```\n)/g;
const screen = /(?<=<!-- screen: (.*) -->\n\n```text\n)[\s\S]*?(?=```\n)/g;
const readme = (): string => readFileSync('README.md', 'utf8');

/** A folder in which `safespring-lab` is a command, as if installed, and nothing else is. */
const installed = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'safespring-lab-'));
  symlinkSync(resolve('dist/safespring-lab.js'), join(folder, 'safespring-lab'));
  return folder;
};

const run = (block: string): string => {
  const folder = installed();
  const env = {
    PATH: [folder, process.env.PATH].join(delimiter),
    HOME: folder,
    SAFESPRING_LAB_SAVES: 'saves',
  };
  const commands = block.split('\n').filter(line => line.startsWith('$ '));
  const output = commands.map(line => {
    const shell = ['-c', `exec 2>&1; ${line.slice(2)}; true`];
    return `${line}\n${execFileSync('sh', shell, {cwd: folder, env, encoding: 'utf8'})}`;
  });
  rmSync(folder, {recursive: true});
  return output.join('');
};

/** The screen of 80x24 after lines typed into a lesson: `play 4; line; line`. */
const draw = async (script: string): Promise<string> => {
  const [play = '', ...lines] = script.split('; ');
  const saves = mkdtempSync(join(tmpdir(), 'safespring-lab-'));
  const program = await start(['node', 'dist/safespring-lab.js', ...play.split(' ')], {
    columns: 80,
    rows: 24,
    env: {SAFESPRING_LAB_SAVES: saves},
  });
  await program.expect('Enter run');
  for (const line of lines) {
    await program.type(line);
    await program.press('enter');
  }
  // What the last line answers tells that it is drawn.
  await program.expect(/Made: |Solved: /);
  const shown = await program.screen();
  program.kill();
  await program.exit();
  rmSync(saves, {recursive: true});
  return `${shown.trimEnd()}\n`;
};

const update = (from: string, to: string): void => {
  if (process.env.UPDATE_GOLDENS && !process.env.CI) {
    writeFileSync(
      'README.md',
      readme().replace(from, () => to),
    );
  }
};

test.serial('the README shows what the commands print', t => {
  const blocks = [...readme().matchAll(fence)].map(([block]) => block);
  t.is(blocks.length, 12);
  for (const block of blocks) {
    const printed = run(block);
    update(block, printed);
    if (!process.env.UPDATE_GOLDENS) t.is(block, printed);
  }
});

/** What each place of keys is called there. */
const places: Readonly<Record<Place, string>> = {
  prompt: 'at the line',
  completion: 'in the menu of Tab',
  pointing: 'looking at goals and rules',
  packet: 'a packet on its way',
  menu: 'in the menu of lessons',
  page: 'reading a page',
  debrief: 'at a debrief',
  welcome: 'at the welcome',
};

/** The table of keys, a place a row; what means the same everywhere is told at the line. */
const keyTable = (): string => {
  const rows = Object.entries(places).map(([place, called]) => {
    const keys = bindings
      .filter(binding => binding.place === place)
      .filter(({act}) => place === 'prompt' || (act !== 'redraw' && act !== 'pause'))
      .map(({label, does}) => `\`${label}\` ${does}`);
    return `| ${called} | ${keys.join(' · ')} |`;
  });
  return ['| where | keys |', '| --- | --- |', ...rows, ''].join('\n');
};

test.serial('the README tells of every key', t => {
  const [shown = ''] = /(?<=<!-- keys -->\n\n)(\|.*\n)*/.exec(readme()) ?? [];
  t.not(shown, '');
  update(shown, keyTable());
  if (!process.env.UPDATE_GOLDENS) t.is(shown, keyTable());
});

test('the README names every word of the lab', t => {
  const listed = /\*\*Words of the lab\*\*: (.*)\./.exec(readme())?.[1] ?? '';
  const words = [...listed.matchAll(/`(\w+)/g)].map(([, word]) => word);
  t.deepEqual(
    words,
    labWords.map(({word}) => word),
  );
});

test.serial('the README shows the screens that are drawn', async t => {
  const shown = [...readme().matchAll(screen)];
  t.true(shown.length > 0);
  for (const [text, script = ''] of shown) {
    const drawn = await draw(script);
    update(text, drawn);
    if (!process.env.UPDATE_GOLDENS) t.is(text, drawn);
  }
});
