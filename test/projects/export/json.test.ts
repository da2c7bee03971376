import test from 'ava';
import fc from 'fast-check';
import {exportWorld} from '../../../src/projects/export/export-world.ts';
import {type ReachRow, reachReport} from '../../../src/reachability/words/report.ts';
import {course} from '../../a-course.ts';
import {runs} from '../../checks.ts';
import {worlds} from '../../reachability/worlds.ts';
import {imported} from '../import/a-project.ts';

const sorted = (rows: readonly ReachRow[]): readonly string[] =>
  rows.map(row => JSON.stringify(row)).sort();

test('exported as JSON and read again, a world lets the same pass', t => {
  fc.assert(
    fc.property(worlds, world => {
      const {world: back} = imported([exportWorld(world, 'json').text], world.platform);
      t.deepEqual(sorted(reachReport(back)), sorted(reachReport(world)));
    }),
    {numRuns: runs(100)},
  );
});

for (const {lesson, solved} of course) {
  test(`so does the solution of ${lesson.id}`, t => {
    const {text, remarks} = exportWorld(solved, 'json');
    t.deepEqual(remarks, []);
    const {world: back} = imported([text], solved.platform);
    t.deepEqual(sorted(reachReport(back)), sorted(reachReport(solved)));
  });
}
