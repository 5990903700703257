/**
 * What the coach and the page say to each other.
 *
 * The coach is Python (`stature_coach.door.wire`) and speaks JSON; these types are that JSON, key by
 * key, so names are in snake_case here and only here. The page decides nothing about the body:
 * it shows and plays cues, and tells the coach what the person did. Times (`at`, `wakes_at`) are
 * seconds since the session began.
 */

export type ExerciseId = 'neck-press' | 'wall-ball-press' | 'prone-chest-raise';

export type Phase =
  | 'setting_up'
  | 'asking_ready'
  | 'leading_in'
  | 'lifting'
  | 'holding'
  | 'lowering'
  | 'resting'
  | 'paused'
  | 'checking'
  /** "Stop. It hurts" was pressed: everything is let go, and what is felt is named. */
  | 'naming'
  | 'leaving'
  | 'asking'
  | 'closing'
  | 'finished';

export type Reason =
  | 'TARGET_REACHED'
  | 'TIRED'
  | 'STOPPED'
  | 'PAIN'
  | 'RED_FLAG'
  | 'FORM'
  | 'INTERRUPTED';

export type RedFlagKind =
  | 'sharp_back_or_rib'
  | 'chest_pain'
  | 'faint_or_breathless'
  | 'numb_or_weak'
  | 'dizzy'
  | 'sharp_neck'
  | 'bladder_bowel_or_saddle'
  | 'face_or_speech'
  | 'something_else';

export type AskedAbout = 'gate' | 'repetitions' | 'effort' | 'pain' | 'all_right' | 'what_hurts';

export type Waits = 'no' | 'tap' | 'tap_or_time';

// ---------------------------------------------------------------- cues: what is heard and seen

interface Due {
  /** Seconds since the session began. */
  readonly at: number;
}

interface Said extends Due {
  /** Wording key, such as `number.1`; the clip of the same name is played. */
  readonly key: string;
  readonly text: string;
  /** False: shown only (the hold, which begins together with count 1). */
  readonly spoken: boolean;
}

interface Timed extends Said {
  /** Length of this part, in seconds. */
  readonly seconds: number;
  readonly repetition: number;
  readonly of: number;
}

export interface InstructCue extends Said {
  readonly cue: 'instruct';
  /** Name of a figure in `regimen/figures`, or null. */
  readonly figure?: string | null;
  readonly waits: Waits;
  readonly step: number;
  readonly of: number;
}

export interface AskCue extends Said {
  readonly cue: 'ask';
  readonly about: AskedAbout;
  readonly waits: Waits;
}

export interface GetReadyCue extends Said {
  readonly cue: 'get_ready';
  /** `tap`: the ready prompt. `no`: the lead-in, `seconds` long. */
  readonly waits: Waits;
  readonly seconds?: number;
}

export interface LiftCue extends Timed {
  readonly cue: 'lift';
}

/** Falls at the instant of count 1 and is never spoken. */
export interface HoldCue extends Timed {
  readonly cue: 'hold';
}

export interface CountCue extends Said {
  readonly cue: 'count';
  readonly number: number;
  readonly repetition: number;
}

/** The release. */
export interface LowerCue extends Timed {
  readonly cue: 'lower';
}

export interface RestCue extends Timed {
  readonly cue: 'rest';
}

/** Sentences with nothing more to know about them. */
export interface PlainCue extends Said {
  readonly cue: 'praise' | 'remind' | 'correct' | 'pause' | 'resume';
}

export interface StopCue extends Said {
  readonly cue: 'stop';
  readonly reason: Reason;
  readonly kind?: RedFlagKind | null;
}

/** The last cue; it has no words. */
export interface FinishCue extends Due {
  readonly cue: 'finish';
  readonly reason: Reason;
  readonly repetitions: number;
}

/** Takes back every cue due after its own `at`. */
export interface CancelCue extends Due {
  readonly cue: 'cancel';
}

export type SpeakingCue =
  | InstructCue
  | AskCue
  | GetReadyCue
  | LiftCue
  | HoldCue
  | CountCue
  | LowerCue
  | RestCue
  | PlainCue
  | StopCue;

export type Cue = SpeakingCue | FinishCue | CancelCue;

export type CueName = Cue['cue'];

// ---------------------------------------------------------------- events: what happened

interface Happened {
  readonly at: number;
}

