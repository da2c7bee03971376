/** What the menu says in English, which is what the others are found by. */
const english = [
  'Who can reach whom on the Safespring platform, and why.',
  'begun',
  'choose',
  'or a number: choose',
  'or its number: open',
  'open',
  'leave',
] as const;

/** A text of the menu, in English. */
export type MenuText = (typeof english)[number];

const translations: Readonly<Record<string, Readonly<Record<MenuText, string>>>> = {
  sv: {
    'Who can reach whom on the Safespring platform, and why.':
      'Vem som når vem på Safesprings plattform, och varför.',
    begun: 'påbörjad',
    choose: 'välj',
    'or a number: choose': 'eller ett nummer: välj',
    'or its number: open': 'eller dess nummer: öppna',
    open: 'öppna',
    leave: 'avsluta',
  },
  nb: {
    'Who can reach whom on the Safespring platform, and why.':
      'Hvem som når hvem på Safesprings plattform, og hvorfor.',
    begun: 'påbegynt',
    choose: 'velg',
    'or a number: choose': 'eller et nummer: velg',
    'or its number: open': 'eller nummeret: åpne',
    open: 'åpne',
    leave: 'avslutt',
  },
};

/** Whether a text is one of the menu's. */
export const isMenuText = (text: string): text is MenuText => english.some(each => each === text);

/** A text of the menu in a language, or in English where there is no translation to that. */
export const menuText = (text: MenuText, language: string): string =>
  translations[language]?.[text] ?? text;
