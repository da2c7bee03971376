import {createRequire} from 'node:module';
import {type Need, need} from './need.ts';
import {tools} from './tools.ts';

/** A terminal for a program to run in: native code that loads, and a machine that has one to give. */
export const pseudoTerminal: Need = need('terminal', [tools.sh], () => {
  try {
    // Native code is built for some machines only, and throws at once on another.
    const {spawn} = createRequire(import.meta.url)(
      '@lydell/node-pty',
    ) as typeof import('@lydell/node-pty');
    spawn(tools.sh.path(), ['-c', ':'], {});
    return undefined;
  } catch {
    return 'it takes a pseudo-terminal';
  }
});
