import {run} from './namespaces.ts';

const commands = [
  ['ip', ['-V'], 'iproute2'],
  ['nft', ['--version'], 'nftables'],
  ['python3', ['-c', 'import json, resource, select, socket'], 'python3'],
] as const;

/** What this machine lacks for the kernel to be the judge, in a few words; nothing if it is all there. */
export const whatIsMissing = async (): Promise<string | undefined> => {
  if (process.platform !== 'linux') return 'it takes Linux';
  if (process.getuid?.() !== 0) return 'it takes root';
  for (const [command, options, name] of commands) {
    const works = await run(command, options).then(
      () => true,
      () => false,
    );
    if (!works) return `it takes ${name}`;
  }
  const trial = `sl${process.pid}-trial`;
  return run('ip', ['netns', 'add', trial])
    .then(() => run('ip', ['netns', 'exec', trial, 'nft', 'add table inet trial']))
    .finally(() => run('ip', ['netns', 'del', trial]).catch(() => {}))
    .then(
      () => undefined,
      () => 'this root may not make network namespaces with firewalls',
    );
};
