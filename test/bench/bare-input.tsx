import {Box, render, Text, useCursor, useInput, useWindowSize} from 'ink';
import {useState} from 'react';

// What the lab's keys are compared with: a screen of text and one line to type, drawn by Ink with
// nothing else, on a screen of the same size and with the same settings.

const Bare = () => {
  const {columns, rows} = useWindowSize();
  const [line, setLine] = useState('');
  const {setCursorPosition} = useCursor();
  useInput((input, key) =>
    setLine(before => (key.backspace ? before.slice(0, -1) : before + input)),
  );
  setCursorPosition({x: 3 + line.length, y: rows - 2});
  return (
    <Box width={columns} height={rows} flexDirection="column">
      {Array.from({length: rows - 2}, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place.
        <Text key={row}>{`${row} `.padEnd(columns - 1, '─')}</Text>
      ))}
      <Text> › {line}</Text>
      <Text> keys</Text>
    </Box>
  );
};

render(<Bare />, {
  alternateScreen: true,
  interactive: true,
  incrementalRendering: true,
  maxFps: Number(process.env.MAX_FPS),
});
