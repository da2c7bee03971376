import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import {type Background, backgrounds} from '../../src/tui/draw/dress.ts';
import {drawLesson, drawPlay, type Typing} from './play.tsx';
import {drawPicture, type Picture} from './svg.ts';
import {themes} from './themes.ts';

/** A picture of the README: the file it is kept in, and how it is drawn. */
export type PictureFile = {
  readonly file: string;
  readonly background: Background;
  readonly draw: (background: Background, typing?: Typing) => Promise<Picture>;
};

const scenes = {lesson: drawLesson, play: drawPlay} as const;

/** All pictures of the README: each on a dark and on a light background. */
export const pictures: readonly PictureFile[] = Object.entries(scenes).flatMap(([name, draw]) =>
  backgrounds.map(background => ({
    file: `docs/pictures/${name}-${background}.svg`,
    background,
    draw,
  })),
);

/** Draws a picture anew, and writes its file. */
export const writePicture = async ({file, background, draw}: PictureFile): Promise<void> => {
  const svg = drawPicture(await draw(background), themes[background]);
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(file, svg);
};