export interface SimpleEvent extends Happened {
  readonly event:
    | 'ticked'
    | 'ready'
    | 'in_place'
    /** "I'm lying down already": only while the view's `may_lie` says so. */
    | 'lying'
    | 'resumed'
    | 'tired'
    /** Not tired after all: only while `may_take_back`. */
    | 'taken_back'
    /** "Stop. It hurts" was pressed; `pain`, `red_flag` or `mistake` names it. */
    | 'hurt'
    /** The button was pressed by mistake: only while `may_be_mistake`. */
    | 'mistake'
    | 'pain'
    | 'stopped'
    | 'all_right'
    | 'skipped';
}

export interface PausedEvent extends Happened {
  readonly event: 'paused';
  readonly why?: 'tap' | 'sound_lost' | 'hidden';
}

export interface RedFlagEvent extends Happened {
  readonly event: 'red_flag';
  readonly kind: RedFlagKind;
}

export interface AnsweredEvent extends Happened {
  readonly event: 'answered';
  readonly about: 'effort' | 'pain' | 'repetitions';
  readonly number: number;
}

export type SessionEvent = SimpleEvent | PausedEvent | RedFlagEvent | AnsweredEvent;

// ---------------------------------------------------------------- the session

export interface Manner {
  /** One count, in seconds: 1.0 to 1.5. */
  readonly beat_seconds: number;
  /** How long a step that moves the body waits before it is said again. */
  readonly own_time_seconds: number;
  /** From "ready" to the first lift: 10 to 60. */
  readonly lead_in_seconds: number;
  readonly half_effort: boolean;
  readonly emergency_number: string;
}

export interface BeginRequest {
  readonly exercise: ExerciseId;
  readonly repetitions?: number;
  readonly rung?: string;
  readonly at: number;
  readonly manner: Manner;
}

export interface View {
  readonly phase: Phase;
  readonly repetition: number;
  readonly of: number;
  readonly waiting_for: null | 'ready' | 'all_right' | 'what_hurts' | 'effort' | 'pain' | 'repetitions';
  /** When the coach next has something to do by itself, or null. */
  readonly wakes_at: number | null;
  readonly finished: boolean;
  readonly reason: Reason | null;
  readonly repetitions: number;
  readonly beat_seconds: number;
  /** "I'm tired" can be taken back, at this moment. */
  readonly may_take_back: boolean;
  /** "I pressed it by mistake" can be said. */
  readonly may_be_mistake: boolean;
  /** "I'm lying down already" can be said. */
  readonly may_lie: boolean;
}

export interface Reply {
  readonly cues: readonly Cue[];
  readonly view: View;
}

/** The coach did not do it, and says why in one clear line. Nothing has changed. */
export interface Problem {
  readonly problem: string;
}

// ---------------------------------------------------------------- set-up before Python is up

interface SetUpTime {
  /** How long the sentence takes to say. */
  readonly seconds: number;
  /** A step that waits is said again after this long, and goes on after as long again. */
  readonly own_time_seconds: number;
  /** "I'm lying down already" can be said here. */
  readonly may_lie: boolean;
}

/** Not yet due at any time: whoever plays the step gives it its `at`. */
export type SetUpStep = SetUpTime & (Omit<InstructCue, 'at'> | (Omit<AskCue, 'at'> & StepPlace));

interface StepPlace {
  readonly figure?: string | null;
  readonly step: number;
  readonly of: number;
}

/** `coach/set-up/<exercise>.<rung>.<full or half>.json`: written by the coach in the page's build. */
export interface SetUpScript {
  readonly exercise: ExerciseId;
  /** From the end of a sentence to the next one, where nothing is waited for. */
  readonly pause_seconds: number;
  readonly steps: readonly SetUpStep[];
  /** What is read instead, from its first step, when the person says to lie down already; may be empty. */
  readonly from_lying: readonly SetUpStep[];
  /** What can be said of "it hurts" while the coach is not up yet. */
  readonly what_hurts: WhatHurts;
}

// ---------------------------------------------------------------- what is felt, what an answer is met with

export interface Sentence {
  readonly key: string;
  readonly text: string;
}

export interface WhatHurtsRequest {
  /** The exercise under way, or null: told from elsewhere. */
  readonly exercise: ExerciseId | null;
  /** It may still be a slip: the view's `may_be_mistake`, or before the coach is up the first press. */
  readonly mistake: boolean;
}

