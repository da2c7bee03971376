import {Box, Text} from 'ink';
import SelectInput from 'ink-select-input';
import {useContext} from 'react';
import {starText} from '../../../play/explain-goal.ts';
import type {Standing} from '../../../play/standing.ts';
import {cut, pad} from '../../../text/width.ts';
import {margin, type Size, textWidth} from '../../draw/layout.ts';
import {type Line, span} from '../../draw/line.ts';
import {DressContext, Rows} from '../../draw/rows.tsx';
import {progressForms, titleLine} from '../../draw/title.ts';
import {menuText} from './menu-words.ts';

const Indicator = ({isSelected = false}: {readonly isSelected?: boolean}) => {
  const {accent} = useContext(DressContext);
  return <Text {...accent}>{isSelected ? '› ' : '  '}</Text>;
};

const Item = ({
  label,
  isSelected = false,
}: {
  readonly label: string;
  readonly isSelected?: boolean;
}) => {
  const {accent, strong} = useContext(DressContext);
  return (
    <Text wrap="truncate" {...(isSelected ? {...accent, ...strong} : {})}>
      {label}
    </Text>
  );
};

const longestTitle = 50;

const itemOf =
  (width: number, language: string) =>
  ({place, state, stars}: Standing) => {
    const {number, lesson} = place;
    const room = Math.min(longestTitle, width - 16);
    const title = pad(cut(lesson.title, room), room);
    const begun = state === 'begun' ? menuText('begun', language) : '';
    const shown = state === 'solved' ? starText(stars) : begun;
    return {key: lesson.id, value: number, label: `${`${number}`.padStart(2)}  ${title}  ${shown}`};
  };

/** The rows of the screen that are not for the list. */
const otherRows = 6;

/** Draws the menu: the lessons, and how far the learner is with each. */
export const MenuScreen = ({
  standings,
  chosen,
  version,
  language,
  footer,
  size,
}: {
  readonly standings: readonly Standing[];
  readonly chosen: number;
  readonly version: string;
  readonly language: string;
  readonly footer: Line;
  readonly size: Size;
}) => {
  const width = textWidth(size);
  const height = size.rows - otherRows;
  const row = (line: Line) => <Rows lines={[line]} height={1} indent={margin} />;
  const items = standings.map(itemOf(width, language));
  return (
    <Box flexDirection="column">
      {row(titleLine(`safespring-lab ${version}`, progressForms(standings, null), width))}
      {row([])}
      {row([span(menuText('Who can reach whom on the Safespring platform, and why.', language))])}
      {row([])}
      <Box flexDirection="column" height={height} paddingLeft={margin} overflow="hidden">
        {/* The list keeps a choice of its own and misses keys that come together, so ours leads it. */}
        <SelectInput
          key={`${chosen} ${height}`}
          items={items}
          initialIndex={chosen}
          limit={height}
          isFocused={false}
          indicatorComponent={Indicator}
          itemComponent={Item}
        />
      </Box>
      {row(
        items.length > height
          ? [span(`${items.length} lessons: ↓ goes on to the others`, 'faint')]
          : [],
      )}
      {row(footer)}
    </Box>
  );
};
