import {render} from 'ink';
import {App, type AppProps} from './app.tsx';

/**
 * Shows the lab on the terminal until the learner leaves, and gives the terminal back as it was.
 * Rejects with the error when the screen cannot be drawn.
 */
export const runTui = async (props: AppProps): Promise<void> => {
  const app = render(<App {...props} />, {
    interactive: true, // Ink would draw nothing where a variable named CI is set.
    alternateScreen: true,
    exitOnCtrlC: false,
  });
  await app.waitUntilExit();
};
