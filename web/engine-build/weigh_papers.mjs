/**
 * What papers, practices and groups add to the download of a person at home, by name, and the most they may (P1).
 *
 *     node engine-build/weigh_papers.mjs [--json]
 *
 * Reckoned as it travels, by brotli: of a file of its own all of it; of an archive or a list of words that holds other things
 * too, what it weighs less without these. What of the coach reads papers in a diary is there twice, in the archive and in the
 * memory that is woken: it is counted twice. Lines in modules that were there before are counted as if they lay by themselves.
 */
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { onlyOf } from './archive.mjs';
import { PROJECT, WEB } from './sources.mjs';

/**
 * What they may weigh by themselves. The first ones weighed 34,541: to come near the 20,000 that the issue allows "more than before",
 * what only readers need was left out of the coach of every home (compile.py), 58,000 bytes of it: more than
 * papers weigh. By themselves they weigh this much.
 */
export const MOST_BYTES = 32_000;
const APP = join(PROJECT, 'stature', 'src', 'stature', 'app');
const COACH = join(PROJECT, 'coach', 'src', 'stature_coach');
const OWN_FILES = ['coach/prescription.*.zip', 'assets/{Paper,PaperNote,Waits}-*.{js,css}'];
const OWN_MODULES = /^stature_coach\/weeks\/(papers|prescribed)\.pyc$/;
const OWN_WORDS = /^prescription\.|^(more|title)\.(paper|practice|group|visit)|^footer\.(practice|group)$/;
const OF_THE_PAGE = ['keeping/held_paper.svelte.ts', 'engine/practice_worker.ts', 'words/quoted.ts'];
const SAYS_PAPER = /paper|prescri/i;

const weight = (content) =>
  brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } }).length;

/** Name -> bytes that travel. */
export function pieces() {
  const files = OWN_FILES.flatMap((pattern) => globSync(pattern, { cwd: APP }));
  if (files.length < 4) throw new Error(`the app is not built, or its files have other names: ${files.join(', ') || 'none'}`);
  return {
    ...Object.fromEntries(files.sort().map((name) => [name, weight(readFileSync(join(APP, name)))])),
    ...Object.fromEntries(['en', 'es'].map((language) => [`words in ${language}`, ofWords(language)])),
    ...Object.fromEntries(OF_THE_PAGE.map((name) => [name, weight(readFileSync(join(WEB, 'src', name)))])),
    'weeks/papers and prescribed, twice': 2 * ofCoach(),
    'lines in modules of the coach that were there before, twice': 2 * weight(linesOfOthers()),
  };
}

function ofWords(language) {
  const all = Object.entries(JSON.parse(readFileSync(join(WEB, 'src', 'words', 'pages', `${language}.json`), 'utf8')));
  const of = (some) => weight(JSON.stringify(Object.fromEntries(some)));
  return of(all) - of(all.filter(([key]) => !OWN_WORDS.test(key)));
}

function ofCoach() {
  const [name] = globSync('coach/coach.*.zip', { cwd: APP });
  const archive = readFileSync(join(APP, name));
  return weight(onlyOf(archive, () => true)) - weight(onlyOf(archive, (one) => !OWN_MODULES.test(one)));
}

function linesOfOthers() {
  const names = readdirSync(COACH, { recursive: true }).filter((name) => /^(weeks|regimen|session)\/.*\.py$/.test(name));
  const others = names.filter((name) => !/(papers|prescribed|caseload|group\w*|room\w*)\.py$/.test(name)).sort();
  const lines = others.flatMap((name) => readFileSync(join(COACH, name), 'utf8').split('\n'));
  return lines.filter((line) => SAYS_PAPER.test(line)).join('\n');
}

if (import.meta.filename === process.argv[1]) {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
  const found = pieces();
  const sum = Object.values(found).reduce((all, one) => all + one, 0);
  if (values.json) console.log(JSON.stringify({ most: MOST_BYTES, sum, pieces: found }));
  else {
    for (const [name, bytes] of Object.entries(found)) console.log(`${String(bytes).padStart(7)}  ${name}`);
    console.log(`${String(sum).padStart(7)}  in all, of ${MOST_BYTES} at most`);
  }
  process.exitCode = sum > MOST_BYTES ? 1 : 0;
}
