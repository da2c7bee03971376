import type {World} from '../../security-groups/world.ts';
import {inComment} from './labels.ts';

/** A world in another language. */
export type Exported = {
  /** The whole file, with its last line's end. */
  readonly text: string;
  /** What the text does not say as the world does, or asks its reader to fill in: a sentence each. */
  readonly remarks: readonly string[];
};

/** What is to be known of the address groups that rules name: the lab knows them by name or id alone. */
export const addressGroupRemarks = ({groups}: World): readonly string[] => {
  const named = groups.flatMap(({rules}) =>
    rules.flatMap(({remote}) => (remote.kind === 'address-group' ? remote.addressGroup : [])),
  );
  return [...new Set(named)].map(
    name =>
      `The address group ${inComment(name)} must be there already: the lab does not know its addresses.`,
  );
};
