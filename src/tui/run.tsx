import {render} from 'ink';
import {App, type AppProps} from './app.tsx';
import {toAscii} from './ascii.ts';
import {newJobControl} from './job-control.ts';
import type {Beginning} from './state/begin.ts';

/** The most frames per second, so that a key need not wait for the frame before. */
export const framesPerSecond = 240;

/** Wraps the terminal so that everything is drawn in ASCII. */
const inAscii = (terminal: NodeJS.WriteStream): NodeJS.WriteStream =>
  new Proxy(terminal, {
    get: (target, name) => {
      if (name === 'write') {
        // Ink waits for what it wrote last by a callback, which goes along.
        return (text: unknown, ...rest: readonly unknown[]) =>
          Reflect.apply(target.write, target, [
            typeof text === 'string' ? toAscii(text) : text,
            ...rest,
          ]);
      }
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

/**
 * Ends the program when its window is closed. It sends the signal itself, which may come late. An
 * orderly exit would fail, because Node cannot restore a terminal that is gone.
 */
const hangUp = (): void => {
  process.removeAllListeners('SIGHUP');
  process.kill(process.pid, 'SIGHUP');
};

/**
 * Shows the lab on the terminal until the learner leaves, and restores the terminal afterwards and
 * while the program is stopped. It rejects with the error if something fails.
 */
export const runTui = async (
  props: Beginning & Omit<AppProps, keyof Beginning | 'stop' | 'stopsAsked'>,
  isAscii: boolean,
): Promise<void> => {
  const jobs = newJobControl(process);
  const draw = (stopsAsked: number) => <App {...props} stop={jobs.stop} stopsAsked={stopsAsked} />;
  // Ink does so a moment after its first frame, into which a key would be echoed until then.
  process.stdin.setRawMode(true);
  const app = render(draw(0), {
    stdout: isAscii ? inAscii(process.stdout) : process.stdout,
    interactive: true, // Ink would draw nothing where a variable named CI is set.
    alternateScreen: true,
    incrementalRendering: true, // A key then writes what it changed, not the whole screen.
    maxFps: framesPerSecond,
    exitOnCtrlC: false,
  });
  let asked = 0;
  jobs.onAsked(() => {
    asked += 1;
    app.rerender(draw(asked));
  });
  // Node would print it to a screen that is about to go, with the whole program as its source.
  let failed: Error | null = null;
  const fail = (error: Error) => {
    failed ??= error;
    app.unmount();
  };
  process.once('uncaughtException', fail);
  process.stdin.once('end', hangUp);
  try {
    await app.waitUntilExit();
    if (failed) throw failed;
  } finally {
    process.off('uncaughtException', fail);
    process.stdin.off('end', hangUp);
    jobs.close();
  }
};
