import {chmodSync, existsSync, mkdirSync, writeFileSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import process from 'node:process';
import test, {type ExecutionContext} from 'ava';
import {folder} from '../progress/a-folder.ts';
import {firewalls, tryFirewall} from './firewalls.ts';
import {filesOfGit, filesOnDisk} from './source-files.ts';
import {testWith} from './test-with.ts';
import {findTool, tools} from './tools.ts';

/** A folder with an `nft` that is a script, as it may be in PATH. */
const nftIn = (t: ExecutionContext, script: string): string => {
  const made = join(folder(t), 'bin');
  mkdirSync(made);
  writeFileSync(join(made, 'nft'), `#!${tools.sh.path()}\n${script}\n`);
  chmodSync(join(made, 'nft'), 0o755);
  return made;
};

const shellTest = testWith(tools.sh);

shellTest('a tool is found by what it says of itself, behind others of its name', t => {
  const silent = nftIn(t, 'exit 0');
  const other = nftIn(t, 'echo nft 1.12.0; exit 0');
  const failing = nftIn(t, 'exit 127');
  const honest = nftIn(t, 'echo "nftables v1.0.6 (Lester Gooch #5)"');
  t.is(findTool('nft', [silent, other, failing, honest]), join(honest, 'nft'));
  t.is(findTool('nft', [silent, other, failing, join(honest, 'none')]), undefined);
});

test("a package's command that is called nft is not nftables", t => {
  t.true(existsSync('node_modules/.bin/nft'));
  t.is(findTool('nft', ['node_modules/.bin']), undefined);
});

shellTest('an nft that is none is passed over where it is first in PATH', t => {
  const before = process.env.PATH;
  t.teardown(() => {
    process.env.PATH = before;
  });
  const [liar, honest] = [nftIn(t, 'exit 0'), nftIn(t, 'echo "nftables v1.0.6"')];
  process.env.PATH = [liar, honest, before].join(delimiter);
  t.is(findTool('nft'), join(honest, 'nft'));
});

const firewallTest = testWith(firewalls);

firewallTest.serial('an nft that only claims to be nftables is found out by a packet', t => {
  const {ip, python3, sh} = tools;
  const others = {ip: ip.path(), python3: python3.path(), sh: sh.path()};
  const liar = join(nftIn(t, 'echo "nftables v1.0.6"'), 'nft');
  t.is(tryFirewall({...others, nft: liar}), 'it takes an nftables that drops packets');
  t.is(tryFirewall({...others, nft: tools.nft.path()}), undefined);
});

test('without git the same files are found, but for what git is told to ignore elsewhere', t => {
  const onDisk = filesOnDisk();
  t.true(onDisk.includes('.gitignore') && onDisk.includes('test/machine/machine.test.ts'));
  t.false(onDisk.some(path => /(^|\/)(\.git|node_modules|build|dist)\//.test(path)));
  t.deepEqual(filesOfGit()?.filter(path => !onDisk.includes(path)) ?? [], []);
});
