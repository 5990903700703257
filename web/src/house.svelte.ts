/**
 * What all pages share: this person's diary, the coach, and the coach's plan for today. Nothing is
 * decided here: until Python is up the last plan that the coach wrote is obeyed, to its closing time.
 */
import type { Coach } from './engine/coach_type';
import type {
  BeginRequest,
  Entry,
  ExerciseId,
  AnswerToPain,
  AnswerToPainRequest,
  NamedPerson,
  PlannedExercise,
  Screen,
  SetUpScript,
  Today,
  WhatHurts,
} from './engine/contract';
import { clearCheckpoint, readCheckpoint, type Checkpoint } from './keeping/checkpoint';
import { Diary, type Apart, type Kind } from './keeping/diary';
import { household, ownShelf } from './keeping/household.svelte';
import { InStep } from './keeping/in_step';
import { localTime } from './keeping/local-time';
import { exchangeName } from './keeping/names';
import { exchange } from './keeping/outbox';
import { wordsOf } from './keeping/same';
import { forgetSore, soreSince } from './keeping/sore';
import { change, settings } from './keeping/settings.svelte';
import { pictureOf } from './keeping/pictures';
import { writtenAhead } from './words/language';
import { spokenLanguage } from './words/words';

export type CoachState = 'asleep' | 'booting' | 'ready' | 'failed';

interface House {
  opened: boolean;
  /** False where this browser lets no diary be opened: then nothing can be begun, and that is said. */
  can_keep: boolean;
  coach: CoachState;
  entries: readonly Entry[];
  /** The coach's plan, fresh or the last one kept; null when there is none that still holds. */
  today: Today | null;
  waiting: number;
  /** Entries for which this device had no room. They are held, read and sent, but not yet in the diary. */
  unkept: readonly Entry[];
  /** Entries told in two ways, or not taken by the keeper, of which the person has not been told. */
  differing: number;
  refused: number;
}

/** A name given on another device is seen here soon, without being asked for every minute. */
const NAMES_ARE_OLD_MS = 10 * 60_000;

export const house: House = $state({
  opened: false,
  can_keep: true,
  coach: 'asleep',
  entries: [],
  today: null,
  waiting: 0,
  unkept: [],
  differing: 0,
  refused: 0,
});

let diary: Diary;
let in_step: InStep | null = null;
/** The name as it was last brought to the keeper and back, and when. */
let brought = { text: '', at_ms: 0 };
let coach: Coach | null = null;
/** Settled when the coach's file is here; Python may still be starting. */
let arrived: Promise<void> = Promise.resolve();
/** Settled when the coach is up or has failed. */
let settle: () => void = () => {};
let waking: Promise<void> = newWaking();

/** Takes up this shelf for as long as the page lives. Throws where no diary can be opened. */
export async function openHouse(shelf: string = ownShelf()): Promise<void> {
  in_step?.end();
  household.open = shelf;
  diary = await Diary.open(shelf).catch((problem: unknown) => {
    house.can_keep = false;
    throw problem;
  });
  in_step = new InStep(meet, `stature.diary.${diary.person}`);
  await readDiary();
  await keepPainThatWasTold();
  await keepSorenessThatWasTold();
  house.today = stillHolds(await diary.note('today'), new Date());
  house.opened = true;
}

/** From now on this device and the keeper of diaries meet by themselves, whenever `may` allows it. */
export function keepInStep(may: () => boolean): Promise<void> {
  return in_step?.begin(may) ?? Promise.resolve();
}

// Asked by the browser only when something would be lost that is nowhere else.
addEventListener('beforeunload', (event) => {
  if (house.opened && diary.hangsByAThread) event.preventDefault();
});

/** Lets go of the diary, so that it can be taken off the device. */
export function closeHouse(): void {
  in_step?.end();
  diary.close();
}

/** Python, in its worker: after the first page has been drawn, never before. */
export async function wakeCoach(): Promise<void> {
  if (house.coach === 'booting' || house.coach === 'ready') return;
  if (house.coach === 'failed') waking = newWaking();
  house.coach = 'booting';
  try {
    arrived = import('./engine/coach').then(({ openCoach }) => {
      coach = openCoach({ language: spokenLanguage(), writtenAhead: writtenAhead() });
    });
    await arrived;
    await coach!.ready;
    house.coach = 'ready';
    await planToday();
  } catch (problem) {
    console.warn('The coach cannot start:', problem);
    coach?.close();
    coach = null;
    house.coach = 'failed';
  }
  settle();
}

