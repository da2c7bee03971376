import {exportFormats, exportWorld, findFormat} from '../../projects/export/export-world.ts';
import type {Play} from '../play.ts';
import {refuse, type Turn, tell} from '../reply.ts';
import {sayAll} from '../said.ts';
import type {Word} from './word.ts';

const exportAs = (play: Play, [name = exportFormats[0]]: readonly string[]): Turn => {
  const format = findFormat(name);
  if (!format) {
    return refuse(play, {
      says: `There is no format '${name}'.`,
      remedy: `Use: export ${exportFormats.join('|')}`,
    });
  }
  const {text, remarks} = exportWorld(play.world, format);
  const {place} = play;
  const from = place.kind === 'lesson' ? `${place.number}` : '--world WORLD --after YOUR-COMMANDS';
  const toFile = `safespring-lab export ${from} --format ${format} > FILE`;
  return tell(play, [
    ...sayAll('table', text.trimEnd().split('\n')),
    ...sayAll('hint', [...remarks, `Into a file, from your shell: ${toFile}`]),
  ]);
};

/** The word `export [FORMAT]`: prints the world in an exported format. */
export const exportWord = {
  word: 'export',
  takes: 1,
  usage: 'export [FORMAT]',
  does: 'your groups for outside: openstack, terraform, json',
  run: exportAs,
} as const satisfies Word;
