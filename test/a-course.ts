import {readdirSync, readFileSync} from 'node:fs';
import {type Course, type CourseLesson, findLesson, readCourse} from '../src/lessons/course.ts';
import {describeFault} from '../src/lessons/fault.ts';
import {findInstance, type Instance} from '../src/network/platform.ts';
import {runScript} from '../src/openstack/script.ts';
import type {World} from '../src/security-groups/world.ts';

const read = (): Course => {
  const files = readdirSync('lessons')
    .filter(name => name.endsWith('.yaml'))
    .map(name => ({name, text: readFileSync(`lessons/${name}`, 'utf8')}));
  const course = readCourse(files);
  if (!course.ok) throw new Error(course.error.map(describeFault).join('\n'));
  return course.value;
};

/** The lessons that come with the program. */
export const course = read();

/** A lesson by number or id. */
export const lessonAt = (text: string): CourseLesson => {
  const found = findLesson(course, text);
  if (!found.ok) throw new Error(found.error.says);
  return found.value;
};

/** The platform that all lessons share. */
export const {platform} = course[0].start;

/** A world after commands that a test is sure of. */
export const after = (world: World, ...commands: readonly string[]): World => {
  const result = runScript(world, commands.join('\n'));
  if (!result.ok) throw new Error(`${result.error.command}: ${result.error.refusal.says}`);
  return result.value;
};

/** Three instances, each with a group of its own without rules: the start of the second lesson. */
export const emptyGroups = lessonAt('2').start;

/** An instance that a test is sure of. */
export const instanceIn = (name: string): Instance => {
  const instance = findInstance(platform, name);
  if (!instance) throw new Error(`There is no instance ${name}`);
  return instance;
};