export interface SignToName extends Sentence {
  readonly kind: RedFlagKind;
  /** The emergency number is to be called now. */
  readonly call: boolean;
  /** What is said when this sign is named. */
  readonly says: Sentence;
}

export interface WhatHurts {
  /** Comes first. */
  readonly calm: Sentence;
  readonly signs: readonly SignToName[];
  /** Pain without a warning sign: the event `pain`. */
  readonly sore: Sentence;
  /** The event `mistake`; null where it cannot be said any more. */
  readonly mistake: Sentence | null;
}

export interface AnswerToPainRequest {
  readonly when: 'before' | 'after' | 'morning' | 'now';
  /** 0 to 10, or null where it was not told. */
  readonly pain: number | null;
  readonly entries: readonly Entry[];
  readonly now: string;
}

export interface AnswerToPain extends Sentence {
  /** The page shows the call. */
  readonly call: boolean;
  /** The page writes a `pain_told` with that pain. */
  readonly tell: boolean;
  /** A day of rest is offered, and nobody is made to take it. */
  readonly rest: boolean;
}

// ---------------------------------------------------------------- the day

/** One diary entry; the body's shape depends on `kind`. */
export interface Entry {
  readonly id: string;
  readonly person: string;
  readonly at: string;
  readonly kind:
    | 'session_finished'
    | 'screen_answered'
    | 'plan_set'
    | 'step_answered'
    | 'morning_after'
    | 'pain_told'
    | 'measure_taken'
    | 'red_flag'
    | 'cleared'
    | 'retracted';
  readonly body: Readonly<Record<string, unknown>>;
  readonly schema: 1;
}

export interface TodayRequest {
  readonly entries: readonly Entry[];
  /** Local time with its offset. */
  readonly now: string;
}

export interface Closing {
  readonly rule: string;
  readonly key: string;
  readonly text: string;
  /** What opens it again. */
  readonly opened_by: string;
  /** The screen question whose answer closes it, or null. */
  readonly question: string | null;
  /** What it rests on, by the ids of the entries. */
  readonly entries: readonly string[];
  /** The body of the `cleared` entry that opens it, to be written just so; null where no word of the person's opens it. */
  readonly clears: Cleared | null;
  /** Until when, local time with its offset, where that is known. */
  readonly until: string | null;
  /** Whether the number to call is shown with it. */
  readonly call: boolean;
}

/** The body of a `cleared` entry. */
export interface Cleared {
  /** `red_flag`, `screen`, a question such as `q3`, `unread` or `clock`. */
  readonly what: string;
  readonly entries?: readonly string[];
}

/** Something to know about the diary itself, and the person's way out of it. */
export interface Note {
  readonly key: string;
  readonly text: string;
  readonly clears: Cleared | null;
}

/** An entry that this version cannot read, or that is dated after now. */
export interface Doubted {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly closes: boolean;
}

/** How long one count is; a slower one makes the effort longer. */
export interface Beat {
  readonly seconds: number;
  /** One step slower, or null where that may not be chosen now. */
  readonly slower: number | null;
  readonly quicker: number | null;
  /** What a slower one means or, where it may not be chosen, why not. */
  readonly because: string | null;
}

export interface Dose {
  readonly repetitions: number;
  readonly rung: string;
  readonly rung_name: string;
  readonly hold_counts: number;
  /** One count, in seconds. */
  readonly beat_seconds: number;
  /** Never more repetitions than this. */
  readonly ceiling: number;
}

/** The names of the two pictures of an exercise on the rung of its dose. */
export interface Figures {
  readonly start: string;
  readonly hold: string;
}

export type Day = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

export interface PlannedExercise {
  /** Such as `neck-press@morning`. */
  readonly id: string;
  readonly exercise: ExerciseId;
  readonly name: string;
  readonly purpose: string;
  readonly part_of_day: 'morning' | 'evening' | 'once';
  readonly done: boolean;
  readonly dose: Dose;
  readonly figures: Figures;
  readonly half_effort: boolean;
  /** Why it may not be done now; empty when it is open. */
  readonly closed: readonly Closing[];
  /** When the person means to do it, such as `07:30`. */
  readonly time: string;
  /** The days of the week that it is meant for. */
  readonly days: readonly Day[];
  readonly due: boolean;
  readonly state: DayState;
  readonly beat: Beat;
}

