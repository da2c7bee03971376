/**
 * Stops the program for a while, as Ctrl-Z does in a shell, or when another process asks for it.
 */
export type JobControl = {
  /** Stops the program with its whole job, and resolves when the shell lets it continue. */
  readonly stop: () => Promise<void>;
  /**
   * Calls a listener when another process asks the program to stop, instead of stopping at once.
   */
  readonly onAsked: (listener: () => void) => void;
  /** Stops listening. */
  readonly close: () => void;
};

/**
 * Makes the job control of a process. The terminal must be given back before the program stops, so
 * the signal is caught, and sent again to the job afterwards. On Windows it does nothing.
 */
export const newJobControl = (job: NodeJS.Process): JobControl => {
  if (job.platform === 'win32') {
    return {stop: async () => {}, onAsked: () => {}, close: () => {}};
  }
  let asked = (): void => {};
  const listener = (): void => asked();
  const close = () => void job.off('SIGTSTP', listener);
  return {
    stop: () =>
      new Promise(resume => {
        close();
        // With its input given back, nothing else keeps the program from ending.
        const alive = setInterval(() => {}, 60_000);
        job.once('SIGCONT', () => {
          clearInterval(alive);
          job.on('SIGTSTP', listener);
          resume();
        });
        // To the whole job: npm may stand between the shell and this process.
        job.kill(0, 'SIGTSTP');
      }),
    onAsked: ask => {
      asked = ask;
      job.on('SIGTSTP', listener);
    },
    close,
  };
};
