import type {World} from '../../security-groups/world.ts';
import {inComment} from './labels.ts';

/** An exported world. */
export type Exported = {
  /** The text of the whole file, with a line break at its end. */
  readonly text: string;
  /**
   * Remarks, a sentence each: where the text differs from the world, or what the reader must fill
   * in.
   */
  readonly remarks: readonly string[];
};

/** Remarks on the address groups that rules name: the lab knows only their names or ids. */
export const addressGroupRemarks = ({groups}: World): readonly string[] => {
  const named = groups.flatMap(({rules}) =>
    rules.flatMap(({remote}) => (remote.kind === 'address-group' ? remote.addressGroup : [])),
  );
  return [...new Set(named)].map(
    name =>
      `The address group ${inComment(name)} must be there already: the lab does not know its addresses.`,
  );
};
