import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MovingSound } from './moving_sound.js';

/** A loudspeaker and a wall clock that a test moves by hand. */
class Room {
  audio = { currentTime: 7, state: 'running' };
  wall = 100;
  moving = new MovingSound(this.audio, () => this.wall);
  readonly found: string[] = [];

  /** Looks four times a second, as a session does; gives back the last finding. */
  pass(seconds: number, rate = 1) {
    let found = this.moving.look();
    for (let step = 0; step < seconds * 4; step += 1) {
      this.wall += 0.25;
      this.audio.currentTime += 0.25 * rate;
      found = this.moving.look();
      this.found.push(found);
    }
    return found;
  }
}

test('a clock that goes on moves, one that says so and stands does not', () => {
  const room = new Room();
  expect(room.pass(2)).toBe('moves');
  expect(room.pass(1, 0)).toBe('still');
  expect(room.moving.moves).toBe(false);
  expect(room.pass(1)).toBe('moves');
});

test('a stopped clock is known within a second', () => {
  const room = new Room();
  room.pass(3);
  room.wall += 0.9;
  expect(room.moving.moves).toBe(false);
});

test('a clock that moves and says that it does not is not believed', () => {
  const room = new Room();
  room.pass(2);
  room.audio.state = 'interrupted';
  expect(room.pass(1)).toBe('still');
});

test('a clock that jumps, or runs at half its speed, is uneven', () => {
  for (const jump of [5, -0.5]) {
    const room = new Room();
    room.pass(2);
    room.audio.currentTime += jump;
    expect(room.pass(0)).toBe('uneven');
    expect(room.pass(1)).toBe('moves');
  }
  const room = new Room();
  room.pass(2);
  room.pass(4, 0.5);
  expect(room.found).toContain('uneven');
});

test('a page that slept for a minute while sound went on finds it moving', () => {
  const room = new Room();
  room.pass(2);
  room.wall += 60;
  room.audio.currentTime += 60;
  expect(room.moving.look()).toBe('moves');
});

test('what is due is laid where the audio clock will be, though it is told in blocks', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 0.04, noNaN: true }), { minLength: 20, maxLength: 40 }), (blocks) => {
      const room = new Room();
      const truth = () => room.wall - 93;
      for (const behind of blocks) {
        room.wall += 0.25;
        room.audio.currentTime = truth() - behind;
        room.moving.look();
      }
      const off = room.moving.audioTimeAt(room.wall + 3) - (truth() + 3);
      expect(off).toBeCloseTo(-Math.min(...blocks), 9);
    }),
  );
});

test('after a replacement nothing of the one before is believed', async () => {
  const room = new Room();
  room.pass(2);
  room.moving.follow({ currentTime: 0, state: 'running' });
  expect(room.moving.moves).toBe(false);
});

test('a jump that was seen by somebody who only asked whether it moves is told all the same, once', () => {
  const room = new Room();
  room.pass(2);
  room.wall += 0.7;
  room.audio.currentTime -= 4.3;
  expect(room.moving.moves).toBe(false);
  room.wall += 0.1;
  room.audio.currentTime += 0.1;
  expect(room.moving.look()).toBe('uneven');
  expect(room.pass(1)).toBe('moves');
  expect(room.found).not.toContain('uneven');
});
