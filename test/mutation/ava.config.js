// How the suites are run against a mutant; run.ts says which files, and reads the TAP.
export default {
  files: ['build/mutation/**/*.test.js'],
  timeout: '60s',
  workerThreads: false,
  failFast: true,
  tap: true,
  // Files that failed in another mutant's run must not come first in this one's.
  cache: false,
  sortTestFiles: (one, other) => one.localeCompare(other),
};
