/**
 * Session time, on the clock the ear hears.
 *
 * While sound runs, a session second is a second of the audio clock, so that counts cannot drift
 * against the pictures. While sound is lost the audio clock stands still, but the person's time
 * goes on: then the machine's own clock carries on from the same instant, without a jump.
 */

import type { ClockReading } from '../engine/coach_type.js';

/** The part of an AudioContext a clock needs. */
export interface AudioTime {
  readonly currentTime: number;
  readonly state: string;
}

/** Seconds of a clock that never stands still. */
export type Seconds = () => number;

export class SessionClock {
  private readonly audio: AudioTime;
  private readonly machine: Seconds;
  private running: boolean;
  /** Session second at `since`, on whichever clock is running. */
  private base = 0;
  private since = 0;

  constructor(audio: AudioTime, machine: Seconds = machineSeconds) {
    this.audio = audio;
    this.machine = machine;
    this.running = audio.state === 'running';
    this.startAt(0);
  }

  /** This instant is session second `seconds`. */
  startAt(seconds: number): void {
    this.running = this.audio.state === 'running';
    this.base = seconds;
    this.since = this.source();
  }

  now(): number {
    this.follow();
    return this.base + this.source() - this.since;
  }

  /** When, on the audio clock, session second `seconds` is. True only while sound runs. */
  audioTimeAt(seconds: number): number {
    this.follow();
    if (!this.running) return this.audio.currentTime + (seconds - this.now());
    return this.since + seconds - this.base;
  }

  /** For the coach's own ticking. */
  reading(): ClockReading {
    return { session_seconds: this.now(), epoch_ms: performance.timeOrigin + performance.now() };
  }

  /** Changes clocks when sound stopped or came back; must be called when it does. */
  follow(): void {
    const running = this.audio.state === 'running';
    if (running === this.running) return;
    const seconds = this.base + this.source() - this.since;
    this.running = running;
    this.base = seconds;
    this.since = this.source();
  }

  private source(): number {
    return this.running ? this.audio.currentTime : this.machine();
  }
}

function machineSeconds(): number {
  return performance.now() / 1000;
}
