/** Signs of the places, beside their words and never instead of them: lines in a field of 24 by 24. */
export const SIGNS: Readonly<Record<string, string>> = {
  home: 'M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6L19 19M5 19l1.4-1.4M17.6 6.4L19 5',
  diary: 'M4 5h16v16H4zM4 10h16M8 2v5M16 2v5M8 14h3M8 17.5h6',
  moving: 'M12 2.5a2 2 0 1 0 0 4a2 2 0 1 0 0-4M12 8.5v7M12 10l-3.5 3.5M12 10l3.5 3M12 15.5L9 21.5M12 15.5l3 6',
  more: 'M4 6.5h16M4 12h16M4 17.5h16',
  plan: 'M4 5h16v16H4zM4 10h16M8 2v5M16 2v5M8.5 15l2.5 2.5 4.5-4.5',
  paper: 'M6 3h8l4 4v14H6zM14 3v4h4M9 11h6v6H9zM12 11v6M9 14h6',
  handout: 'M12 6c-2-1.6-5-2-8-2v14c3 0 6 .4 8 2 2-1.6 5-2 8-2V4c-3 0-6 .4-8 2zM12 6v14',
  trends: 'M4 4v16h16M7.5 15.5l4-4.5 3 2.5 5-6.5',
  measures: 'M8 3h8v18H8zM8 7h3.5M8 11h5M8 15h3.5',
  reminders: 'M6 17v-6a6 6 0 0 1 12 0v6l2 1H4zM10 20.5a2.2 2.2 0 0 0 4 0',
  result: 'M6 4h12v17H6zM9 2.5h6v3H9zM9 12.5l2 2 4-4.5M9 18h6',
  'own-data': 'M3 6h6l2 2.5h10V19H3z',
  people: 'M9 5a3 3 0 1 0 0 6a3 3 0 1 0 0-6M3.5 20c0-4 2-6 5.5-6s5.5 2 5.5 6M16 6a2.5 2.5 0 1 1 0 5M17 14c2.5.3 3.8 2.2 3.8 5',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 5a2 2 0 1 0 0 4a2 2 0 1 0 0-4M9 15a2 2 0 1 0 0 4a2 2 0 1 0 0-4',
  statement: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 11v6M12 7.4v.2',
  practice: 'M4 20V8l8-5 8 5v12zM12 10v6M9 13h6',
  group:
    'M12 4a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5M5 8a2 2 0 1 0 0 4a2 2 0 1 0 0-4M19 8a2 2 0 1 0 0 4a2 2 0 1 0 0-4M8 20v-4c0-3 1.5-4.5 4-4.5s4 1.5 4 4.5v4M2.5 19c0-3 .8-4.5 3-4.8M21.5 19c0-3-.8-4.5-3-4.8',
};
