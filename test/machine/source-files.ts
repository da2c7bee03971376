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

/** Whether .gitignore leaves a file or folder out. Its lines are names, in which `*` may stand. */
const ignored = (): ((name: string) => boolean) => {
  const names = readFileSync('.gitignore', 'utf8').split('\n').filter(Boolean);
  const patterns = names.map(name => {
    const [, word] = /^([\w.*-]+)\/?$/.exec(name) ?? [];
    if (!word) throw new Error(`.gitignore has '${name}', which only git can read.`);
    return new RegExp(`^${word.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
  });
  return name => name === '.git' || patterns.some(pattern => pattern.test(name));
};

/** All files but those that .gitignore leaves out, found by walking the folders. */
export const filesOnDisk = (): readonly string[] => {
  const leavesOut = ignored();
  const walk = (folder: string): readonly string[] =>
    readdirSync(folder || '.', {withFileTypes: true}).flatMap(entry => {
      if (leavesOut(entry.name)) return [];
      const path = `${folder}${entry.name}`;
      if (entry.isDirectory()) return walk(`${path}/`);
      return entry.isFile() ? [path] : [];
    });
  return walk('');
};

/** The files of the project, by their paths from its root. */
export const sourceFiles = (): readonly string[] => filesOfGit() ?? filesOnDisk();
