import {execFileSync} from 'node:child_process';
import {availableParallelism, loadavg} from 'node:os';
import {fileURLToPath} from 'node:url';
import {type Case, cases, figures, growth} from './cases.ts';
import {median} from './measure.ts';
import {type Reading, reading} from './reading.ts';
import {type Run, run} from './run.ts';

// Measures the reachability engine. Every run of a case has a process of its own, begins cold,
// and gives its figures as one line of JSON; what is printed is the median of the runs.

const runs = 5;
const all = [...cases, ...growth];

const apart = (what: string) =>
  JSON.parse(
    execFileSync(process.execPath, [fileURLToPath(import.meta.url), what], {
      encoding: 'utf8',
      maxBuffer: 1 << 24,
    }),
  );

const runApart = (which: Case): Run => apart(`${all.indexOf(which)}`);

const time = (ms: number): string =>
  Number.isNaN(ms)
    ? '-'
    : ms >= 1000
      ? `${(ms / 1000).toFixed(ms >= 10_000 ? 0 : 2)} s`
      : ms >= 0.1
        ? `${ms.toFixed(ms >= 10 ? 0 : 2)} ms`
        : `${(ms * 1000).toFixed(1)} us`;

const ratio = (value: number): string =>
  Number.isNaN(value)
    ? '-'
    : value >= 10
      ? Math.round(value).toLocaleString('en')
      : value.toPrecision(2);

const rows = (which: Case, done: readonly Run[]): readonly (readonly string[])[] => {
  const [first] = done;
  const {shape, targets} = which;
  const sizes = [shape.instances, shape.rules, first?.groups ?? 0, first?.classes ?? 0];
  const middle = (of: (each: Run) => number) => median(done.map(of));
  const mib = `${middle(({before}) => before).toFixed(0)} > ${middle(({peak}) => peak).toFixed(0)}`;
  return (first?.figures ?? []).map(({what}, index) => {
    const ms = middle(each => each.figures[index]?.ms ?? Number.NaN);
    const scanMs = middle(each => each.figures[index]?.scanMs ?? Number.NaN);
    const target = targets[what];
    const verdict =
      target === undefined ? '' : `${time(target)} ${ms <= target ? 'met' : 'MISSED'}`;
    return [
      which.name,
      ...sizes.map(size => size.toLocaleString('en')),
      what,
      time(ms),
      verdict,
      time(scanMs),
      ratio(scanMs / ms),
      mib,
    ];
  });
};

const heads = [
  'case',
  'instances',
  'rules',
  'groups',
  'classes',
  'figure',
  'median',
  'target',
  'scan',
  'scan/engine',
  'rss MiB',
];

const print = (lines: readonly (readonly string[])[]): void => {
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...lines.map(line => line[column]?.length ?? 0)),
  );
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  console.log(row(heads));
  console.log(row(widths.map(width => '-'.repeat(width))));
  for (const line of lines) console.log(row(line));
};

const measure = (list: readonly Case[]) =>
  list.flatMap(each =>
    rows(
      each,
      Array.from({length: runs}, () => runApart(each)),
    ),
  );

const main = (): void => {
  console.log(`Node ${process.version}; the median of ${runs} processes, each begins cold.`);
  const load = () => loadavg()[0]?.toFixed(1) ?? '?';
  console.log(`${availableParallelism()} cores; ${load()} programs at work on the machine before.`);
  console.log('The scan looks at every rule for each pair: 1,000 pairs, scaled up to all of them.');
  console.log('Memory: with the project made > the most until all flows were found.\n');
  print(measure(cases));
  console.log('\nHow the cost grows:\n');
  print(measure(growth).filter(row => row.includes(figures.classes)));
  const readings = Array.from({length: runs}, (): Reading => apart('reading'));
  const middle = (of: (each: Reading) => number) => median(readings.map(of));
  console.log(
    `\nReading 10,000 rules and 1,000 instances from ${middle(({mib}) => mib).toFixed(1)} MiB of the client's JSON: ${time(middle(({read}) => read))}, of which JSON.parse takes ${time(middle(({parse}) => parse))}.`,
  );
  console.log(`\n${load()} programs at work on the machine after.`);
};

const asked = all[Number(process.argv[2] ?? -1)];
// A file of its own, lest what draws the screen is loaded before the engine is measured.
if (process.argv[2] === 'keys') await import(new URL('keys.js', import.meta.url).href);
else if (process.argv[2] === 'reading') console.log(JSON.stringify(reading()));
else if (asked) console.log(JSON.stringify(run(asked)));
else main();
