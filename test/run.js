// Builds the program and its tests, runs them, and says how long it took: npm test [-- FILE or FOLDER...]
import {spawn} from 'node:child_process';
import process from 'node:process';
import {text} from 'node:stream/consumers';

/** Runs commands until one fails; a shell tells what they took, since Node has no word for it. */
const script = `
trap 'LC_ALL=C; times >&3' EXIT
node build.js program && node build.js tests "$@" && node node_modules/ava/entrypoints/cli.mjs
`;

/** The seconds in what a shell calls 1m2.3s. */
const secondsOf = words => {
  const [, minutes, seconds] = /^(\d+)m([\d.]+)s$/.exec(words) ?? [];
  return Number(minutes) * 60 + Number(seconds);
};

const startedAt = performance.now();
const child = spawn('sh', ['-c', script, 'sh', ...process.argv.slice(2)], {
  stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
  // A group of its own, so that whatever it started ends with it.
  detached: true,
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => process.kill(-child.pid, signal));
}
const ended = new Promise(resolve => child.on('close', resolve));
const [, ofChildren = ''] = (await text(child.stdio[3])).trim().split('\n');
const status = await ended;
const processor = ofChildren.split(' ').map(secondsOf);
const took = processor.reduce((sum, seconds) => sum + seconds, 0);
const elapsed = (performance.now() - startedAt) / 1000;
// A line of TAP that starts so is a remark.
console.log(`# ${elapsed.toFixed(0)} s, of a processor ${took.toFixed(0)} s`);
process.exitCode = status ?? 1;
