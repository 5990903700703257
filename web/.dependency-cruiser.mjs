/**
 * Who may import whom in the page: each room knows those below it, none above, and nothing goes in a circle.
 *
 *     main, App -> pages -> parts | reminding -> state | practise -> words -> keeping -> engine
 *
 * `practise` alone plays (`sound`, which knows `engine`). `parts` play the greeting and read the state, so they stand above.
 */
const never = (name, from, to, comment) => ({ name, severity: 'error', comment, from: { path: from }, to: { path: to } });
const room = (...names) => `^src/(${names.join('|')})(/|\\.|$)`;

export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', comment: 'two files that need each other are one', from: {}, to: { circular: true } },
    never('pages-are-on-top', '^src/(?!App\\.svelte|pages/|testing/|main\\.ts)', '^src/pages/', 'only App opens pages'),
    never('parts-know-no-page', room('parts'), room('pages', 'App', 'main'), 'a part serves any page'),
    never('state-shows-nothing', room('state'), room('pages', 'parts', 'App', 'practise', 'reminding'), 'the state of the app is shown by others'),
    never('practise-knows-no-page', room('practise'), room('pages', 'parts', 'state', 'App', 'keeping', 'reminding'), 'a session is shown by its page'),
    never('keeping-shows-and-says-nothing', room('keeping'), room('pages', 'parts', 'state', 'App', 'practise', 'reminding', 'sound', 'words'), 'it keeps'),
    never('words-come-from-below', room('words'), room('pages', 'parts', 'state', 'App', 'practise', 'reminding', 'sound'), 'a word knows no place'),
    never('sound-knows-cues-alone', room('sound'), room('pages', 'parts', 'state', 'App', 'practise', 'reminding', 'keeping', 'words'), 'it plays'),
    never('engine-knows-the-coach-alone', room('engine'), '^src/(?!engine/)', 'it carries questions and answers'),
    { name: 'tests-serve-tests', severity: 'error', comment: 'what helps tests is not shipped',
      from: { pathNot: '\\.test\\.ts$|^src/testing/|/bench/' }, to: { path: '^src/testing/|\\.test\\.ts$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/sound/bench/|^src/engine/bench/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.svelte', '.svelte.ts', '.d.ts'] },
  },
};
