import {Box} from 'ink';
import {margin, pageRows, type Size, textWidth} from '../../draw/layout.ts';
import {type Line, span} from '../../draw/line.ts';
import {Rows} from '../../draw/rows.tsx';
import {saidLines} from '../../draw/said-lines.ts';
import {titleLine} from '../../draw/title.ts';
import {lastLeft, lastTop, type Page} from '../../state/page.ts';

/** Says which part of a long text is shown, and whether a table goes on at the right. */
const whereabouts = (top: number, last: number, goesOn: boolean): Line => {
  const down =
    top === 0 ? 'more below ↓' : top >= last ? 'the end' : `${Math.round((100 * top) / last)} %`;
  const texts = [...(goesOn ? ['more →'] : []), ...(last > 0 ? [down] : [])];
  return texts.length > 0 ? [span(texts.join(' · '), 'faint')] : [];
};

/** Draws a page over the whole screen. */
export const PageScreen = ({
  page,
  footer,
  size,
}: {
  readonly page: Page;
  readonly footer: Line;
  readonly size: Size;
}) => {
  const width = textWidth(size);
  const last = lastTop(page, size);
  const top = Math.min(page.top, last);
  const height = pageRows(size);
  const lines = saidLines(page.said, width, page.left).slice(top, top + height);
  const row = (line: Line) => <Rows lines={[line]} height={1} indent={margin} />;
  const rule: Line = [span('─'.repeat(width), 'faint')];
  const goesOn = page.left < lastLeft(page, size);
  return (
    <Box flexDirection="column">
      {row(titleLine(page.title, [whereabouts(top, last, goesOn)], width))}
      {row(rule)}
      <Rows lines={lines} height={height} indent={margin} />
      {row(rule)}
      {row(footer)}
    </Box>
  );
};
