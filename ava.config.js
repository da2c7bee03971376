export default {
  files: ['build/test/**/*.test.js'],
  require: ['./test/seed.mjs'],
  timeout: '120s',
  // node-pty is native code, which does not load twice in one process.
  workerThreads: false,
  // CI counts from the runner's own report.
  tap: Boolean(process.env.CI),
};
