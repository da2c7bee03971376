// Loaded into a program beforehand, with --expose-gc: tells at SIGUSR2 what its heap holds for good.
import {writeFileSync} from 'node:fs';

process.on('SIGUSR2', () => {
  globalThis.gc();
  writeFileSync(process.env.HEAP, `${process.memoryUsage().heapUsed}\n`);
});
