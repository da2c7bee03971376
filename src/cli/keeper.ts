import type {Save} from '../progress/save.ts';
import type {Store} from '../progress/store.ts';
import type {Problem} from '../result.ts';

/** Keeps saves in the order they come, without holding up who plays. */
export type Keeper = {
  readonly keep: (save: Save) => void;
  /** Waits until everything is written; gives the last problem, if there was one. */
  readonly finish: () => Promise<Problem | null>;
};

/** A keeper that writes to a store. Of saves that wait, only the latest is written. */
export const newKeeper = (store: Store): Keeper => {
  let waiting: Save | null = null;
  let trouble: Problem | null = null;
  let writing: Promise<void> | null = null;
  const write = async (): Promise<void> => {
    while (waiting) {
      const save = waiting;
      waiting = null;
      const kept = await store.keep(save);
      trouble = kept.ok ? null : kept.error;
    }
    writing = null;
  };
  return {
    keep: save => {
      waiting = save;
      writing ??= write();
    },
    finish: async () => {
      await writing;
      return trouble;
    },
  };
};
