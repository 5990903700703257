import { expect, test } from 'vitest';
import { SessionClock, type AudioTime } from './clock.js';

/** A loudspeaker and a wall clock that a test moves by hand. */
class Room {
  audio: { currentTime: number; state: string } & AudioTime = { currentTime: 7, state: 'running' };
  wall = 100;
  clock = new SessionClock(this.audio, () => this.wall);

  pass(seconds: number): void {
    this.wall += seconds;
    if (this.audio.state === 'running') this.audio.currentTime += seconds;
  }
}

test('a session second is a second of the audio clock', () => {
  const room = new Room();
  room.clock.startAt(0);
  room.audio.currentTime += 12.5;
  expect(room.clock.now()).toBeCloseTo(12.5, 9);
  expect(room.clock.audioTimeAt(20)).toBeCloseTo(27, 9);
});

test('a session taken up again goes on from its second', () => {
  const room = new Room();
  room.clock.startAt(31);
  room.pass(2);
  expect(room.clock.now()).toBeCloseTo(33, 9);
});

test('time goes on without a jump when sound is lost and when it comes back', () => {
  const room = new Room();
  room.clock.startAt(0);
  room.pass(10);
  room.audio.state = 'suspended';
  room.clock.follow();
  expect(room.clock.now()).toBeCloseTo(10, 9);
  room.pass(30);
  expect(room.clock.now()).toBeCloseTo(40, 9);
  room.audio.state = 'running';
  room.clock.follow();
  room.pass(1);
  expect(room.clock.now()).toBeCloseTo(41, 9);
  expect(room.clock.audioTimeAt(42)).toBeCloseTo(room.audio.currentTime + 1, 9);
});
