/**
 * What of one session is written down, and when: at every repetition for the case that the page dies, whole at its end, and
 * as pain told what is said after it. Not known here: what is on the screen; nor what any of it means, which the coach says.
 */
import type { AnswerToPain, Entry, RedFlagKind, View } from '../../engine/contract';
import { clearCheckpoint, keepCheckpoint, readCheckpoint, type Checkpoint } from '../../keeping/checkpoint';
import { localTime } from '../../keeping/local-time';
import { forgetSore, keepSore } from '../../keeping/sore';
import { uuid7 } from '../../keeping/uuid7';
import { sharedClosing } from '../../parts/Closed/shared';
import { app } from '../../state/app';

type Begun = Pick<Checkpoint, 'exercise' | 'plan'>;

export class SessionRecord {
  /** From here on the session takes in nothing more. */
  is_over = false;
  /** Pain before it, as answered; null where it was not asked. */
  pain_before: number | null = null;
  /** What the coach closes because of this session, in its words. */
  follows = $state('');
  /** The coach's word to the pain that was told afterwards; undefined until the session is over. */
  answered: AnswerToPain | null | undefined = $state();

  private is_written = $state(false);
  /** Of what is told after the session was over, how much is not in the diary yet. */
  private writing = $state(0);
  /** "Stop. It hurts" was pressed, and it was no slip. */
  private hurt_told = false;
  /** When it was, for as long as it is not taken back: whatever else changes meanwhile, the checkpoint says so (S2). */
  private hurt_at: string | undefined;
  private checkpoints = 0;
  private drawn_up: Checkpoint['body'];

  /** `left`: the session that was cut short, and is gone on with. */
  constructor(
    private readonly begun: Begun,
    left: Checkpoint | null = null,
  ) {
    this.drawn_up = left?.body;
    const found = left?.body?.['pain_before'];
    if (typeof found === 'number') this.pain_before = found;
  }

  /** Whether all of it is in the diary. */
  get kept(): boolean {
    return this.is_written && this.writing === 0;
  }

  /** At once with what the coach last wrote down of it, a moment later with what it writes now. */
  checkpoint(view: View | null): void {
    const { exercise, plan } = this.begun;
    const { hurt_at } = this;
    const point: Checkpoint = {
      exercise,
      plan,
      repetitions: view?.repetitions ?? 0,
      ...(this.drawn_up ? { body: this.drawn_up, at: localTime() } : {}),
      ...(hurt_at ? { hurt_at } : {}),
    };
    keepCheckpoint(point);
    void this.drawUp(point, (this.checkpoints += 1));
  }

  /** The session is over, as the coach's view says. `isNaming` says whether it is being asked just now what hurts. */
  async finish(isNaming: () => boolean): Promise<void> {
    this.is_over = true;
    // From here on nothing is under way, whatever still comes of an earlier checkpoint.
    this.checkpoints += 1;
    const left = readCheckpoint();
    if (this.hurt_told) keepSore();
    clearCheckpoint();
    const entry = await this.coachsEntry().catch(() => null);
    if (entry) await app.keep(entry);
    else if (left) await app.keepInterrupted(left);
    const pain = entry?.body['pain'];
    this.answered = typeof pain === 'number' ? await app.answerToPain('after', pain, this.begun.exercise) : null;
    await this.tellWhatCameLate(entry ? entry.body['pain_told'] === true : left?.hurt_at !== undefined, isNaming());
    this.sayWhatFollows();
    this.is_written = true;
  }

  /** Told at once: whoever shuts the page now has told pain. */
  hurts(view: View | null): void {
    this.hurt_told = true;
    this.hurt_at ??= localTime();
    if (this.is_over) keepSore();
    else this.checkpoint(view);
  }

  /** It was pressed by mistake: nothing was told. */
  slipped(view: View | null): void {
    this.hurt_told = false;
    this.hurt_at = undefined;
    if (this.is_over) forgetSore();
    else this.checkpoint(view);
  }

  warned(kind: RedFlagKind): void {
    void app.write('red_flag', { kind, exercise: this.begun.exercise });
    this.sore();
  }

  /** A session that is over takes in nothing more, and does not say so: pain is told to the diary itself (S2). */
  sore(): void {
    if (this.is_over) void this.tellTheDiary();
  }

  private async drawUp(point: Checkpoint, number: number): Promise<void> {
    const entry = await this.coachsEntry().catch(() => null);
    if (!entry || number !== this.checkpoints) return;
    this.drawn_up = entry.body;
    keepCheckpoint({ ...point, body: entry.body, at: localTime() });
  }

  private async coachsEntry(): Promise<Entry | undefined> {
    const { pain_before } = this;
    return app.coach.up?.finishedEntry({ id: uuid7(), person: app.person, at: localTime(), pain_before });
  }

  /** Pressed in the very moment in which the session ended. While it is being named, the answer tells it. */
  private async tellWhatCameLate(is_told: boolean, is_naming: boolean): Promise<void> {
    if (!this.hurt_told || (is_naming && !is_told)) return;
    if (!is_told) return this.tellTheDiary();
    this.hurt_told = false;
    forgetSore();
  }

  private async tellTheDiary(): Promise<void> {
    if (!this.hurt_told) return;
    const { exercise } = this.begun;
    this.hurt_told = false;
    this.writing += 1;
    await app.write('pain_told', { pain: null, exercise });
    forgetSore();
    this.answered = (await app.answerToPain('now', null, exercise)) ?? this.answered;
    this.sayWhatFollows();
    this.writing -= 1;
  }

  private sayWhatFollows(): void {
    const closing = sharedClosing(app.today?.exercises ?? []);
    this.follows = closing?.after_stop ? closing.text : '';
  }
}

/** An offer to keep an earlier session that nobody answered: a new session would write over it. */
export async function keepWhatWasLeft(): Promise<void> {
  const left = readCheckpoint();
  if (left) await app.keepInterrupted(left);
}
