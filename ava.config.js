import {availableParallelism} from 'node:os';
import {basename} from 'node:path';

/** The rooms that take the longest go first, lest one processor waits for another at the end. */
const slowest = ['neutron.js', 'kernel.js', 'scenario.js', 'tui.js', 'docs.js', 'play.js'];
const rank = file => {
  const index = slowest.indexOf(basename(file));
  return index < 0 ? slowest.length : index;
};

export default {
  files: ['build/test/*.js'],
  sortTestFiles: (one, other) => rank(one) - rank(other),
  // With CHECKS=all a test may take hours before it reports.
  timeout: process.env.CHECKS === 'all' ? '24h' : '120s',
  // The program is built so, too, and React is much quicker then.
  environmentVariables: {NODE_ENV: 'production'},
  // The tests of a room share a process, and many of them start programs of their own.
  serial: true,
  concurrency: availableParallelism(),
  // node-pty is native code, which does not load twice in one process.
  workerThreads: false,
  // CI counts from the runner's own report.
  tap: Boolean(process.env.CI),
};
