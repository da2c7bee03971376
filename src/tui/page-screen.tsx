import {Box} from 'ink';
import {footer} from './footer.ts';
import {margin, pageRows, type Size, textWidth} from './layout.ts';
import {type Line, span} from './line.ts';
import {Rows} from './lines.tsx';
import {lastTop, type Page} from './page.ts';
import {saidLines, widestOverhang} from './said-lines.ts';
import {titleLine} from './title.ts';

/** Where in a text of several pages one is; nothing for a text of one. */
const whereabouts = (top: number, last: number): Line => {
  if (last === 0) return [];
  if (top === 0) return [span('more below ↓', 'faint')];
  return [span(top >= last ? 'the end' : `${Math.round((100 * top) / last)} %`, 'faint')];
};

/** A text to read, over the whole screen. */
export const PageScreen = ({page, size}: {readonly page: Page; readonly size: Size}) => {
  const width = textWidth(size);
  const last = lastTop(page, size);
  const top = Math.min(page.top, last);
  const height = pageRows(size);
  const lines = saidLines(page.said, width, page.left).slice(top, top + height);
  const row = (line: Line) => <Rows lines={[line]} height={1} indent={margin} />;
  const rule: Line = [span('─'.repeat(width), 'faint')];
  const title = page.kind === 'debrief' ? `Solved: ${page.title}` : page.title;
  return (
    <Box flexDirection="column">
      {row(titleLine(title, whereabouts(top, last), width))}
      {row(rule)}
      <Rows lines={lines} height={height} indent={margin} />
      {row(rule)}
      {row(footer(page.kind, width, {long: last > 0, wide: widestOverhang(page.said, width) > 0}))}
    </Box>
  );
};
