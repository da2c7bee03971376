import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {folder} from '../progress/a-folder.ts';
import {run} from './a-process.ts';

const project = ['rules', 'groups', 'servers', 'ports'].map(
  name => `test/projects/import/project/${name}.json`,
);

test('reach of a project, read from the files of the client', async t => {
  const {code, out, err} = await run(['reach', '--world', ...project]);
  t.is(code, 0);
  t.regex(out, /^\| web-1 +\| app-1 +\| IPv4 \| tcp\/8080-8081 icmp\/8 \|/m);
  t.regex(err, /^note: /m);
});

test('a world may come through a pipe', async t => {
  const servers = '[{"ID":"s","Name":"web-1","Networks":{"public":["185.189.28.40"]}}]';
  const {code, out} = await run(['reach', '--world', '-'], servers);
  t.is(code, 0);
  t.is(out, 'Nothing passes.\n');
});

const megabyte = ' '.repeat(2 ** 20);

/** A file that cannot be a world, made in a folder, and what is said of it. */
const unreadable: readonly (readonly [string, (at: string) => void, RegExp])[] = [
  ['no file', () => {}, /there is no such file/],
  ['a folder', at => mkdirSync(at), /it is a directory/],
  ['what is too large', at => writeFileSync(at, `[${megabyte.repeat(65)}]`), /more than 64 MiB/],
  ['UTF-16', at => writeFileSync(at, '\ufeff[]', 'utf16le'), /UTF-16 and not UTF-8, so save it/],
  ['Latin-1', at => writeFileSync(at, '["å"]', 'latin1'), /not text in UTF-8/],
  [
    'nested YAML',
    at => writeFileSync(at, `a: ${'['.repeat(100_000)}`),
    /cannot be read:\nx:1: .*nested too deeply/,
  ],
];

for (const [title, make, says] of unreadable) {
  test(`a world that cannot be read ends in a line: ${title}`, async t => {
    const at = join(folder(t), 'x');
    make(at);
    const {code, out, err} = await run(['reach', '--world', at]);
    t.is(code, 2);
    t.is(out, '');
    t.regex(err, says);
    t.notRegex(err, /^ +at |went wrong that should not/m);
  });
}

test('a byte order mark is no part of a file', async t => {
  const at = join(folder(t), 'x');
  writeFileSync(at, '\ufeff[{"ID":"s","Name":"n","Networks":{"public":["185.189.28.40"]}}]');
  t.is((await run(['reach', '--world', at])).code, 0);
});

test('no name of a file or a script steers the terminal', async t => {
  const at = join(folder(t), 'x');
  const name = 'evil\u001b]0;x\u0007';
  writeFileSync(
    at,
    [
      `security group create '${name}'`,
      ...['public', 'default'].map(each => `server remove security group ${each} default`),
      `server add security group public '${name}'`,
    ].join('\n'),
  );
  const {code, out} = await run(['trace', 'public', '1.1.1.1', 'tcp/80', '--world', at]);
  t.is(code, 0);
  t.regex(out, /evil\\x1b\]0;x\\x07/);
  writeFileSync(at, `nonsense \u001b[31m\n`);
  const {err} = await run(['reach', '--world', at, `${at}\u001b[31m`]);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what must not be there
  t.notRegex(`${out}${err}`, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
});
