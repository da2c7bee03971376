// How the suites are run against a mutant; suites.ts builds them, and reads the TAP.
export default {
  files: ['build/mutation/**/*.test.js'],
  timeout: '60s',
  workerThreads: false,
  failFast: true,
  tap: true,
  serial: true,
  cache: false,
};
