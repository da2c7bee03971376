import {run} from './process.ts';

const modules = [
  ['neutron.server', 'python3-neutron'],
  ['openstackclient.shell', 'python3-openstackclient'],
] as const;

/** What this machine lacks for Neutron to be the judge, in a few words; nothing if it is all there. */
export const whatIsMissing = async (): Promise<string | undefined> => {
  if (process.platform !== 'linux') return 'it takes Linux';
  for (const [module, debian] of modules) {
    const found = await run('/usr/bin/python3', ['-c', `import ${module}`]).then(
      ({status}) => status === 0,
      () => false,
    );
    if (!found) return `it takes Debian's ${debian}`;
  }
  return undefined;
};
