// Draws the README's pictures from the program as it is now: npm run pictures
import process from 'node:process';

// Ink asks when it is loaded, and only then, whether there are colours.
process.env.FORCE_COLOR = '1';
const {pictures, writePicture} = await import('./pictures.ts');

// One after the other: each has Ink listen to the process.
for (const picture of pictures) {
  await writePicture(picture);
  console.log(picture.file);
}