/** The written set-up of this session, for reading out while Python starts; null where there is none. */
export async function setUpFor(request: BeginRequest): Promise<SetUpScript | null> {
  await arrived.catch(() => undefined);
  return (await coach?.setUpScript(request).catch(() => null)) ?? null;
}

/** The nine questions: as written when the page was built or, where that file is not, from the coach. */
export async function readinessQuestions(): Promise<Screen> {
  const written = await readAhead<Screen>('screen.json');
  if (written) return written;
  await waking;
  if (!coach) throw new Error('the questions are neither written nor is the coach up');
  return coach.screen();
}

/**
 * What may be felt and is asked when something hurts, during an exercise or without one: as written when the page was
 * built, for it must be there at once, or from the coach. Null where neither is to be had.
 */
export async function whatHurts(exercise: ExerciseId | null): Promise<WhatHurts | null> {
  const written = exercise
    ? (await readAhead<SetUpScript>(`set-up/${exercise}.json`))?.what_hurts
    : await readAhead<WhatHurts>('what-hurts.json');
  return written ?? (await theCoach()?.whatHurts({ exercise, mistake: exercise !== null }).catch(() => null)) ?? null;
}

/**
 * The coach's word to pain that was told; null where nothing follows from it, or no coach is there to say it. Where the coach says so an answer is
 * written down as pain told, of this exercise or of none, before anything else can begin. Told now, it is written already.
 */
export async function answerToPain(
  when: AnswerToPainRequest['when'],
  pain: number | null,
  exercise: ExerciseId | null = null,
): Promise<AnswerToPain | null> {
  const asked = await coachWhenUp();
  const request = { when, pain, entries: await diary.entries(), now: localTime() };
  const answer = await asked?.answerToPain(request).catch((problem: unknown) => console.warn('No word to the pain:', problem));
  if (answer?.tell && when !== 'now') await write('pain_told', { pain, exercise });
  const follows = answer && (answer.call || answer.tell || answer.rest || when === 'now');
  return follows ? answer : null;
}

/** The coach, when it is up. */
export function theCoach(): Coach | null {
  return house.coach === 'ready' ? coach : null;
}

/** The coach, as soon as it is up; null when it cannot start. */
export async function coachWhenUp(): Promise<Coach | null> {
  await waking;
  return theCoach();
}

/** Lets go of the plan that was kept: its sentences are in a language that is spoken no more. */
export async function forgetPlan(): Promise<void> {
  if (house.opened) await diary.dropNote('today');
}

export async function planToday(): Promise<void> {
  if (!theCoach()) return;
  const plan = await coach!.today({ entries: await diary.entries(), now: localTime() });
  house.today = plan;
  await keepPlan(JSON.stringify(plan));
}

/** Writes an entry of the page's own and asks for the plan that follows from it. */
export async function write(kind: Kind, body: Entry['body']): Promise<Entry> {
  const entry = await diary.write(kind, body);
  await afterWriting();
  return entry;
}

/** Keeps an entry that the coach made. */
export async function keep(entry: Entry): Promise<void> {
  await diary.keep(entry);
  await afterWriting();
}

/** What the coach wrote down of it, and that it hurt, where the coach had not heard that yet. */
export async function keepInterrupted({ exercise, body, hurt_at }: Checkpoint): Promise<void> {
  const at = hurt_at ? new Date(hurt_at) : undefined;
  if (body) await diary.write('session_finished', body, at);
  if (hurt_at && body?.['pain_told'] !== true) await diary.write('pain_told', { pain: null, exercise }, at);
  clearCheckpoint();
  await afterWriting();
}

/** Whoever shuts the tablet because it hurts is not asked whether that counts: it does, before anything can begin. */
async function keepPainThatWasTold(): Promise<void> {
  const left = readCheckpoint();
  if (left?.hurt_at) await keepInterrupted(left);
}

