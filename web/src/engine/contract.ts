/**
 * What the coach and the page say to each other. Written by `./write contract`; do not change it here.
 *
 * The coach is Python and speaks JSON (`stature_coach.door`); these types are that JSON, key by key, so names are in
 * snake_case here and only here. Times (`at`, `wakes_at`) are seconds since the session began.
 */

export interface components {
    schemas: {
        /** @description How often an exercise was meant to be done, and was. */
        readonly Adherence: {
            readonly planned: number;
            readonly done: number;
        };
        /** @description The words, and what the page does. */
        readonly AnswerToPain: {
            readonly key: string;
            readonly text: string;
            /** @description The page shows the call. */
            readonly call: boolean;
            /** @description The page writes a `pain_told` with that pain. */
            readonly tell: boolean;
            /** @description A day of rest is offered, and nobody is made to take it. */
            readonly rest: boolean;
        };
        /** @description Asks what an answer about pain is met with. */
        readonly AnswerToPainRequest: {
            /** @enum {string} */
            readonly when: "before" | "after" | "morning" | "now";
            /** @description 0 to 10, or null where it was not told. */
            readonly pain: number | null;
            readonly entries: readonly components["schemas"]["Entry"][];
            readonly now: string;
        };
        /** @description A question was answered with a number. `repetitions` is said beside the question about effort, which still waits. */
        readonly AnsweredEvent: {
            readonly at: number;
            /** @constant */
            readonly event: "answered";
            /** @enum {string} */
            readonly about: "effort" | "pain" | "repetitions";
            readonly number: number;
        };
        /** @description One of the nine questions, and what was answered last. */
        readonly AnsweredQuestion: {
            readonly key: string;
            readonly text: string;
            readonly answer: ("yes" | "no" | "not_sure") | null;
            readonly day: string | null;
        };
        /** @description A session that is still to be asked about; the page writes a `session_answered` that names its entry. */
        readonly AnswersWait: {
            readonly entry: string;
            readonly exercise: string;
            /** @description Whole holds, as the coach counted. */
            readonly repetitions: number;
            /** @description How it was is not told either. */
            readonly asks_effort: boolean;
            /** @description How it was, in words. */
            readonly choices: readonly components["schemas"]["Choice"][];
        };
        /** @description A question to the person. */
        readonly AskCue: {
            readonly at: number;
            readonly key: string;
            readonly text: string;
            readonly spoken: boolean;
            /** @constant */
            readonly cue: "ask";
            /** @enum {string} */
            readonly about: "gate" | "effort" | "pain" | "all_right" | "what_hurts";
            /** @enum {string} */
            readonly waits: "no" | "tap" | "tap_or_time";
            /** @description The answers in words; empty where the question is not answered by one of a few. */
            readonly choices: readonly components["schemas"]["Choice"][];
        };
        /** @description The same for a question. */
        readonly AskStep: {
            readonly key: string;
            readonly text: string;
            readonly spoken: boolean;
            readonly figure: string | null;
            /** @enum {string} */
            readonly waits: "no" | "tap" | "tap_or_time";
            readonly step: number;
            readonly of: number;
            readonly seconds: number;
            readonly own_time_seconds: number;
            readonly may_lie: boolean;
            readonly may_be_ready: boolean;
            readonly seen: string;
            readonly no_is_pain: boolean;
            /** @constant */
            readonly cue: "ask";
            /** @enum {string} */
            readonly about: "gate" | "effort" | "pain" | "all_right" | "what_hurts";
            readonly choices: readonly components["schemas"]["Choice"][];
        };
        /** @enum {string} */
        readonly AskedAbout: "gate" | "effort" | "pain" | "all_right" | "what_hurts";
        /** @description What a backup holds. */
        readonly Backup: {
            readonly people: readonly components["schemas"]["NamedPerson"][];
            readonly entries: readonly components["schemas"]["Entry"][];
            /** @description When it was written, local time with its offset; null in what an older version wrote. */
            readonly made?: string | null;
        };
        /** @description How long one count is; a slower one makes the effort longer. */
        readonly Beat: {
            readonly seconds: number;
            /** @description One step slower, or null where that may not be chosen now. */
            readonly slower: number | null;
            readonly quicker: number | null;
            /** @description What a slower one means or, where it may not be chosen, why not. */
            readonly because: string;
        };
        /** @description Why, in words, by which rule, and where that comes from. */
        readonly Because: {
            readonly because_key: string;
            readonly because: string;
            readonly rule: string;
            readonly source: components["schemas"]["Source"] | null;
        };
        /** @description What session is wanted. */
        readonly BeginRequest: {
            readonly exercise: string;
            readonly repetitions?: number;
            readonly rung?: string;
            readonly at: number;
            readonly manner: components["schemas"]["Manner"];
            /** @description Where a session that was cut short is gone on with. */
            readonly begun?: components["schemas"]["Begun"];
        };
        /** @description What of a set is behind somebody whose session was cut short. */
        readonly Begun: {
            /** @description Whole holds. */
            readonly repetitions: number;
            /** @description All that began, those broken off too. */
            readonly efforts: number;
            readonly pressed_by_mistake: number;
            readonly tired_taken_back: boolean;
        };
        /** @description Takes back every cue due after its own `at`. */
        readonly CancelCue: {
            readonly at: number;
            /** @constant */
            readonly cue: "cancel";
        };
        /** @description Somebody on the list, to look at. */
        readonly CaseloadAsked: {
            readonly person: string;
            readonly now: string;
        };
        /** @enum {string} */
        readonly CaseloadHeading: "warning_sign" | "hurt" | "worse_morning" | "step_waits" | "not_done" | "everybody";
        /** @description Everything told of one person, up to the day of the file. */
        readonly CaseloadOne: {
            readonly row: components["schemas"]["CaseloadRow"];
            readonly today: components["schemas"]["Today"];
            /** @description The last twelve weeks. */
            readonly history: components["schemas"]["History"];
            readonly answers: readonly components["schemas"]["AnsweredQuestion"][];
            readonly entries: readonly components["schemas"]["Entry"][];
        };
        /** @description Somebody in a file. */
        readonly CaseloadPerson: {
            readonly person: string;
            readonly name: string | null;
        };
        /** @description What came of a file. */
        readonly CaseloadRead: {
            /** @description Everybody in it. Where they are several and none was named, nothing was taken up yet. */
            readonly people: readonly components["schemas"]["CaseloadPerson"][];
            /** @description The one who was taken up. */
            readonly row: components["schemas"]["CaseloadRow"] | null;
        };
        /** @description A file to look at; its text is handed over beside this. */
        readonly CaseloadRequest: {
            /** @description Its name, by which it is known again. */
            readonly file: string;
            /** @description Of several people in it, the one whose diary it is to be; null where there is one, or where that is to be asked. */
            readonly person: string | null;
            /** @description Local time with its offset. */
            readonly now: string;
        };
        /** @description One person on the list. */
        readonly CaseloadRow: {
            readonly person: string;
            readonly name: string | null;
            /** @description All under which they stand, in their order; the sentence said is of the first. */
            readonly headings: readonly ("warning_sign" | "hurt" | "worse_morning" | "step_waits" | "not_done" | "everybody")[];
            readonly said: components["schemas"]["CaseloadSaid"];
            /** @description The sentence of each heading, in the same order. */
            readonly told: readonly components["schemas"]["CaseloadSaid"][];
            /** @description The day on which their file ends; null where nothing in it has a date of its time. */
            readonly last: string | null;
            /** @description It ends where it was made, and not only at its last entry. */
            readonly made: boolean;
            /** @description The last 28 days of the file, oldest first. */
            readonly squares: readonly ("whole" | "some" | "none" | "rest")[];
            readonly done: number;
            readonly planned: number;
            readonly files: readonly string[];
        };
        /** @description What is told of somebody first. In the text, {date} stands for the day. */
        readonly CaseloadSaid: {
            readonly key: string;
            readonly text: string;
            readonly day: string | null;
        };
        /** @enum {string} */
        readonly CaseloadSquare: "whole" | "some" | "none" | "rest";
        /** @description The chair stands are open or not. */
        readonly ChairStandsDue: {
            readonly due: boolean;
            readonly last: {
                readonly [key: string]: unknown;
            } | null;
            readonly open: boolean;
            /** @description Why not, in words. */
            readonly because: string | null;
        };
        /** @description A dose that changed of the last fourteen days. */
        readonly Change: {
            readonly from: components["schemas"]["Dose"];
            readonly to: components["schemas"]["Dose"] | null;
            readonly because_key: string;
            readonly because: string;
            readonly rule: string;
            readonly source: components["schemas"]["Source"] | null;
            readonly exercise: string;
            /** @enum {string} */
            readonly direction: "down" | "up";
            readonly at: string;
            readonly entries: readonly string[];
            readonly may_undo: boolean;
            readonly step: string | null;
        };
        /** @description An answer in words, and the number by which it is given. */
        readonly Choice: {
            readonly key: string;
            readonly text: string;
            readonly number: number;
        };
        /** @description The body of a `cleared` entry. */
        readonly Cleared: {
            /** @description `red_flag`, `screen`, a question such as `q3`, `unread`, `clock`, and of papers `wait` or `not_mine`. */
            readonly what: string;
            readonly entries: readonly string[];
            /** @description Where it is for one exercise alone, as `wait` is. */
            readonly exercise?: string;
        };
        /** @description Why something may not be done now. */
        readonly Closing: {
            readonly key: string;
            readonly text: string;
            readonly rule: string;
            /** @description What opens it again. */
            readonly opened_by: string;
            /** @description The screen question whose answer closes it. */
            readonly question: string | null;
            /** @description What it rests on, by the ids of the entries. */
            readonly entries: readonly string[];
            /** @description The `cleared` that opens it, to be written just so; null where no word of the person's opens it. */
            readonly clears: components["schemas"]["Cleared"] | null;
            /** @description Until when, local time with its offset, where that is known. */
            readonly until: string | null;
            /** @description It follows from a stop, pain or a warning sign: no answer opens it before its time. */
            readonly after_stop: boolean;
            /** @description Whether the number to call is shown with it. */
            readonly call: boolean;
        };
        /** @description A number. */
        readonly CountCue: {
            readonly at: number;
            readonly key: string;
            readonly text: string;
            readonly spoken: boolean;
            /** @constant */
            readonly cue: "count";
            readonly number: number;
            readonly repetition: number;
        };
        readonly Cue: components["schemas"]["InstructCue"] | components["schemas"]["AskCue"] | components["schemas"]["GetReadyCue"] | components["schemas"]["LiftCue"] | components["schemas"]["HoldCue"] | components["schemas"]["CountCue"] | components["schemas"]["LowerCue"] | components["schemas"]["RestCue"] | components["schemas"]["PlainCue"] | components["schemas"]["StopCue"] | components["schemas"]["FinishCue"] | components["schemas"]["CancelCue"];
        /** @enum {string} */
        readonly Day: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
        /** @enum {string} */
        readonly DayState: "done" | "closed" | "rest_day" | "due" | "later" | "earlier";
        /** @description The text of the file. */
        readonly DiaryFile: {
            readonly text: string;
        };
        /** @description A diary as a file for another program. */
        readonly DiaryFileRequest: {
            readonly entries: readonly components["schemas"]["Entry"][];
            readonly person: string;
            readonly name: string | null;
            readonly now: string;
        };
        /** @description How much, and on which rung of the ladder. */
        readonly Dose: {
            readonly repetitions: number;
            readonly rung: string;
            readonly rung_name: string;
            readonly hold_counts: number;
            /** @description One count. */
            readonly beat_seconds: number;
            /** @description Never more repetitions than this. */
            readonly ceiling: number;
        };
        /** @description An entry that this version cannot read, or that is dated after now. */
        readonly Doubted: {
            readonly id: string;
            readonly kind: string;
            readonly at: string;
            readonly closes: boolean;
        };
        /** @description Something of a session. */
        readonly Due: {
            /** @description Seconds since the session began. */
            readonly at: number;
        };
        /** @description One diary entry; the body's shape depends on `kind`, and stands in `docs/diary.md`. */
        readonly Entry: {
            readonly id: string;
            readonly person: string;
            readonly at: string;
            /** @enum {string} */
            readonly kind: "session_finished" | "session_answered" | "screen_answered" | "plan_set" | "step_answered" | "morning_after" | "pain_told" | "done_without_app" | "words_written" | "measure_taken" | "red_flag" | "cleared" | "retracted" | "prescription_taken";
            readonly body: {
                readonly [key: string]: unknown;
            };
            /** @constant */
            readonly schema: 1;
        };
        /** @enum {string} */
        readonly EntryKind: "session_finished" | "session_answered" | "screen_answered" | "plan_set" | "step_answered" | "morning_after" | "pain_told" | "done_without_app" | "words_written" | "measure_taken" | "red_flag" | "cleared" | "retracted" | "prescription_taken";
        readonly ExerciseId: string;
        /** @description The names of the two pictures of an exercise on the rung of its dose. */
        readonly Figures: {
            readonly start: string;
            readonly hold: string;
        };
        /** @description The last cue; it has no words. */
        readonly FinishCue: {
            readonly at: number;
            /** @constant */
            readonly cue: "finish";
            /** @enum {string} */
            readonly reason: "TARGET_REACHED" | "TIRED" | "STOPPED" | "INTERRUPTED" | "FORM" | "PAIN" | "RED_FLAG";
            readonly repetitions: number;
        };
        /** @description Asks for the diary entry of the session. */
        readonly FinishedEntryRequest: {
            readonly id: string;
            readonly person: string;
            readonly at: string;
            /** @description 0 to 10, as told before the session or earlier that day; null where the person did not say. */
            readonly pain_before?: number | null;
        };
        /** @description `tap`: the ready prompt. `no`: the lead-in, `seconds` long. */
        readonly GetReadyCue: {
            readonly at: number;
            readonly key: string;
            readonly text: string;
            readonly spoken: boolean;
            /** @constant */
            readonly cue: "get_ready";
            /** @enum {string} */
            readonly waits: "no" | "tap" | "tap_or_time";
            readonly seconds: number;
        };
        /** @description What of the set is behind the person. */
        readonly GoingOn: {
            /** @description For `begin`; null where what was done can only be kept. */
            readonly begun: components["schemas"]["Begun"] | null;
        };
        /** @description Asks whether a session that was cut short may be gone on with. */
        readonly GoingOnRequest: {
            /** @description The id of the planned exercise. */
            readonly plan: string;
            /** @description What was written down of it last. */
            readonly body: {
                readonly [key: string]: unknown;
            };
            /** @description And when. */
            readonly at: string;
            readonly entries: readonly components["schemas"]["Entry"][];
            readonly now: string;
            readonly heard: boolean;
        };
        /** @description What stands on the leader's page before a group begins. */
        readonly GroupBefore: {
            readonly ticks: readonly components["schemas"]["Tick"][];
            /** @description At the foot of the screen, always. */
            readonly foot: readonly components["schemas"]["Sentence"][];
            /** @description The warning signs, to be read. */
            readonly signs: readonly components["schemas"]["Sentence"][];
            readonly most_people: number;
            readonly most_turns: number;
            /** @description Of what is pressed. */
            readonly figures: components["schemas"]["Figures"];
            /** @description By their names, in their order: for the sheet to take home. */
            readonly exercises: readonly components["schemas"]["Sentence"][];
        };
        /** @description A room that wants to begin. */
        readonly GroupBeginRequest: {
            readonly people: number;
            /** @description How many at once. */
            readonly at_the_wall: number;
            readonly ticked: readonly string[];
            readonly manner?: components["schemas"]["Manner"];
            readonly at: number;
        };
        /** @description What the leader does, or time. */
        readonly GroupEvent: {
            readonly at: number;
            /** @enum {string} */
            readonly event: "ticked" | "ready" | "paused" | "resumed" | "everybody_relax" | "somebody_hurts" | "warning_sign" | "go_on" | "enough" | "finished";
        };
        /** @enum {string} */
        readonly GroupPhase: "before" | "telling" | "asking_ready" | "leading_in" | "lifting" | "holding" | "lowering" | "resting" | "changing_places" | "showing" | "leaving" | "paused" | "hurt" | "warned" | "closing" | "finished";
        /** @description What follows from an event. */
        readonly GroupReply: {
            readonly cues: readonly (components["schemas"]["InstructCue"] | components["schemas"]["AskCue"] | components["schemas"]["GetReadyCue"] | components["schemas"]["LiftCue"] | components["schemas"]["HoldCue"] | components["schemas"]["CountCue"] | components["schemas"]["LowerCue"] | components["schemas"]["RestCue"] | components["schemas"]["PlainCue"] | components["schemas"]["StopCue"] | components["schemas"]["FinishCue"] | components["schemas"]["CancelCue"])[];
            readonly view: components["schemas"]["GroupView"];
        };
        /** @description What the leader's page needs to know beside the cues. */
        readonly GroupView: {
            /** @enum {string} */
            readonly phase: "before" | "telling" | "asking_ready" | "leading_in" | "lifting" | "holding" | "lowering" | "resting" | "changing_places" | "showing" | "leaving" | "paused" | "hurt" | "warned" | "closing" | "finished";
            readonly waiting_for: "ready" | null;
            readonly turn: number;
            readonly turns: number;
            readonly finished: boolean;
            readonly reason: ("TARGET_REACHED" | "TIRED" | "STOPPED" | "INTERRUPTED" | "FORM" | "PAIN" | "RED_FLAG") | null;
            /** @description "Those at the wall have had enough" can be said. */
            readonly may_have_had_enough: boolean;
        };
        /** @constant */
        readonly GroupWaitingFor: "ready";
        /** @description The paper of a prescription, with the handout behind it, page by page. */
        readonly Handed: {
            readonly lang: string;
            readonly words: {
                readonly [key: string]: string;
            };
            readonly lists: {
                readonly [key: string]: readonly string[];
            };
            readonly front: components["schemas"]["HandedFront"];
            readonly name: string;
            readonly as_of: string;
            readonly resting: string;
            readonly tall: components["schemas"]["HandedPicture"];
            readonly source: components["schemas"]["HandedSource"];
            readonly exercises: readonly components["schemas"]["HandedExercise"][];
            readonly moving: components["schemas"]["HandedMoving"] | null;
            readonly waiting: readonly components["schemas"]["HandedWaiting"][];
            readonly rest: string;
            readonly log: components["schemas"]["HandedLog"];
            readonly pages: number;
        };
        /** @description How often, when, and on which rung. */
        readonly HandedDose: {
            readonly title: string;
            readonly times: string;
            readonly when: string;
            readonly rung: string;
            readonly more: readonly string[];
        };
        /** @description One exercise a page. */
        readonly HandedExercise: {
            readonly name: string;
            readonly purpose: string;
            readonly upright: boolean;
            readonly figures: readonly components["schemas"]["HandedPicture"][];
            readonly conditions: readonly string[];
            readonly dose: components["schemas"]["HandedDose"];
            readonly steps: readonly string[];
        };
        /** @description The first page: what to hold before the camera, or to type. */
        readonly HandedFront: {
            readonly title: string;
            readonly who: readonly string[];
            readonly alt: string;
            readonly steps: readonly string[];
            /** @description Where the app lies, beside the first step; empty where it lies nowhere that they could reach. */
            readonly address: string;
            readonly or_type: string;
            readonly code: string;
            readonly lines: readonly string[];
            /** @description What stands above it, and the note; empty where there is none. */
            readonly note: readonly string[];
            readonly telephone: string;
        };
        /** @description Four weeks to tick. */
        readonly HandedLog: {
            readonly rows: readonly string[];
            readonly days: readonly string[];
        };
        /** @description One move of lying down or getting up; without a picture where it is the picture before. */
        readonly HandedMove: {
            readonly say: string;
            readonly figure: components["schemas"]["HandedPicture"] | null;
        };
        /** @description Lying down and getting up, on a page each. */
        readonly HandedMoving: {
            readonly long_back: string;
            readonly down: readonly components["schemas"]["HandedMove"][];
            readonly front: readonly components["schemas"]["HandedMove"][];
            readonly off_front: readonly components["schemas"]["HandedMove"][];
            readonly up: readonly components["schemas"]["HandedMove"][];
        };
        /** @description A picture of the regimen, with what is said in its place. */
        readonly HandedPicture: {
            readonly picture: string;
            readonly caption: string;
            readonly alt: string;
        };
        /** @description Where it comes from. */
        readonly HandedSource: {
            readonly title: string;
            readonly url: string;
        };
        /** @description What waits for one reason or more, each with what opens it. */
        readonly HandedWaiting: {
            readonly names: string;
            readonly why: readonly (readonly string[])[];
        };
        /** @description The days, one by one, and what they add up to. */
        readonly History: {
            readonly from: string;
            readonly to: string;
            readonly days: readonly components["schemas"]["PastDay"][];
            /** @description Own words on a day have so many letters at most. */
            readonly longest_words: number;
            readonly measures: components["schemas"]["PastMeasures"];
            readonly adherence: {
                readonly [key: string]: components["schemas"]["Adherence"];
            };
        };
        readonly HistoryRequest: {
            readonly entries: readonly components["schemas"]["Entry"][];
            readonly now: string;
            readonly from?: string;
            readonly to?: string;
        };
        /** @description Falls at the instant of count 1 and is never spoken. */
        readonly HoldCue: {
            readonly at: number;
            readonly key: string;
            readonly text: string;
            readonly spoken: boolean;
            readonly seconds: number;
            readonly repetition: number;
            readonly of: number;
            /** @constant */
            readonly cue: "hold";
        };
        /** @description One step of getting into or out of position. */
        readonly InstructCue: {
            readonly at: number;
            readonly key: string;
            readonly text: string;
            readonly spoken: boolean;
            readonly figure: string | null;
            /** @enum {string} */
            readonly waits: "no" | "tap" | "tap_or_time";
            readonly step: number;
            readonly of: number;
            /** @constant */
            readonly cue: "instruct";
        };
        /** @description Not yet due at any time: whoever plays the step gives it its `at`. */
        readonly InstructStep: {
            readonly key: string;
            readonly text: string;
            readonly spoken: boolean;
            readonly figure: string | null;
            /** @enum {string} */
            readonly waits: "no" | "tap" | "tap_or_time";
            readonly step: number;
            readonly of: number;
            readonly seconds: number;
            readonly own_time_seconds: number;
            readonly may_lie: boolean;
            readonly may_be_ready: boolean;
            readonly seen: string;
            readonly no_is_pain: boolean;
            /** @constant */
            readonly cue: "instruct";
        };
        /** @description Where the diary lies. */
        readonly KeptHere: {
            /** @description In this browser, and nowhere else. */
            readonly alone: boolean;
            /** @description A browser that clears what a page keeps when it is not visited for some days. */
            readonly clears: boolean;
            /** @description When a copy was made last, local time with its offset. */
            readonly copied_at: string | null;
        };
        /** @description The effort builds up. */
        readonly LiftCue: {
            readonly at: number;
            readonly key: string;
            readonly text: string;
            readonly spoken: boolean;
            readonly seconds: number;
            readonly repetition: number;
            readonly of: number;
            /** @constant */
            readonly cue: "lift";
        };
        /** @description The release. */
        readonly LowerCue: {
            readonly at: number;
            readonly key: string;
            readonly text: string;
            readonly spoken: boolean;
            readonly seconds: number;
            readonly repetition: number;
            readonly of: number;
            /** @constant */
            readonly cue: "lower";
        };
        /** @description How a person likes it. */
        readonly Manner: {
            /** @description One count: 1.0 to 1.5. */
            readonly beat_seconds: number;
            /** @description How long a step that moves the body waits before it is said again. */
            readonly own_time_seconds: number;
            /** @description From "ready" to the first lift: 10 to 60. */
            readonly lead_in_seconds: number;
            readonly half_effort: boolean;
            /** @description What somebody who knows the exercise need not hear again is left out. */
            readonly familiar: boolean;
            /** @description Of the sentences that take turns, the one for this session; counted on from any number. */
            readonly turn: number;
            /** @description The voice is heard; else sentences are to be read. */
            readonly heard: boolean;
            readonly emergency_number: string;
        };
        /** @description An exercise of which it can still be told that it was done that day without the app. */
        readonly MayBeTold: {
            readonly exercise: string;
            /** @enum {string} */
            readonly part_of_day: "morning" | "once" | "evening";
            /** @description In how many parts of a day it is done: of one alone, the part need not be named. */
            readonly parts: number;
        };
        /** @description What may be measured, if the person likes, and its last result. */
        readonly MeasureDue: {
            readonly due: boolean;
            readonly last: {
                readonly [key: string]: unknown;
            } | null;
        };
        /** @description Both measures. */
        readonly MeasuresDue: {
            readonly height: components["schemas"]["MeasureDue"];
            readonly chair_stands: components["schemas"]["ChairStandsDue"];
        };
        /** @description What stands out in this day, said and drawn once: a beginning, a week, a step, a return. */
        readonly Moment: {
            readonly key: string;
            readonly text: string;
            readonly figure: string;
            /** @description What the picture shows, for those who cannot see it. */
            readonly alt: string;
            /**
             * @description On today's page, or where a session ends well.
             * @enum {string}
             */
            readonly where: "today" | "well_done";
        };
        /** @description Someone of this household, by name and picture. */
        readonly NamedPerson: {
            readonly id: string;
            readonly name: string | null;
            readonly picture: string | null;
        };
        /** @description Something to know about the diary itself, and the person's way out of it. */
        readonly Note: {
            readonly key: string;
            readonly text: string;
            readonly clears: components["schemas"]["Cleared"] | null;
        };
        /** @description One exercise: what the paper says of it, how it is now and how it will be. */
        readonly PaperChange: {
            readonly exercise: string;
            readonly name: string;
            /** @enum {string} */
            readonly says: "do" | "wait" | "as_it_is";
            readonly now: components["schemas"]["PaperDose"];
            /** @description The same as now where the paper says nothing of the dose. */
            readonly then: components["schemas"]["PaperDose"];
            /**
             * @description What is more begins on the next day that is open; never, where nothing changes.
             * @enum {string}
             */
            readonly begins: "at_once" | "next_day" | "never";
            /** @description Whether a paper makes it wait now. */
            readonly waits: boolean;
            /** @description Why it may still not be begun after the paper was taken. */
            readonly closed: readonly components["schemas"]["Sentence"][];
        };
        /** @description So often, on that rung, in these parts of the day. */
        readonly PaperDose: {
            readonly repetitions: number;
            readonly rung: string;
            readonly rung_name: string;
            readonly parts: readonly ("morning" | "once" | "evening")[];
        };
        /** @description The paper that was taken last and counts; its words are shown as words. */
        readonly PaperInForce: {
            readonly made: string;
            readonly by: string | null;
            readonly practice: string | null;
            readonly note: string | null;
            /** @description Of the note, where the paper says it. */
            readonly language: string | null;
            /** @description Whose dose stands on it. */
            readonly doses: readonly string[];
            /** @description To be written where it was somebody else's. */
            readonly not_mine: components["schemas"]["Cleared"];
        };
        /** @description The answer to a code or a link: what it says, or why it is no paper at all. */
        readonly PaperLook: {
            readonly paper: components["schemas"]["PaperTold"] | null;
            readonly unread: components["schemas"]["PaperRefused"] | null;
        };
        /** @enum {string} */
        readonly PaperPart: "do" | "wait" | "as_it_is";
        /** @description Why it is not taken: nothing changes. */
        readonly PaperRefused: {
            readonly key: string;
            /** @description In English, for a terminal; a page says it by the key. */
            readonly text: string;
            /** @description Of the sixteen letters and digits, the one to look at; null where that is not known. */
            readonly place: number | null;
            /** @description The date of the newer paper, where there is one. */
            readonly newer: string | null;
        };
        /** @description Asks what a code or a link would change. */
        readonly PaperRequest: {
            /** @description What was typed, or a link as it came; nothing in it is followed. */
            readonly text: string;
            readonly entries: readonly components["schemas"]["Entry"][];
            /** @description Local time with its offset. */
            readonly now: string;
        };
        /** @description What a paper says, and what it would change. */
        readonly PaperTold: {
            readonly code: string;
            readonly made: string;
            readonly days: readonly ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[] | null;
            readonly locked: boolean;
            readonly words: components["schemas"]["PaperWords"];
            /** @description For whom, by first name. */
            readonly to: string | null;
            readonly changes: readonly components["schemas"]["PaperChange"][];
            readonly refused: components["schemas"]["PaperRefused"] | null;
            /** @description The body of the `prescription_taken` to write on a yes; not there where it is refused. */
            readonly body?: {
                readonly [key: string]: unknown;
            };
        };
        /** @description Words as the paper has them: shown, never followed, no number in them to be called. */
        readonly PaperWords: {
            readonly by?: string;
            readonly practice?: string;
            readonly telephone?: string;
            readonly note?: string;
            readonly language?: string;
        };
        /** @enum {string} */
        readonly PartOfDay: "morning" | "once" | "evening";
        /** @description A day and what was done on it. */
        readonly PastDay: {
            readonly date: string;
            readonly planned: number;
            readonly done: number;
            readonly morning_after: number | null;
            readonly sessions: readonly components["schemas"]["PastSession"][];
            readonly without_app: readonly components["schemas"]["PastWithoutApp"][];
            readonly own_words: readonly components["schemas"]["PastWords"][];
            readonly may_be_told: readonly components["schemas"]["MayBeTold"][];
            readonly notes: readonly components["schemas"]["PastNote"][];
        };
        /** @description What its entry tells of the dose: an older app's, or another's, tells less. */
        readonly PastDose: {
            readonly repetitions?: number;
            readonly rung?: string;
            readonly hold_counts?: number;
            /** @description Null for a rung that is not known here. */
            readonly rung_name: string | null;
        };
        /** @description A height that was measured. */
        readonly PastHeight: {
            readonly id: string;
            readonly date: string;
            readonly centimetres: number;
        };
        /** @description All that was measured. */
        readonly PastMeasures: {
            readonly height: readonly components["schemas"]["PastHeight"][];
            readonly chair_stands: readonly components["schemas"]["PastStands"][];
        };
        /** @description Anything else that was written down that day; what it carries besides depends on its kind. */
        readonly PastNote: {
            readonly id: string;
            readonly at: string;
            readonly kind: string;
            readonly exercise?: string | null;
        } & {
            readonly [key: string]: unknown;
        };
        /** @description A session that was done, as the diary tells it. */
        readonly PastSession: {
            /** @description Of its entry. */
            readonly id: string;
            readonly at: string;
            readonly exercise: string;
            readonly name: string;
            /** @enum {string} */
            readonly part_of_day: "morning" | "once" | "evening";
            /** @enum {string} */
            readonly reason: "TARGET_REACHED" | "TIRED" | "STOPPED" | "INTERRUPTED" | "FORM" | "PAIN" | "RED_FLAG";
            readonly repetitions: number;
            readonly repetitions_said: number | null;
            readonly dose: components["schemas"]["PastDose"];
            readonly effort: number | null;
            readonly pain: number | null;
            /** @description Afterwards "a little" hurt; where `pain` is not told, no more than before. */
            readonly little_pain: boolean;
            readonly pain_before: number | null;
            readonly seconds: number | null;
        };
        /** @description Chair stands that were counted. */
        readonly PastStands: {
            readonly id: string;
            readonly date: string;
            readonly stands: number;
        };
        /** @description An exercise that was done without the app, as it was told afterwards. */
        readonly PastWithoutApp: {
            readonly id: string;
            /** @description When it was told. */
            readonly at: string;
            readonly exercise: string;
            /** @enum {string} */
            readonly part_of_day: "morning" | "once" | "evening";
            readonly hurt: boolean;
            readonly pain: number | null;
            readonly little_pain: boolean;
        };
        /** @description The person's own words on the day. */
        readonly PastWords: {
            readonly id: string;
            /** @description When they were written. */
            readonly at: string;
            readonly text: string;
        };
        /** @description The person, or a lost sound, pauses. */
        readonly PausedEvent: {
            readonly at: number;
            /** @constant */
            readonly event: "paused";
            /** @enum {string} */
            readonly why?: "tap" | "sound_lost" | "hidden";
        };
        /** @enum {string} */
        readonly Phase: "setting_up" | "asking_ready" | "leading_in" | "lifting" | "holding" | "lowering" | "resting" | "paused" | "checking" | "naming" | "leaving" | "asking" | "closing" | "finished";
        /** @description Sentences with nothing more to know about them. */
        readonly PlainCue: {
            readonly at: number;
            readonly key: string;
            readonly text: string;
            readonly spoken: boolean;
            /** @enum {string} */
            readonly cue: "praise" | "remind" | "correct" | "pause" | "resume";
        };
        /** @description An exercise in one part of the day. */
        readonly PlannedExercise: {
            /** @description Such as `neck-press@morning`. */
            readonly id: string;
            readonly exercise: string;
            readonly name: string;
            readonly purpose: string;
            /** @enum {string} */
            readonly part_of_day: "morning" | "once" | "evening";
            /** @description When the person means to do it, such as `07:30`. */
            readonly time: string;
            /** @description The days of the week that it is meant for. */
            readonly days: readonly ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
            readonly due: boolean;
            /** @enum {string} */
            readonly state: "done" | "closed" | "rest_day" | "due" | "later" | "earlier";
            readonly done: boolean;
            readonly half_effort: boolean;
            /** @description Its person has done it often enough of late to hear less of its set-up. */
            readonly familiar: boolean;
            /** @description Which of the sentences that take turns is said this time. */
            readonly turn: number;
            readonly dose: components["schemas"]["Dose"];
            readonly figures: components["schemas"]["Figures"];
            /** @description No screen can be seen in it: without the voice it must not begin. */
            readonly looks_down: boolean;
            /** @description What must be at hand before it is begun. */
            readonly needs: readonly components["schemas"]["Sentence"][];
            readonly beat: components["schemas"]["Beat"];
            /** @description Why it may not be done now; empty when it is open. */
            readonly closed: readonly components["schemas"]["Closing"][];
        };
        /** @description An exercise that can be prescribed, and what is proposed to somebody new. */
        readonly PracticeExercise: {
            readonly exercise: string;
            readonly name: string;
            readonly ladder: readonly components["schemas"]["PracticeRung"][];
            readonly parts: readonly ("morning" | "once" | "evening")[];
            readonly repetitions: number;
        };
        /** @description What can be prescribed. */
        readonly PracticeForm: {
            readonly exercises: readonly components["schemas"]["PracticeExercise"][];
        };
        /** @description The paper: its code, and the link that the QR code is. */
        readonly PracticePaper: {
            readonly code: string;
            readonly link: string | null;
            /** @description The words for which the link has no room. */
            readonly printed_only: readonly string[];
            /** @description What it prescribes, one sentence each. */
            readonly lines: readonly string[];
        };
        /** @description What the form says of one exercise; the dose counts where it is to be done. */
        readonly PracticePart: {
            readonly exercise: string;
            /** @enum {string} */
            readonly says: "do" | "wait" | "as_it_is";
            readonly repetitions: number;
            readonly rung: string;
            readonly parts: readonly ("morning" | "once" | "evening")[];
        };
        /** @description What the form says. */
        readonly PracticePlan: {
            readonly exercises: readonly components["schemas"]["PracticePart"][];
            readonly days: readonly ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[] | null;
            readonly locked: boolean;
        };
        /** @description The plan of a paper that was brought back, or why it cannot be read. */
        readonly PracticeRead: {
            readonly plan: components["schemas"]["PracticePlan"] | null;
            readonly refused: components["schemas"]["PaperRefused"] | null;
        };
        /** @description A paper to make. */
        readonly PracticeRequest: {
            readonly plan: components["schemas"]["PracticePlan"];
            readonly words: components["schemas"]["PracticeWords"];
            readonly made: string;
            /** @description Where the app lies; null where it lies nowhere that another device could reach. */
            readonly address: string | null;
        };
        /** @description A rung that can be prescribed, and the most on it. */
        readonly PracticeRung: {
            readonly rung: string;
            readonly name: string;
            readonly ceiling: number;
        };
        /** @description The words beside it; empty where there are none. */
        readonly PracticeWords: {
            readonly by: string;
            readonly practice: string;
            readonly telephone: string;
            readonly to: string;
            readonly note: string;
            readonly language: string;
        };
        /** @description The coach did not do it, and says why in one clear line. Nothing has changed. */
        readonly Problem: {
            readonly problem: string;
        };
        /** @description One small step, asked in words; the person says yes or not now. */
        readonly Proposal: {
            readonly from: components["schemas"]["Dose"];
            readonly to: components["schemas"]["Dose"] | null;
            readonly because_key: string;
            readonly because: string;
            readonly rule: string;
            readonly source: components["schemas"]["Source"] | null;
            readonly key: string;
            readonly text: string;
            readonly id: string;
            readonly exercise: string;
            /** @description Such as `repetitions:6`, `rung:towel` or `open`. */
            readonly step: string;
            /** @enum {string} */
            readonly kind: "repetitions" | "rung" | "open";
            readonly entries: readonly string[];
            readonly dates: readonly string[];
        };
        /** @enum {string} */
        readonly Reason: "TARGET_REACHED" | "TIRED" | "STOPPED" | "INTERRUPTED" | "FORM" | "PAIN" | "RED_FLAG";
        /** @description A warning sign was named. */
        readonly RedFlagEvent: {
            readonly at: number;
            /** @constant */
            readonly event: "red_flag";
            /** @enum {string} */
            readonly kind: "sharp_back_or_rib" | "chest_pain" | "faint_or_breathless" | "numb_or_weak" | "dizzy" | "sharp_neck" | "bladder_bowel_or_saddle" | "face_or_speech" | "something_else";
        };
        /** @enum {string} */
        readonly RedFlagKind: "sharp_back_or_rib" | "chest_pain" | "faint_or_breathless" | "numb_or_weak" | "dizzy" | "sharp_neck" | "bladder_bowel_or_saddle" | "face_or_speech" | "something_else";
        /** @description What follows from an event. */
        readonly Reply: {
            readonly cues: readonly (components["schemas"]["InstructCue"] | components["schemas"]["AskCue"] | components["schemas"]["GetReadyCue"] | components["schemas"]["LiftCue"] | components["schemas"]["HoldCue"] | components["schemas"]["CountCue"] | components["schemas"]["LowerCue"] | components["schemas"]["RestCue"] | components["schemas"]["PlainCue"] | components["schemas"]["StopCue"] | components["schemas"]["FinishCue"] | components["schemas"]["CancelCue"])[];
            readonly view: components["schemas"]["View"];
        };
        /** @description The report for a therapist, as it is printed. */
        readonly Report: {
            readonly lang: string;
            readonly words: {
                readonly [key: string]: string;
            };
            readonly name: string;
            readonly period: string;
            readonly table: readonly components["schemas"]["ReportLine"][];
            /** @description The newest of what hurt and what warned, told before all else; all of it stands in the lists. */
            readonly first: readonly string[];
            /** @description Whether anything was done in these days. */
            readonly something: boolean;
            readonly below: readonly string[];
            readonly plots: readonly components["schemas"]["ReportPlot"][];
            readonly lists: readonly components["schemas"]["ReportList"][];
            readonly source: string;
            readonly url: string;
        };
        /** @description One exercise, in words. */
        readonly ReportLine: {
            readonly exercise: string;
            readonly dose: string;
            readonly done: string;
            readonly repetitions: string;
            readonly effort: string;
            readonly pain_before: string;
            readonly pain_after: string;
        };
        /** @description What happened of a kind, newest first; or the nine answers, careful ones first. */
        readonly ReportList: {
            readonly title: string;
            readonly lines: readonly string[];
            /** @description Whether all of it stands on paper, however much the other lists hold. */
            readonly whole: boolean;
        };
        /** @description What is drawn, and its values in words. */
        readonly ReportPlot: {
            /** @enum {string} */
            readonly kind: "done" | "repetitions" | "told";
            readonly title: string;
            readonly alt: string;
            readonly labels: readonly string[];
            readonly rows: readonly components["schemas"]["ReportRow"][];
        };
        /** @description The last twelve weeks of somebody, until a day. */
        readonly ReportRequest: {
            readonly entries: readonly components["schemas"]["Entry"][];
            readonly until: string;
            readonly name: string | null;
        };
        /** @description One exercise over time, a place a day or a week. */
        readonly ReportRow: {
            readonly name: string;
            readonly planned: readonly number[];
            readonly done: readonly number[];
            /** @description Least, middle and most. */
            readonly repetitions: readonly (readonly number[] | null)[];
            /** @description The highest effort, pain after, and pain the next morning. */
            readonly told: readonly (readonly (number | null)[])[];
        };
        /** @description Between two repetitions. */
        readonly RestCue: {
            readonly at: number;
            readonly key: string;
            readonly text: string;
            readonly spoken: boolean;
            readonly seconds: number;
            readonly repetition: number;
            readonly of: number;
            /** @constant */
            readonly cue: "rest";
        };
        /** @description One event that comes again at a time by the clock on the wall; its id stays, whatever time is chosen. */
        readonly Ring: {
            readonly id: string;
            /** @enum {string} */
            readonly part_of_day: "morning" | "once" | "evening";
            readonly time: string;
            readonly days: readonly ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
        };
        /** @description What a calendar holds. */
        readonly Ringing: {
            /** @description From this date on. */
            readonly first: string;
            /** @description When something that bears on it was last told, and how often something was. */
            readonly told_at: string;
            readonly changes: number;
            readonly rings: readonly components["schemas"]["Ring"][];
        };
        /** @description Words that are heard, or shown alone. */
        readonly Said: {
            readonly key: string;
            readonly text: string;
            /** @description False: shown only (the hold, which begins together with count 1). */
            readonly spoken: boolean;
        };
        /** @description Words with the time at which they are due. */
        readonly SaidWhen: {
            readonly at: number;
            readonly key: string;
            readonly text: string;
            readonly spoken: boolean;
        };
        /** @description The readiness questions, in their order. */
        readonly Screen: {
            readonly questions: readonly components["schemas"]["ScreenQuestion"][];
        };
        /** @description One readiness question. */
        readonly ScreenQuestion: {
            readonly key: string;
            readonly text: string;
            readonly id: string;
            readonly why: string;
            readonly careful: string;
            readonly urgent: components["schemas"]["Urgent"] | null;
        };
        /** @description Words, by their key and in the language of the house. */
        readonly Sentence: {
            /** @description Wording key, such as `number.1`; the clip of the same name is played. */
            readonly key: string;
            readonly text: string;
        };
        readonly SessionEvent: components["schemas"]["SimpleEvent"] | components["schemas"]["PausedEvent"] | components["schemas"]["RedFlagEvent"] | components["schemas"]["AnsweredEvent"];
        /** @description `coach/set-up/<exercise>.<rung>.<full or half>.json`: written by the coach in the page's build. */
        readonly SetUpScript: {
            readonly steps: readonly (components["schemas"]["InstructStep"] | components["schemas"]["AskStep"])[];
            readonly from_lying: readonly (components["schemas"]["InstructStep"] | components["schemas"]["AskStep"])[];
            readonly exercise: string;
            /** @description From the end of a sentence to the next one, where nothing is waited for. */
            readonly pause_seconds: number;
            /** @description The same for somebody who knows the exercise, by their turn; empty at half effort, which nobody knows yet. */
            readonly familiar: readonly components["schemas"]["WaysIn"][];
            /** @description What can be said of "it hurts" while the coach is not up yet. */
            readonly what_hurts: components["schemas"]["WhatHurts"];
        };
        readonly SetUpStep: components["schemas"]["InstructStep"] | components["schemas"]["AskStep"];
        /** @description How long a step of the set-up takes. */
        readonly SetUpTime: {
            /** @description How long the sentence takes to say. */
            readonly seconds: number;
            /** @description A step that waits is said again after this long, and goes on after as long again. */
            readonly own_time_seconds: number;
            /** @description "I'm lying down already" can be said here. */
            readonly may_lie: boolean;
            /** @description "I'm ready" can be said here. */
            readonly may_be_ready: boolean;
            /** @description Its words for somebody who hears no voice. */
            readonly seen: string;
            /** @description A no to what is asked here tells that it hurts. */
            readonly no_is_pain: boolean;
        };
        /** @description A warning sign that can be named. */
        readonly SignToName: {
            readonly key: string;
            readonly text: string;
            /** @enum {string} */
            readonly kind: "sharp_back_or_rib" | "chest_pain" | "faint_or_breathless" | "numb_or_weak" | "dizzy" | "sharp_neck" | "bladder_bowel_or_saddle" | "face_or_speech" | "something_else";
            /** @description The emergency number is to be called now. */
            readonly call: boolean;
            /** @description What is said when this sign is named. */
            readonly says: components["schemas"]["Sentence"];
        };
        /**
         * @description `lying`, `taken_back` and `mistake` only while the view says that they may be; `hurt` is named by what follows.
         *
         *     `next` goes on to the next step and never begins effort; `ready` answers a question with yes, and begins.
         */
        readonly SimpleEvent: {
            readonly at: number;
            /** @enum {string} */
            readonly event: "ticked" | "ready" | "in_place" | "lying" | "resumed" | "tired" | "taken_back" | "hurt" | "mistake" | "pain" | "stopped" | "all_right" | "skipped" | "little_pain" | "later" | "everything" | "next" | "step_back";
        };
        /** @description Where a rule comes from. */
        readonly Source: {
            readonly title: string;
            readonly url: string;
        };
        readonly SpeakingCue: components["schemas"]["InstructCue"] | components["schemas"]["AskCue"] | components["schemas"]["GetReadyCue"] | components["schemas"]["LiftCue"] | components["schemas"]["HoldCue"] | components["schemas"]["CountCue"] | components["schemas"]["LowerCue"] | components["schemas"]["RestCue"] | components["schemas"]["PlainCue"] | components["schemas"]["StopCue"];
        /** @description A step of getting into or out of position: its place, its picture, and what it waits for. */
        readonly Step: {
            readonly key: string;
            readonly text: string;
            readonly spoken: boolean;
            /** @description Name of a figure in `regimen/figures`. */
            readonly figure: string | null;
            /** @enum {string} */
            readonly waits: "no" | "tap" | "tap_or_time";
            readonly step: number;
            readonly of: number;
        };
        /** @enum {string} */
        readonly StepKind: "repetitions" | "rung" | "open";
        /** @description The set is over before its time. */
        readonly StopCue: {
            readonly at: number;
            readonly key: string;
            readonly text: string;
            readonly spoken: boolean;
            /** @constant */
            readonly cue: "stop";
            /** @enum {string} */
            readonly reason: "TARGET_REACHED" | "TIRED" | "STOPPED" | "INTERRUPTED" | "FORM" | "PAIN" | "RED_FLAG";
            readonly kind: ("sharp_back_or_rib" | "chest_pain" | "faint_or_breathless" | "numb_or_weak" | "dizzy" | "sharp_neck" | "bladder_bowel_or_saddle" | "face_or_speech" | "something_else") | null;
            /** @description What was said just before, and stays to be read: standing, to hold on and to sit. */
            readonly steadied: string | null;
        };
        /** @description A measure that was taken, and when. */
        readonly Taken: {
            readonly id: string;
            readonly date: string;
        };
        /** @description Something the leader ticks. */
        readonly Tick: {
            readonly key: string;
            readonly text: string;
            readonly id: string;
        };
        /** @description A part of a repetition. */
        readonly Timed: {
            readonly at: number;
            readonly key: string;
            readonly text: string;
            readonly spoken: boolean;
            /** @description Length of this part. */
            readonly seconds: number;
            readonly repetition: number;
            readonly of: number;
        };
        /** @description Today's plan. */
        readonly Today: {
            readonly date: string;
            /** @description Local time with offset: after this the plan must be asked for again. */
            readonly valid_until: string;
            /** @description Until then it looks the same, if nothing more is told: then another hour, or an exercise's turn, begins. */
            readonly same_until: string;
            /**
             * @description How the day is greeted.
             * @enum {string}
             */
            readonly hour: "morning" | "afternoon" | "evening";
            readonly screen_needed: boolean;
            /** @description Questions to be answered again before anything opens, such as `q1`. */
            readonly ask_again: readonly string[];
            /** @description "How was your back this morning?" is still to be asked. */
            readonly ask_morning_after: boolean;
            /** @description Sessions of the evening before, asked about with that question. */
            readonly answers_wait: readonly components["schemas"]["AnswersWait"][];
            /** @description Of this day, 0 to 10; null: pain is asked before an exercise. A session's entry has it as `pain_before`. */
            readonly pain_first_told: number | null;
            readonly next: string | null;
            readonly exercises: readonly components["schemas"]["PlannedExercise"][];
            readonly proposals: readonly components["schemas"]["Proposal"][];
            /** @description Of the last fourteen days, newest first. */
            readonly changes: readonly components["schemas"]["Change"][];
            readonly may_go_back: readonly components["schemas"]["WayBack"][];
            readonly measures: components["schemas"]["MeasuresDue"];
            /** @description The id of the day's way of moving safely. */
            readonly show_me: string;
            /** @description The last seven days until today, oldest first; none before the diary began. */
            readonly week: readonly components["schemas"]["WeekDay"][];
            readonly unread: readonly components["schemas"]["Doubted"][];
            readonly ahead: readonly components["schemas"]["Doubted"][];
            readonly notes: readonly components["schemas"]["Note"][];
            readonly calendar: components["schemas"]["Ringing"];
            /** @description The paper of a physiotherapist that is in force. */
            readonly paper: components["schemas"]["PaperInForce"] | null;
            /** @description A copy of the diary is offered, and why. */
            readonly copy: components["schemas"]["Sentence"] | null;
            readonly moment: components["schemas"]["Moment"] | null;
        };
        /** @description Asks for the plan of now. */
        readonly TodayRequest: {
            readonly entries: readonly components["schemas"]["Entry"][];
            /** @description Local time with its offset. */
            readonly now: string;
            /** @description The voice is on: it reaches a person who cannot see the screen. */
            readonly heard: boolean;
            /** @description Where the diary lies; where nothing is said, somebody else keeps it too. */
            readonly kept?: components["schemas"]["KeptHere"];
        };
        /** @description Which answers cannot wait for the other questions, and what is said to them. */
        readonly Urgent: {
            readonly key: string;
            readonly text: string;
            readonly answers: readonly string[];
            readonly call: boolean;
        };
        /** @description What a page needs to know of the session beside its cues. */
        readonly View: {
            /** @enum {string} */
            readonly phase: "setting_up" | "asking_ready" | "leading_in" | "lifting" | "holding" | "lowering" | "resting" | "paused" | "checking" | "naming" | "leaving" | "asking" | "closing" | "finished";
            readonly repetition: number;
            readonly of: number;
            readonly waiting_for: ("ready" | "gate" | "all_right" | "what_hurts" | "effort" | "pain") | null;
            /** @description When the coach next has something to do by itself. */
            readonly wakes_at: number | null;
            readonly finished: boolean;
            readonly reason: ("TARGET_REACHED" | "TIRED" | "STOPPED" | "INTERRUPTED" | "FORM" | "PAIN" | "RED_FLAG") | null;
            readonly repetitions: number;
            readonly beat_seconds: number;
            /** @description "I'm tired" can be taken back, at this moment. */
            readonly may_take_back: boolean;
            /** @description "I pressed it by mistake" can be said. */
            readonly may_be_mistake: boolean;
            /** @description "I'm lying down already" can be said. */
            readonly may_lie: boolean;
            /** @description "I'm ready" can be said while getting ready: the event `in_place`; at a question it is a yes as well. */
            readonly may_be_ready: boolean;
            /** @description Something of getting ready is left out: the event `everything`. */
            readonly may_be_told_more: boolean;
            /** @description What is asked can wait for the morning: the event `later`; offered in the evening. */
            readonly may_answer_later: boolean;
            /** @description The step before can be heard again: the event `step_back`. */
            readonly may_step_back: boolean;
            /** @description A no to what is asked tells that it hurts. */
            readonly no_is_pain: boolean;
        };
        /** @enum {string} */
        readonly WaitingFor: "ready" | "gate" | "all_right" | "what_hurts" | "effort" | "pain";
        /** @enum {string} */
        readonly Waits: "no" | "tap" | "tap_or_time";
        /** @description A step back that the person may take at any time. */
        readonly WayBack: {
            readonly exercise: string;
            readonly step: string;
            readonly to: components["schemas"]["Dose"];
        };
        /** @description The way into the position, and the way of somebody who lies down already. */
        readonly WaysIn: {
            readonly steps: readonly (components["schemas"]["InstructStep"] | components["schemas"]["AskStep"])[];
            /** @description What is read instead, from its first step, when the person says to lie down already; may be empty. */
            readonly from_lying: readonly (components["schemas"]["InstructStep"] | components["schemas"]["AskStep"])[];
        };
        /** @description A day of the last seven, and how it stands: all that was meant was done, some of it, none, or it is one of rest. */
        readonly WeekDay: {
            readonly date: string;
            /** @enum {string} */
            readonly day: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
            /** @enum {string} */
            readonly how: "whole" | "some" | "none" | "rest";
        };
        /** @description What can be said of "it hurts". */
        readonly WhatHurts: {
            /** @description Comes first. */
            readonly calm: components["schemas"]["Sentence"];
            readonly signs: readonly components["schemas"]["SignToName"][];
            /** @description Pain without a warning sign: the event `pain`. */
            readonly sore: components["schemas"]["Sentence"];
            /** @description The event `mistake`; null where it cannot be said any more. */
            readonly mistake: components["schemas"]["Sentence"] | null;
        };
        /** @description Asks for what can be said of "it hurts". */
        readonly WhatHurtsRequest: {
            /** @description The exercise under way, or null: told from elsewhere. */
            readonly exercise: string | null;
            /** @description It may still be a slip: the view's `may_be_mistake`, or before the coach is up the first press. */
            readonly mistake: boolean;
        };
    };
}
export type Adherence = components['schemas']['Adherence'];
export type AnswerToPain = components['schemas']['AnswerToPain'];
export type AnswerToPainRequest = components['schemas']['AnswerToPainRequest'];
export type AnsweredEvent = components['schemas']['AnsweredEvent'];
export type AnsweredQuestion = components['schemas']['AnsweredQuestion'];
export type AnswersWait = components['schemas']['AnswersWait'];
export type AskCue = components['schemas']['AskCue'];
export type AskStep = components['schemas']['AskStep'];
export type AskedAbout = components['schemas']['AskedAbout'];
export type Backup = components['schemas']['Backup'];
export type Beat = components['schemas']['Beat'];
export type Because = components['schemas']['Because'];
export type BeginRequest = components['schemas']['BeginRequest'];
export type Begun = components['schemas']['Begun'];
export type CancelCue = components['schemas']['CancelCue'];
export type CaseloadAsked = components['schemas']['CaseloadAsked'];
export type CaseloadHeading = components['schemas']['CaseloadHeading'];
export type CaseloadOne = components['schemas']['CaseloadOne'];
export type CaseloadPerson = components['schemas']['CaseloadPerson'];
export type CaseloadRead = components['schemas']['CaseloadRead'];
export type CaseloadRequest = components['schemas']['CaseloadRequest'];
export type CaseloadRow = components['schemas']['CaseloadRow'];
export type CaseloadSaid = components['schemas']['CaseloadSaid'];
export type CaseloadSquare = components['schemas']['CaseloadSquare'];
export type ChairStandsDue = components['schemas']['ChairStandsDue'];
export type Change = components['schemas']['Change'];
export type Choice = components['schemas']['Choice'];
export type Cleared = components['schemas']['Cleared'];
export type Closing = components['schemas']['Closing'];
export type CountCue = components['schemas']['CountCue'];
export type Cue = components['schemas']['Cue'];
export type Day = components['schemas']['Day'];
export type DayState = components['schemas']['DayState'];
export type DiaryFile = components['schemas']['DiaryFile'];
export type DiaryFileRequest = components['schemas']['DiaryFileRequest'];
export type Dose = components['schemas']['Dose'];
export type Doubted = components['schemas']['Doubted'];
export type Due = components['schemas']['Due'];
export type Entry = components['schemas']['Entry'];
export type EntryKind = components['schemas']['EntryKind'];
export type ExerciseId = components['schemas']['ExerciseId'];
export type Figures = components['schemas']['Figures'];
export type FinishCue = components['schemas']['FinishCue'];
export type FinishedEntryRequest = components['schemas']['FinishedEntryRequest'];
export type GetReadyCue = components['schemas']['GetReadyCue'];
export type GoingOn = components['schemas']['GoingOn'];
export type GoingOnRequest = components['schemas']['GoingOnRequest'];
export type GroupBefore = components['schemas']['GroupBefore'];
export type GroupBeginRequest = components['schemas']['GroupBeginRequest'];
export type GroupEvent = components['schemas']['GroupEvent'];
export type GroupPhase = components['schemas']['GroupPhase'];
export type GroupReply = components['schemas']['GroupReply'];
export type GroupView = components['schemas']['GroupView'];
export type GroupWaitingFor = components['schemas']['GroupWaitingFor'];
export type Handed = components['schemas']['Handed'];
export type HandedDose = components['schemas']['HandedDose'];
export type HandedExercise = components['schemas']['HandedExercise'];
export type HandedFront = components['schemas']['HandedFront'];
export type HandedLog = components['schemas']['HandedLog'];
export type HandedMove = components['schemas']['HandedMove'];
export type HandedMoving = components['schemas']['HandedMoving'];
export type HandedPicture = components['schemas']['HandedPicture'];
export type HandedSource = components['schemas']['HandedSource'];
export type HandedWaiting = components['schemas']['HandedWaiting'];
export type History = components['schemas']['History'];
export type HistoryRequest = components['schemas']['HistoryRequest'];
export type HoldCue = components['schemas']['HoldCue'];
export type InstructCue = components['schemas']['InstructCue'];
export type InstructStep = components['schemas']['InstructStep'];
export type KeptHere = components['schemas']['KeptHere'];
export type LiftCue = components['schemas']['LiftCue'];
export type LowerCue = components['schemas']['LowerCue'];
export type Manner = components['schemas']['Manner'];
export type MayBeTold = components['schemas']['MayBeTold'];
export type MeasureDue = components['schemas']['MeasureDue'];
export type MeasuresDue = components['schemas']['MeasuresDue'];
export type Moment = components['schemas']['Moment'];
export type NamedPerson = components['schemas']['NamedPerson'];
export type Note = components['schemas']['Note'];
export type PaperChange = components['schemas']['PaperChange'];
export type PaperDose = components['schemas']['PaperDose'];
export type PaperInForce = components['schemas']['PaperInForce'];
export type PaperLook = components['schemas']['PaperLook'];
export type PaperPart = components['schemas']['PaperPart'];
export type PaperRefused = components['schemas']['PaperRefused'];
export type PaperRequest = components['schemas']['PaperRequest'];
export type PaperTold = components['schemas']['PaperTold'];
export type PaperWords = components['schemas']['PaperWords'];
export type PartOfDay = components['schemas']['PartOfDay'];
export type PastDay = components['schemas']['PastDay'];
export type PastDose = components['schemas']['PastDose'];
export type PastHeight = components['schemas']['PastHeight'];
export type PastMeasures = components['schemas']['PastMeasures'];
export type PastNote = components['schemas']['PastNote'];
export type PastSession = components['schemas']['PastSession'];
export type PastStands = components['schemas']['PastStands'];
export type PastWithoutApp = components['schemas']['PastWithoutApp'];
export type PastWords = components['schemas']['PastWords'];
export type PausedEvent = components['schemas']['PausedEvent'];
export type Phase = components['schemas']['Phase'];
export type PlainCue = components['schemas']['PlainCue'];
export type PlannedExercise = components['schemas']['PlannedExercise'];
export type PracticeExercise = components['schemas']['PracticeExercise'];
export type PracticeForm = components['schemas']['PracticeForm'];
export type PracticePaper = components['schemas']['PracticePaper'];
export type PracticePart = components['schemas']['PracticePart'];
export type PracticePlan = components['schemas']['PracticePlan'];
export type PracticeRead = components['schemas']['PracticeRead'];
export type PracticeRequest = components['schemas']['PracticeRequest'];
export type PracticeRung = components['schemas']['PracticeRung'];
export type PracticeWords = components['schemas']['PracticeWords'];
export type Problem = components['schemas']['Problem'];
export type Proposal = components['schemas']['Proposal'];
export type Reason = components['schemas']['Reason'];
export type RedFlagEvent = components['schemas']['RedFlagEvent'];
export type RedFlagKind = components['schemas']['RedFlagKind'];
export type Reply = components['schemas']['Reply'];
export type Report = components['schemas']['Report'];
export type ReportLine = components['schemas']['ReportLine'];
export type ReportList = components['schemas']['ReportList'];
export type ReportPlot = components['schemas']['ReportPlot'];
export type ReportRequest = components['schemas']['ReportRequest'];
export type ReportRow = components['schemas']['ReportRow'];
export type RestCue = components['schemas']['RestCue'];
export type Ring = components['schemas']['Ring'];
export type Ringing = components['schemas']['Ringing'];
export type Said = components['schemas']['Said'];
export type SaidWhen = components['schemas']['SaidWhen'];
export type Screen = components['schemas']['Screen'];
export type ScreenQuestion = components['schemas']['ScreenQuestion'];
export type Sentence = components['schemas']['Sentence'];
export type SessionEvent = components['schemas']['SessionEvent'];
export type SetUpScript = components['schemas']['SetUpScript'];
export type SetUpStep = components['schemas']['SetUpStep'];
export type SetUpTime = components['schemas']['SetUpTime'];
export type SignToName = components['schemas']['SignToName'];
export type SimpleEvent = components['schemas']['SimpleEvent'];
export type Source = components['schemas']['Source'];
export type SpeakingCue = components['schemas']['SpeakingCue'];
export type Step = components['schemas']['Step'];
export type StepKind = components['schemas']['StepKind'];
export type StopCue = components['schemas']['StopCue'];
export type Taken = components['schemas']['Taken'];
export type Tick = components['schemas']['Tick'];
export type Timed = components['schemas']['Timed'];
export type Today = components['schemas']['Today'];
export type TodayRequest = components['schemas']['TodayRequest'];
export type Urgent = components['schemas']['Urgent'];
export type View = components['schemas']['View'];
export type WaitingFor = components['schemas']['WaitingFor'];
export type Waits = components['schemas']['Waits'];
export type WayBack = components['schemas']['WayBack'];
export type WaysIn = components['schemas']['WaysIn'];
export type WeekDay = components['schemas']['WeekDay'];
export type WhatHurts = components['schemas']['WhatHurts'];
export type WhatHurtsRequest = components['schemas']['WhatHurtsRequest'];
