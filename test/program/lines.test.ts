import {pseudoTerminal} from '../machine/pseudo-terminal.ts';
import {testWith} from '../machine/test-with.ts';
import {folder} from '../progress/a-folder.ts';
import {start} from '../terminal/program.ts';
import {program} from './a-process.ts';

const test = testWith(pseudoTerminal);

const undrawn = [
  ['for a screen reader', {INK_SCREEN_READER: 'true'}],
  ['on a terminal that cannot be drawn on', {TERM: 'dumb'}],
] as const;

for (const [where, env] of undrawn) {
  test(`${where} a lesson is played by lines, in reading order`, async t => {
    const terminal = await start(['node', program, '--saves', folder(t), 'play', '5'], {env});
    t.teardown(() => terminal.kill());
    await terminal.expect('✓ default does not reach the Internet');
    await terminal.expect(/^›$/m);
    await terminal.type('egress tcp/3333 to public on sg-default');
    await terminal.press('enter');
    await terminal.expect('stops at ingress: public');
    t.false(terminal.isAlternate());
    await terminal.type('quit');
    await terminal.press('enter');
    t.deepEqual(await terminal.exit(), {code: 1, signal: 0});
    t.regex(
      await terminal.screen(),
      /Two gates[\s\S]*✗ default reaches[\s\S]*› egress[\s\S]*Made: rule 4/,
    );
  });
}