/** Nor whoever said to be sore and shut it before saying how much. */
async function keepSorenessThatWasTold(): Promise<void> {
  const at = soreSince();
  if (!at) return;
  await diary.write('pain_told', { pain: null, exercise: null }, new Date(at));
  forgetSore();
  await afterWriting();
}

/** Entries of this person from a file: those unknown here are kept and sent. Returns how many were new. */
export async function bringBack(entries: readonly Entry[]): Promise<number> {
  const fresh = new Map(entries.map((entry) => [wordsOf(entry), entry]));
  for (const entry of await diary.entries()) fresh.delete(wordsOf(entry));
  for (const entry of fresh.values()) await diary.keep(entry);
  if (fresh.size) await afterWriting();
  return fresh.size;
}

export function person(): string {
  return diary.person;
}

/** Who this diary is of, as a backup names them; nobody while they have no name. */
export function namedHere(): readonly NamedPerson[] {
  return settings.name ? [{ id: diary.person, name: settings.name, picture: pictureOf(settings.picture, diary.person) }] : [];
}

export async function synchronise(): Promise<void> {
  await in_step?.now();
}

/** Tells that the person has read of the entries that are apart. */
export async function understoodApart(): Promise<void> {
  for (const how of ['differing', 'refused'] as const) {
    await diary.setNote(`${how}_told`, String((await diary.apart(how)).length));
  }
  await readDiary();
}

/** Whether the keeper of diaries has every entry of this diary. */
export async function isAllWithKeeper(): Promise<boolean> {
  return (await diary.note('cursor')) !== undefined && house.waiting === 0 && house.unkept.length === 0 && (await diary.apart('refused')).length === 0;
}

/** Whether an exercise may begin: open in a plan that still holds. Without a plan nothing begins. */
export function isOpen(planned: PlannedExercise | undefined): boolean {
  return planned?.closed.length === 0;
}

export function stillHolds(kept: string | undefined, now: Date): Today | null {
  if (!kept) return null;
  const plan = JSON.parse(kept) as Today;
  return isWhole(plan) && now < new Date(plan.valid_until) ? plan : null;
}

/** A plan that an older version kept may lack what was not yet told then: for its day it is as if there were none. */
function isWhole(plan: Today): boolean {
  const told = plan.exercises.every(({ figures, closed }) => figures && closed.every(({ after_stop }) => after_stop !== undefined));
  return plan.notes !== undefined && told;
}

function newWaking(): Promise<void> {
  return new Promise((resolve) => {
    settle = resolve;
  });
}

async function readAhead<File>(file: string): Promise<File | null> {
  const written = await fetch(writtenAhead(file)).catch(() => null);
  return written?.ok ? ((await written.json()) as File) : null;
}

async function afterWriting(): Promise<void> {
  await readDiary();
  // The old plan knows nothing of what was just written: it may not be obeyed any longer.
  if (!theCoach()) {
    house.today = null;
    await keepPlan('');
  }
  await planToday();
  void synchronise();
}

async function readDiary(): Promise<void> {
  house.entries = await diary.entries();
  house.waiting = (await diary.waiting()).length;
  house.unkept = diary.unkept();
  house.differing = await untold('differing');
  house.refused = await untold('refused');
}

async function untold(how: Apart): Promise<number> {
  return (await diary.apart(how)).length - Number((await diary.note(`${how}_told`)) ?? 0);
}

/** A plan that cannot be kept must not leave an older one to be obeyed. */
async function keepPlan(text: string): Promise<void> {
  await diary.setNote('today', text).catch(() => diary.dropNote('today'));
}

async function meet(): Promise<boolean> {
  const before = house.entries.length;
  // What found no room may find some now, network or not.
  await diary.keepSpare().catch(() => undefined);
  const met = navigator.onLine !== false && (await exchange(diary));
  if (met) await bringName();
  await readDiary();
  if (house.entries.length !== before) await planToday();
  return met;
}

async function bringName(): Promise<void> {
  const mine = { name: settings.name, picture: pictureOf(settings.picture, diary.person) };
  const text = JSON.stringify(mine);
  if (text === brought.text && Date.now() - brought.at_ms < NAMES_ARE_OLD_MS) return;
  brought = { text, at_ms: Date.now() };
  const theirs = await exchangeName(diary, mine);
  if (theirs) change(theirs);
}
