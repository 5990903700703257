/**
 * What all pages share: this person's diary, the coach, and the coach's plan for today. Nothing is
 * decided here: until Python is up the last plan that the coach wrote is obeyed, to its closing time.
 */
import type { BeginRequest, Coach, Entry, PlannedExercise, Screen, SetUpScript, Today } from './engine/contract';
import { interruptedBody, clearCheckpoint, type Checkpoint } from './keeping/checkpoint';
import { Diary, type Kind } from './keeping/diary';
import { localTime } from './keeping/local-time';
import { exchange } from './keeping/outbox';

export type CoachState = 'asleep' | 'booting' | 'ready' | 'failed';

interface House {
  opened: boolean;
  coach: CoachState;
  entries: readonly Entry[];
  /** The coach's plan, fresh or the last one kept; null when there is none that still holds. */
  today: Today | null;
  waiting: number;
}

export const house: House = $state({
  opened: false,
  coach: 'asleep',
  entries: [],
  today: null,
  waiting: 0,
});

let diary: Diary;
let coach: Coach | null = null;
/** Settled when the coach's file is here; Python may still be starting. */
let arrived: Promise<void> = Promise.resolve();
/** Settled when the coach is up or has failed. */
let settle: () => void = () => {};
let waking: Promise<void> = newWaking();

export async function openHouse(name?: string): Promise<void> {
  diary = await Diary.open(name);
  await readDiary();
  house.today = stillHolds(await diary.note('today'), new Date());
  house.opened = true;
}

/** Python, in its worker: after the first page has been drawn, never before. */
export async function wakeCoach(): Promise<void> {
  if (house.coach === 'booting' || house.coach === 'ready') return;
  if (house.coach === 'failed') waking = newWaking();
  house.coach = 'booting';
  try {
    arrived = import('./engine/coach').then(({ openCoach }) => {
      coach = openCoach();
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
  const written = await fetch('./coach/screen.json').catch(() => null);
  if (written?.ok) return (await written.json()) as Screen;
  await waking;
  if (!coach) throw new Error('the questions are neither written nor is the coach up');
  return coach.screen();
}

/** The coach, when it is up. */
export function theCoach(): Coach | null {
  return house.coach === 'ready' ? coach : null;
}

export async function planToday(): Promise<void> {
  if (!theCoach()) return;
  const plan = whole(await coach!.today({ entries: await diary.entries(), now: localTime() }));
  house.today = plan;
  await diary.setNote('today', JSON.stringify(plan));
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

export async function keepInterrupted(checkpoint: Checkpoint): Promise<void> {
  await write('session_finished', interruptedBody(checkpoint));
  clearCheckpoint();
}

export function person(): string {
  return diary.person;
}

export async function synchronise(): Promise<void> {
  if (navigator.onLine === false) return;
  const before = house.entries.length;
  await exchange(diary);
  await readDiary();
  if (house.entries.length !== before) await planToday();
}

/** Whether an exercise may begin: open in a plan that still holds. Without a plan nothing begins. */
export function isOpen(planned: PlannedExercise | undefined): boolean {
  return planned?.closed.length === 0;
}

export function stillHolds(kept: string | undefined, now: Date): Today | null {
  if (!kept) return null;
  const plan = whole(JSON.parse(kept) as Today);
  return now < new Date(plan.valid_until) ? plan : null;
}

/** A plan that an older version kept lacks what was not yet asked then. */
function whole(plan: Today): Today {
  const nothing = { ask_again: [], ask_morning_after: false, proposals: [], changes: [], may_go_back: [], show_me: null };
  return { ...nothing, ...plan };
}

function newWaking(): Promise<void> {
  return new Promise((resolve) => {
    settle = resolve;
  });
}

async function afterWriting(): Promise<void> {
  await readDiary();
  // The old plan knows nothing of what was just written: it may not be obeyed any longer.
  if (!theCoach()) {
    house.today = null;
    await diary.setNote('today', '');
  }
  await planToday();
  void synchronise();
}

async function readDiary(): Promise<void> {
  house.entries = await diary.entries();
  house.waiting = (await diary.waiting()).length;
}
