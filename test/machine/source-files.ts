import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {tools} from './tools.ts';

/** The files that git knows or would take; nothing without git, or where it is not asked of a clone. */
export const filesOfGit = (): readonly string[] | undefined => {
  // An archive has no .git, and git would speak of a clone that the archive happens to lie in.
  if (!existsSync('.git') || tools.git.lack() !== undefined) return undefined;
  const {status, stdout} = spawnSync(
    tools.git.path(),
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    {encoding: 'utf8', maxBuffer: 2 ** 26},
  );
  if (status !== 0) return undefined;
  return stdout.split('\0').filter(path => existsSync(path) && statSync(path).isFile());
};

/**
 * Whether .gitignore leaves a file or folder out. Its lines are names, in which `*` may stand; one
 * that begins with a slash is meant at the top alone.
 */
const ignored = (): ((path: string) => boolean) => {
  const names = readFileSync('.gitignore', 'utf8').split('\n').filter(Boolean);
  const patterns = names.map(name => {
    const [, top, word] = /^(\/?)([\w.*-]+)\/?$/.exec(name) ?? [];
    if (top === undefined || !word)
      throw new Error(`.gitignore has '${name}', which only git can read.`);
    const begin = top === '' ? '(^|/)' : '^';
    return new RegExp(`${begin}${word.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`);
  });
  return path => path === '.git' || patterns.some(pattern => pattern.test(path));
};

/** All files but those that .gitignore leaves out, found by walking the folders. */
export const filesOnDisk = (): readonly string[] => {
  const leavesOut = ignored();
  const walk = (folder: string): readonly string[] =>
    readdirSync(folder || '.', {withFileTypes: true}).flatMap(entry => {
      const path = `${folder}${entry.name}`;
      if (leavesOut(path)) return [];
      if (entry.isDirectory()) return walk(`${path}/`);
      return entry.isFile() ? [path] : [];
    });
  return walk('');
};

/** The files of the project, by their paths from its root. */
export const sourceFiles = (): readonly string[] => filesOfGit() ?? filesOnDisk();
