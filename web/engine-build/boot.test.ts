// @vitest-environment node
/** The real coach in the real Pyodide, as a build puts it into the page; only the browser is missing. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bootTheCoach, type EngineFiles, type CoachFiles } from '../src/engine/boot.js';
import type { BeginRequest, GroupBefore, GroupReply, Reply, Screen, SetUpScript } from '../src/engine/contract.js';
import { packed, unpacked } from '../src/engine/sparse.js';
import { Driver } from '../src/engine/driver.js';
import { pyodideOptions } from '../src/engine/open_host.js';

const LONG_MS = 120_000;
let folder: string;
let files: EngineFiles;

beforeAll(() => {
  const out = mkdtempSync(join(tmpdir(), 'stature-coach-'));
  const script = fileURLToPath(new URL('engine.mjs', import.meta.url));
  execFileSync(process.execPath, [script, '--out', out], { stdio: 'pipe' });
  folder = `${out}/coach/`;
  files = JSON.parse(readFileSync(`${folder}engine.json`, 'utf8')) as EngineFiles;
}, LONG_MS);

afterAll(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

const REQUEST: BeginRequest = {
  exercise: 'neck-press',
  repetitions: 2,
  at: 0,
  manner: { beat_seconds: 1, own_time_seconds: 60, lead_in_seconds: 10, half_effort: false, familiar: false, turn: 0, heard: true, emergency_number: '112' },
};

/** The same files as over HTTP, from disk. */
function coachFiles(snapshot: () => Promise<ArrayBuffer> | null = () => bytes(files.snapshot!), language = 'en'): CoachFiles {
  const pythonFolder = folder + files.python;
  return {
    pythonFolder,
    late: folder + files.late,
    loadPyodide: async () => (await import(pathToFileURL(`${pythonFolder}pyodide.mjs`).href)).loadPyodide,
    snapshot,
    program,
    coach: () => bytes(files.coach),
    language,
    houseTexts: async () => readFileSync(`${homeOf(language)}house.json`, 'utf8'),
    group: async () => ({ zip: await bytes(files.group), texts: readFileSync(`${homeOf(language)}house-group.json`, 'utf8') }),
  };
}

function homeOf(language: string): string {
  return `${folder}${language}-${files.languages[language]}/`;
}

function program(): Promise<ArrayBuffer> {
  return bytes(`${files.python}pyodide.asm.wasm`);
}

async function bytes(name: string): Promise<ArrayBuffer> {
  const content = readFileSync(folder + name);
  return content.buffer.slice(content.byteOffset, content.byteOffset + content.length) as ArrayBuffer;
}

/** A whole session, the gate and the ready prompt answered as they come. */
function practise(host: ConstructorParameters<typeof Driver>[0]): Reply[] {
  const replies: Reply[] = [];
  const driver = new Driver(host, (reply) => replies.push(reply));
  let view = driver.begin(REQUEST);
  for (let at = 0.25; at < 600 && !view.finished; at += 0.25) {
    view = driver.advance({ event: view.waiting_for === 'ready' ? 'ready' : 'ticked', at });
  }
  return replies;
}

test('the coach wakes from its snapshot and says the same as one started from nothing', async () => {
  const woken = await bootTheCoach(coachFiles());
  const started = await bootTheCoach(coachFiles(() => null));
  expect([woken.how, started.how]).toEqual(['snapshot', 'plain']);
  const replies = practise(woken.host);
  expect(replies.at(-1)!.view).toMatchObject({ finished: true, reason: 'TARGET_REACHED', repetitions: 2 });
  expect(practise(started.host)).toEqual(replies);
}, LONG_MS);

test('in another language the coach wakes from the same snapshot, and says the same in that language', async () => {
  const woken = await bootTheCoach(coachFiles(undefined, 'es'));
  const started = await bootTheCoach(coachFiles(() => null, 'es'));
  expect([woken.how, started.how]).toEqual(['snapshot', 'plain']);
  const replies = practise(woken.host);
  expect(practise(started.host)).toEqual(replies);
  const said = replies.flatMap(({ cues }) => cues.map((cue) => ('text' in cue ? cue.text : '')));
  expect(said).toContain('Suelte el aire, y presione.');
  expect(said).not.toContain('Breathe out, and press.');
}, LONG_MS);

test('a device is told all that it needs of its language, and nothing of another', () => {
  const names = JSON.parse(readFileSync(`${homeOf('es')}files.json`, 'utf8')) as string[];
  for (const name of names) expect(existsSync(`${folder}../${name}`), name).toBe(true);
  expect(names.filter((name) => /(^|\/)en[-/]/.test(name))).toEqual([]);
  const texts = JSON.parse(readFileSync(`${homeOf('es')}house.json`, 'utf8')) as Record<string, string>;
  expect(Object.keys(texts).filter((name) => name.startsWith('wording/'))).toEqual(['wording/es.toml']);
});

test('a snapshot of another build is not trusted, and the coach starts plainly and says why', async () => {
  const spoilt = async () => {
    const python = new Uint8Array(await program());
    const memory = unpacked(await bytes(files.snapshot!), python);
    // Where Pyodide writes which of its builds made it.
    memory.fill(0, 16, 48);
    return packed(memory, python).buffer;
  };
  const { host, how, why } = await bootTheCoach(coachFiles(spoilt));
  expect(how).toBe('plain');
  expect(why).toContain('got');
  expect((JSON.parse(host.screen()) as Screen).questions.length).toBeGreaterThan(0);
}, LONG_MS);

