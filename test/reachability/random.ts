/** Whole numbers from 0 below a bound, the same ones for the same seed (xorshift32). */
export const newRandom = (seed: number): ((below: number) => number) => {
  let state = seed | 1;
  return below => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
};
