import {runScript} from '../src/client/script.ts';
import {type CourseLesson, findLesson} from '../src/lessons/course.ts';
import {findInstance, type Instance} from '../src/network/platform.ts';
import type {World} from '../src/security-groups/world.ts';
import {builtIn} from './lessons/built-in.ts';

/** The lessons that come with the program. */
export const course = builtIn;

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