test('what of the library does not lie in the snapshot is imported from the smaller archive', async () => {
  const { pythonFolder, late, loadPyodide } = coachFiles();
  const memory = Promise.resolve(unpacked(await bytes(files.snapshot!), new Uint8Array(await program())));
  const python = await (await loadPyodide())({ ...pyodideOptions(pythonFolder), stdLibURL: late, _loadSnapshot: memory });
  const isImported = (name: string) => python.runPython(`import sys; "${name}" in sys.modules`) as boolean;
  expect([isImported('json'), isImported('_strptime')]).toEqual([true, false]);
  expect(python.runPython('from datetime import datetime; datetime.strptime("1 Dec 2026", "%d %b %Y").weekday()')).toBe(1);
  expect(isImported('_strptime')).toBe(true);
  expect(statSync(late).size).toBeLessThan(statSync(`${pythonFolder}python_stdlib.zip`).size / 2);
}, LONG_MS);

test('a snapshot that cannot be fetched is done without', async () => {
  const { how, why } = await bootTheCoach(coachFiles(() => Promise.reject(new Error('snapshot could not be had (404)'))));
  expect({ how, why }).toEqual({ how: 'plain', why: 'snapshot could not be had (404)' });
}, LONG_MS);

test('what the coach refuses is one clear line', async () => {
  const { host } = await bootTheCoach(coachFiles());
  const driver = new Driver(host, () => undefined);
  expect(() => driver.begin({ ...REQUEST, repetitions: 99 })).toThrow(/^repetitions is 99; .+$/);
  expect(() => driver.advance({ event: 'ticked', at: 1 })).toThrow('no session is under way');
}, LONG_MS);

test('the questions are written ahead, so that they can be asked before the coach is up', async () => {
  const { host } = await bootTheCoach(coachFiles());
  expect(JSON.parse(readFileSync(`${homeOf('en')}screen.json`, 'utf8'))).toEqual(JSON.parse(host.screen()));
}, LONG_MS);

test('every rung of every exercise has its set-up, written ahead', () => {
  for (const name of ['neck-press.pillow.full', 'wall-ball-press', 'prone-chest-raise.trying.half']) {
    const script = JSON.parse(readFileSync(`${homeOf('es')}set-up/${name}.json`, 'utf8')) as SetUpScript;
    expect(script.steps.length).toBeGreaterThan(2);
  }
});

test('of a diary that was told once, only what is new need be told; after a refusal all of it again', async () => {
  const { host } = await bootTheCoach(coachFiles());
  const now = '2026-11-23T08:00:00+01:00';
  const word = (number: number, pain: unknown) => ({
    id: `019a8f00-0000-7000-8000-00000000000${number}`,
    person: '019a8f00-0000-7000-8000-000000000000',
    at: `2026-11-23T07:0${number}:00+01:00`,
    kind: 'pain_told',
    body: { pain, exercise: null },
    schema: 1,
  });
  const asked = (...entries: object[]) => JSON.stringify({ entries, now });
  const plan = (text: string) => JSON.parse(text) as { problem?: string; exercises?: unknown[] };
  expect(plan(host.look(asked())).problem).toContain('tell all of it');
  host.today(asked(word(1, 3)));
  expect(host.look(asked(word(2, 4)))).toBe(host.today(asked(word(1, 3), word(2, 4))));
  const of_another = { ...word(2, 4), person: '019a8f00-0000-7000-8000-000000000009' };
  expect(plan(host.look(asked(of_another))).problem).toContain('write those of one person');
  expect(plan(host.look(asked(word(3, 4)))).problem).toContain('tell all of it');
  expect(plan(host.today(asked(word(1, 3)))).exercises).toBeDefined();
}, LONG_MS);

test.each(['snapshot', 'plain'] as const)('a group is led from a part of its own, unpacked when it is asked for: %s', async (how) => {
  const booted = await bootTheCoach(coachFiles(how === 'snapshot' ? undefined : () => null));
  expect(booted.how).toBe(how);
  expect(JSON.parse(booted.host.group_before())).toHaveProperty('problem');
  await booted.lead();
  const before = JSON.parse(booted.host.group_before()) as GroupBefore;
  const request = { people: 8, at_the_wall: 4, ticked: before.ticks.map(({ id }) => id), at: 0 };
  expect((JSON.parse(booted.host.begin_group(JSON.stringify(request))) as GroupReply).view.phase).toBe('before');
  const hurts = JSON.parse(booted.host.advance_group('{"event": "somebody_hurts", "at": 1}')) as GroupReply;
  expect(hurts.cues[1]).toMatchObject({ cue: 'lower', at: 1, key: 'shared.ease_off' });
}, LONG_MS);

test('what a home keeps holds nothing of a group', () => {
  for (const language of Object.keys(files.languages)) {
    const kept = readFileSync(`${homeOf(language)}files.json`, 'utf8') + readFileSync(`${homeOf(language)}house.json`, 'utf8');
    expect(kept).not.toMatch(/\[group\.|voice\/\w+\/group\./);
    expect(readFileSync(`${homeOf(language)}files-group.json`, 'utf8')).toMatch(/group\.tired/);
  }
});
