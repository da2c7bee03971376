import {useCursor} from 'ink';
import type {Preview} from '../../../play/preview.ts';
import {cut} from '../../../text/width.ts';
import {margin, type Size, textWidth} from '../../draw/layout.ts';
import {type Line, span} from '../../draw/line.ts';
import {Rows} from '../../draw/rows.tsx';
import {type History, type Prompt, promptView, suggestionFor} from '../../state/prompt.ts';
import {markedLine} from './preview-line.ts';

const promptMark = '› ';

/** Draws the typed line with the cursor, and marks the word that is wrong. */
export const TypedLine = ({
  prompt,
  history,
  ahead,
  size,
}: {
  readonly prompt: Prompt;
  readonly history: History;
  readonly ahead: Preview | null;
  readonly size: Size;
}) => {
  const room = textWidth(size) - promptMark.length;
  const {text, cursor} = promptView(prompt, room);
  const {setCursorPosition} = useCursor();
  setCursorPosition({x: margin + promptMark.length + cursor, y: size.rows - 2});
  const line: Line = [
    span(promptMark, 'accent'),
    ...markedLine(text, ahead),
    span(cut(suggestionFor(prompt, history), room - cursor), 'faint'),
  ];
  return <Rows lines={[line]} height={1} indent={margin} />;
};
