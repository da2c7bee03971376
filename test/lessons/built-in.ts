import {readdirSync, readFileSync} from 'node:fs';
import type {CompiledLessons} from '../../src/cli/compiled-lessons.ts';
import {runScript} from '../../src/client/script.ts';
import {openCompiled} from '../../src/lessons/compiled.ts';
import type {Course, CourseLesson} from '../../src/lessons/course.ts';
import type {ReadCourse} from '../../src/lessons/read/read-course.ts';
import type {World} from '../../src/security-groups/world.ts';
import type {TextFile} from '../../src/text/yaml-file.ts';
import {courseOf} from './a-course.ts';

/** The files of the lessons that come with the program, and of their translations. */
export const builtInFiles: readonly TextFile[] = readdirSync('lessons', {
  recursive: true,
  encoding: 'utf8',
})
  .filter(name => name.endsWith('.yaml'))
  .map(name => ({name, text: readFileSync(`lessons/${name}`, 'utf8')}));

/** The lessons that come with the program, as the build compiled them. */
export const compiled: CompiledLessons = JSON.parse(readFileSync('dist/lessons.json', 'utf8'));

const open = (): Course => {
  const course = openCompiled(compiled.course);
  if (!course.ok) throw new Error(course.error.says);
  return course.value;
};

/** The lessons that come with the program. */
export const builtIn = open();

/** Those lessons, read from their files, which takes half a second. */
export const readBuiltIn = (): ReadCourse => courseOf(builtInFiles);

/** The built-in lesson of a number; the frames are 1 to 7. */
export const frame = (number: number): CourseLesson => {
  const place = builtIn.find(each => each.number === number);
  if (!place) throw new Error(`there is no lesson ${number}`);
  return place;
};

/** The world after an answer to a lesson, each command of which must be accepted. */
export const answered = ({start}: CourseLesson, ...commands: readonly string[]): World => {
  const world = runScript(start, commands.join('\n'));
  if (!world.ok) throw new Error(`${world.error.command}: ${world.error.refusal.says}`);
  return world.value;
};
