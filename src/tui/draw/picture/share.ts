/** All of the numbers put together. */
export const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const withOneMore = (widths: readonly number[], index: number, by: 1 | -1): readonly number[] =>
  widths.map((width, at) => (at === index ? width + by : width));

/** Widths that need no more than there is, the widest giving way first, and share what is left. */
export const share = (needs: readonly number[], available: number): readonly number[] => {
  let widths = needs;
  while (sum(widths) > available) {
    widths = withOneMore(widths, widths.indexOf(Math.max(...widths)), -1);
  }
  while (sum(widths) < available) {
    widths = withOneMore(widths, widths.indexOf(Math.min(...widths)), 1);
  }
  return widths;
};
