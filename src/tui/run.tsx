import {render} from 'ink';
import {App, type AppProps} from './app.tsx';
import {toAscii} from './ascii.ts';

/** The terminal, but that what is drawn on it is in ASCII. */
const inAscii = (terminal: NodeJS.WriteStream): NodeJS.WriteStream =>
  new Proxy(terminal, {
    get: (target, name) => {
      if (name === 'write') return (text: string) => target.write(toAscii(text));
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

/**
 * Shows the lab on the terminal until the learner leaves, and gives the terminal back as it was.
 * Rejects with the error when the screen cannot be drawn.
 */
export const runTui = async (props: AppProps, isAscii: boolean): Promise<void> => {
  const app = render(<App {...props} />, {
    stdout: isAscii ? inAscii(process.stdout) : process.stdout,
    interactive: true, // Ink would draw nothing where a variable named CI is set.
    alternateScreen: true,
    exitOnCtrlC: false,
  });
  await app.waitUntilExit();
};
