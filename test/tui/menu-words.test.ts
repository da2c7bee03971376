import test from 'ava';
import {textOf} from '../../src/tui/draw/line.ts';
import {footer} from '../../src/tui/focus/keymaps.ts';
import {menuText} from '../../src/tui/screens/menu/menu-words.ts';
import {course} from './a-course.ts';
import {screenAt, usual} from './a-screen.ts';

const menuFooter = (language: string, many: boolean): string =>
  textOf(footer(screenAt(null, {language, ...(many ? {} : {course: [course[0]]})}), usual));

test('the menu says in other languages what it says in English', t => {
  t.is(menuFooter('en', true), '↑ ↓ or a number: choose · Enter open · q leave');
  t.is(menuFooter('sv', true), '↑ ↓ eller ett nummer: välj · Enter öppna · q avsluta');
  t.is(menuFooter('sv', false), '↑ ↓ välj · Enter eller dess nummer: öppna · q avsluta');
  t.is(menuFooter('nb', true), '↑ ↓ eller et nummer: velg · Enter åpne · q avslutt');
  t.is(menuText('begun', 'sv'), 'påbörjad');
  t.is(menuText('begun', 'nb'), 'påbegynt');
});

test('the menu speaks English where it is not translated', t => {
  t.is(menuFooter('de', true), menuFooter('en', true));
  t.is(menuText('begun', 'de'), 'begun');
  t.is(menuText('begun', 'constructor'), 'begun');
});
