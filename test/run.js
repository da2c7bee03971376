// Builds the program and its tests, runs them, and says how long it took: npm test [-- FILE or FOLDER...]
import {spawnSync} from 'node:child_process';
import process from 'node:process';

/** Runs commands until one fails; a shell tells what they took, since Node has no word for it. */
const script = `
trap 'times >&3' EXIT
node build.js program && node build.js tests "$@" && node node_modules/ava/entrypoints/cli.mjs
`;

/** The seconds in what a shell calls 1m2.3s. */
const secondsOf = text => {
  const [, minutes, seconds] = /^(\d+)m([\d.]+)s$/.exec(text) ?? [];
  return Number(minutes) * 60 + Number(seconds);
};

const startedAt = performance.now();
const {status, output} = spawnSync('sh', ['-c', script, 'sh', ...process.argv.slice(2)], {
  stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
  encoding: 'utf8',
});
const [, ofChildren = ''] = `${output?.[3] ?? ''}`.trim().split('\n');
const processor = ofChildren.split(' ').map(secondsOf);
const took = processor.reduce((sum, seconds) => sum + seconds, 0);
const elapsed = (performance.now() - startedAt) / 1000;
// A line of TAP that starts so is a remark.
console.log(`# ${elapsed.toFixed(0)} s, of a processor ${took.toFixed(0)} s`);
process.exitCode = status ?? 1;
