/** Stopping the program for a while, as Ctrl-Z does in a shell, and being asked to. */
export type JobControl = {
  /** Stops the program with its whole job; resolves when the shell lets it go on. */
  readonly stop: () => Promise<void>;
  /** Listens to others who ask it to stop, instead of stopping at once. */
  readonly onAsked: (listener: () => void) => void;
  /** Listens no more. */
  readonly close: () => void;
};

/**
 * The job control of a process. The terminal is given back before the stop, and so the signal that
 * stops is caught, and sent again to the job when that is done. On Windows there is none.
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
