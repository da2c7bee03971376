// Holds the suites against every mutant. See README.md.
import {rmSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import {faultOf, type Mutant} from './mutant.ts';
import {mutants} from './mutants.ts';
import {type Outcome, runSuites} from './suites.ts';

const usage = 'Usage: npm run mutants [-- --list | -- NAME...]';
const home = 'build/mutation';

type Row = {readonly mutant: Mutant; readonly outcome: Outcome; readonly seconds: string};

const folderOf = (index: number): string => `${home}/suites-${index}`;

/** One run, in a folder of its own, which is gone after it. */
const timed = async (mutant: Mutant, index: number): Promise<Row> => {
  const start = performance.now();
  const outcome = await runSuites(folderOf(index), mutant);
  rmSync(folderOf(index), {recursive: true, force: true});
  return {mutant, outcome, seconds: ((performance.now() - start) / 1000).toFixed(1)};
};

/** Every mutant's row, in order; as many run at once as there are processors. */
const rowsOf = (chosen: readonly Mutant[], atOnce: number): readonly Promise<Row>[] => {
  const rows: Promise<Row>[] = [];
  chosen.forEach((mutant, index) => {
    rows.push(Promise.resolve(rows[index - atOnce]).then(() => timed(mutant, index)));
  });
  return rows;
};

const describe = ({kind, ...rest}: Outcome): string => {
  if ('by' in rest) return `${rest.by}`;
  return kind === 'passed' ? 'SURVIVED' : 'UNCLEAR';
};

/** Says which mutants can no longer be made; true if there are none. */
const areSound = (chosen: readonly Mutant[]): boolean => {
  const faults = chosen.flatMap(mutant => {
    const fault = faultOf(mutant);
    return fault ? [`The mutant '${mutant.name}' cannot be made: ${fault}.`] : [];
  });
  const names = new Set(chosen.map(({name}) => name));
  if (names.size < chosen.length) faults.push('Two mutants have the same name.');
  for (const fault of faults) console.error(fault);
  return faults.length === 0;
};

/** Whether the suites pass on the source as it is, without which a failure would prove nothing. */
const passUnchanged = async (): Promise<boolean> => {
  const outcome = await runSuites(`${home}/unchanged`);
  if (outcome.kind === 'passed') {
    console.log(`Unchanged, ${outcome.tests} tests pass.\n`);
    return true;
  }
  console.error('The suites fail without any mutant:');
  console.error(outcome.kind === 'failed' ? outcome.by : outcome.output);
  return false;
};

const run = async (chosen: readonly Mutant[]): Promise<number> => {
  const atOnce = availableParallelism();
  rmSync(home, {recursive: true, force: true});
  if (!areSound(chosen) || !(await passUnchanged())) return 1;
  const width = Math.max(...chosen.map(({name}) => name.length));
  console.log(`${'Mutant'.padEnd(width)}     Time  Killed by`);
  let killed = 0;
  for await (const {mutant, outcome, seconds} of rowsOf(chosen, atOnce)) {
    console.log(`${mutant.name.padEnd(width)}  ${seconds.padStart(5)} s  ${describe(outcome)}`);
    if (outcome.kind === 'failed') killed += 1;
    if (outcome.kind === 'unclear') console.error(outcome.output);
  }
  console.log(`${chosen.length} mutants, ${killed} killed`);
  return killed === chosen.length ? 0 : 1;
};

/** 2 for a wrong argument, 1 for a mutant that survives or cannot be made, 0 otherwise. */
const main = async (words: readonly string[]): Promise<number> => {
  if (words.length === 1 && words[0] === '--list') {
    for (const {name} of mutants) console.log(name);
    return 0;
  }
  const unknown = words.filter(word => !mutants.some(({name}) => name === word));
  if (unknown.length > 0) {
    console.error(`There is no mutant ${unknown.join(', ')}. ${usage}`);
    return 2;
  }
  return run(words.length > 0 ? mutants.filter(({name}) => words.includes(name)) : mutants);
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(1));
}
process.exitCode = await main(process.argv.slice(2));
