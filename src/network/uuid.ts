import {createHash} from 'node:crypto';

/**
 * Makes a UUID from a text. The same text gives the same UUID, so that the same world has the same
 * ids.
 */
export const uuidFor = (text: string): string =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
