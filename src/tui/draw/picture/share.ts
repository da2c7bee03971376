/** The sum of numbers. */
export const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const withOneMore = (widths: readonly number[], index: number, by: 1 | -1): readonly number[] =>
  widths.map((width, at) => (at === index ? width + by : width));

/** Divides an available width: the widest needs are cut first, and what is left is shared. */
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
