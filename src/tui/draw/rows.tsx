import {Box, Text} from 'ink';
import {createContext, useContext} from 'react';
import {dresses} from './dress.ts';
import type {Line} from './line.ts';

/** The context that says how roles are drawn on this terminal. */
export const DressContext = createContext(dresses.dark);

/** Draws one row of styled text, cut at the edge. */
const Row = ({line}: {readonly line: Line}) => {
  const dress = useContext(DressContext);
  return (
    <Text wrap="truncate">
      {line.length === 0
        ? ' '
        : line.map(({text, role}, index) => (
            // Pieces have no identity of their own: a row is drawn as a whole.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above.
            <Text key={index} {...dress[role]}>
              {text === '' ? ' ' : text}
            </Text>
          ))}
    </Text>
  );
};

/** Draws rows one below the other in a fixed height. Rows that do not fit are not shown. */
export const Rows = ({
  lines,
  height,
  indent = 0,
}: {
  readonly lines: readonly Line[];
  readonly height: number;
  readonly indent?: number;
}) => (
  <Box flexDirection="column" flexShrink={0} height={height} paddingLeft={indent} overflow="hidden">
    {lines.slice(0, height).map((line, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place.
      <Row key={index} line={line} />
    ))}
  </Box>
);