/** `rest_day`: not a chosen day; it may still be done. `later`, `earlier`: of another part of this day. */
export type DayState = 'done' | 'closed' | 'rest_day' | 'due' | 'later' | 'earlier';

export interface Source {
  readonly title: string;
  readonly url: string;
}

/** How much, and at which step of the ladder. */
export interface DoseStep {
  readonly repetitions: number;
  readonly rung: string;
  readonly rung_name: string;
}

/** One small step, asked in words; the person says yes or not now. */
export interface Proposal {
  readonly id: string;
  readonly exercise: ExerciseId;
  /** Such as `repetitions:6`, `rung:towel` or `open`. */
  readonly step: string;
  readonly kind: 'repetitions' | 'rung' | 'open';
  readonly from: DoseStep | null;
  readonly to: DoseStep | null;
  readonly key: string;
  readonly text: string;
  readonly because_key: string;
  readonly because: string;
  readonly rule: string;
  readonly source: Source | null;
  readonly entries: readonly string[];
  readonly dates: readonly string[];
}

export interface Change {
  readonly exercise: ExerciseId;
  readonly direction: 'down' | 'up';
  readonly at: string;
  readonly from: DoseStep | null;
  readonly to: DoseStep | null;
  readonly because_key: string;
  readonly because: string;
  readonly rule: string;
  readonly source: Source | null;
  readonly entries: readonly string[];
  readonly may_undo: boolean;
  readonly step: string | null;
}

/** A step back that the person may take at any time. */
export interface WayBack {
  readonly exercise: ExerciseId;
  readonly step: string;
  readonly to: DoseStep;
}

export interface MeasureDue {
  readonly due: boolean;
  readonly last: Readonly<Record<string, unknown>> | null;
}

/** One event that comes again at a time by the clock on the wall; its id stays, whatever time is chosen. */
export interface Ring {
  readonly id: string;
  readonly part_of_day: 'morning' | 'once' | 'evening';
  readonly time: string;
  /** Such as `mon`. */
  readonly days: readonly string[];
}

export interface Ringing {
  /** From this date on. */
  readonly first: string;
  /** When something that bears on it was last told, and how often something was. */
  readonly told_at: string;
  readonly changes: number;
  readonly rings: readonly Ring[];
}

export interface Today {
  readonly date: string;
  /** Local time with offset: after this the plan must be asked for again. */
  readonly valid_until: string;
  readonly screen_needed: boolean;
  readonly next: string | null;
  readonly exercises: readonly PlannedExercise[];
  /** Questions to be answered again before anything opens, such as `q1`. */
  readonly ask_again: readonly string[];
  /** "How was your back this morning?" is still to be asked. */
  readonly ask_morning_after: boolean;
  readonly proposals: readonly Proposal[];
  /** Of the last fourteen days, newest first. */
  readonly changes: readonly Change[];
  readonly may_go_back: readonly WayBack[];
  /** The id of the day's way of moving safely. */
  readonly show_me: string;
  readonly notes: readonly Note[];
  readonly unread: readonly Doubted[];
  readonly ahead: readonly Doubted[];
  /** What a calendar holds. */
  readonly calendar: Ringing;
  /** What may be measured, if the person likes. */
  readonly measures: {
    readonly height: MeasureDue;
    readonly chair_stands: MeasureDue & {
      readonly open: boolean;
      /** Why not, in words. */
      readonly because: string | null;
    };
  };
}

export interface HistoryRequest extends TodayRequest {
  /** Dates such as 2026-11-01; without them everything that is known. */
  readonly from?: string;
  readonly to?: string;
}

/** What its entry tells of the dose: an older app's, or another's, tells less. */
export interface PastDose extends Partial<Pick<Dose, 'repetitions' | 'rung' | 'hold_counts'>> {
  /** Null for a rung that is not known here. */
  readonly rung_name: string | null;
}

/** A session that was done, as the diary tells it. */
export interface PastSession {
  /** Of its entry. */
  readonly id: string;
  readonly at: string;
  readonly exercise: ExerciseId;
  readonly name: string;
  readonly part_of_day: 'morning' | 'evening' | 'once';
  readonly reason: Reason;
  readonly repetitions: number;
  readonly repetitions_said: number | null;
  readonly dose: PastDose;
  readonly effort: number | null;
  readonly pain: number | null;
  readonly pain_before: number | null;
  readonly seconds: number;
}

