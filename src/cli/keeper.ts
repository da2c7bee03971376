import type {Save} from '../progress/save.ts';
import type {Store} from '../progress/store.ts';
import type {Problem} from '../result.ts';

/** Writes saves during play, and remembers the latest error until the end. */
export type Keeper = {
  readonly keep: (save: Save) => void;
  /** Why the latest save was not written; null when it was. */
  readonly trouble: () => Problem | null;
};

/** Makes a keeper that writes to a store. */
export const newKeeper = (store: Pick<Store, 'keep'>): Keeper => {
  let trouble: Problem | null = null;
  return {
    keep: save => {
      const kept = store.keep(save);
      trouble = kept.ok ? null : kept.error;
    },
    trouble: () => trouble,
  };
};