/** Anything else that was written down that day; what it carries depends on its kind. */
export interface PastNote {
  readonly id: string;
  readonly at: string;
  readonly kind: 'red_flag' | 'pain_told' | 'cleared' | 'step' | 'plan' | 'screen' | 'measure' | 'retracted';
  readonly exercise?: ExerciseId;
  readonly [carried: string]: unknown;
}

export interface PastDay {
  readonly date: string;
  readonly planned: number;
  readonly done: number;
  readonly morning_after: number | null;
  readonly sessions: readonly PastSession[];
  readonly notes: readonly PastNote[];
}

export interface History {
  readonly from: string;
  readonly to: string;
  readonly days: readonly PastDay[];
  readonly measures: {
    readonly height: readonly { readonly date: string; readonly centimetres: number }[];
    readonly chair_stands: readonly { readonly date: string; readonly stands: number }[];
  };
}

/** Someone of this household, by name and picture. */
export interface NamedPerson {
  readonly id: string;
  readonly name: string | null;
  readonly picture: string | null;
}

/** What a backup holds. */
export interface Backup {
  readonly people: readonly NamedPerson[];
  readonly entries: readonly Entry[];
}

export interface ScreenQuestion {
  readonly id: string;
  readonly key: string;
  readonly text: string;
  readonly why: string;
  readonly careful: string;
  /** Where an answer cannot wait for the other questions: which, and what is said to it. */
  readonly urgent?: Urgent | null;
}

export interface Urgent extends Sentence {
  readonly answers: readonly string[];
  readonly call: boolean;
}

export interface Screen {
  readonly questions: readonly ScreenQuestion[];
}

export interface FinishedEntryRequest {
  readonly id: string;
  readonly person: string;
  readonly at: string;
  /** 0 to 10, or null where the person did not say. */
  readonly pain_before?: number | null;
}

// ---------------------------------------------------------------- the coach, as the page holds it

export interface Readiness {
  /** `snapshot`: Python woke from its stored memory. `plain`: it started from nothing. */
  readonly how: 'snapshot' | 'plain';
  readonly seconds: number;
  /** Why the snapshot was not used, when it was not. */
  readonly why?: string;
}

export type CoachState = 'booting' | 'ready' | 'failed';

/** How session time stands against the machine's clock, so that the coach can tick by itself. */
export interface ClockReading {
  readonly session_seconds: number;
  /** `performance.timeOrigin + performance.now()` at that same instant, in milliseconds. */
  readonly epoch_ms: number;
}

/**
 * The coach in its worker: `openCoach()` in `coach.ts` makes one.
 *
 * Cues come one way only, through `hear`, in order, whether an event or the worker's own tick
 * brought them; so nothing can be played twice. Every promise rejects with a `CoachProblem`
 * whose `message` is one clear line.
 */
export interface Coach {
  readonly state: CoachState;
  /** Rejects, at the latest after 60 s, when the coach cannot start. */
  readonly ready: Promise<Readiness>;
  hear(listener: (reply: Reply) => void): () => void;
  begin(request: BeginRequest): Promise<View>;
  advance(event: SessionEvent): Promise<View>;
  /**
   * The set-up was played before Python was up: begins, replays what the person did, ticks to
   * `now`, and sends `hear` only the cues still to come.
   */
  catchUp(request: BeginRequest, events: readonly SessionEvent[], now: number): Promise<View>;
  /** From now on the worker ticks four times a second by itself. Call again to correct it. */
  keepTime(reading: ClockReading): void;
  stopTime(): void;
  today(request: TodayRequest): Promise<Today>;
  history(request: HistoryRequest): Promise<History>;
  /** The whole of it as the text of one file. */
  writeBackup(backup: Backup): Promise<string>;
  /** What a backup, or JSON lines of entries, holds; refuses a damaged one in one clear line. */
  readBackup(text: string): Promise<Backup>;
  screen(): Promise<Screen>;
  /** What can be said of "it hurts", and the words that meet each. */
  whatHurts(request: WhatHurtsRequest): Promise<WhatHurts>;
  answerToPain(request: AnswerToPainRequest): Promise<AnswerToPain>;
  finishedEntry(request: FinishedEntryRequest): Promise<Entry>;
  /** The set-up of exactly this session; reads a file, and needs no Python. */
  setUpScript(request: BeginRequest): Promise<SetUpScript>;
  close(): void;
}
