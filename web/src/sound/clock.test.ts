import { expect, test } from 'vitest';
import { SessionClock } from './clock.js';

/** A wall clock that a test moves by hand. */
class Room {
  wall = 100;
  clock = new SessionClock(() => this.wall);
}

test('a session taken up again goes on from its second', () => {
  const room = new Room();
  room.clock.startAt(31);
  room.wall += 2;
  expect(room.clock.now()).toBeCloseTo(33, 9);
});

test('a session second is a second of the clock that cannot stand still', () => {
  const room = new Room();
  room.clock.startAt(0);
  room.wall += 12.5;
  expect(room.clock.now()).toBeCloseTo(12.5, 9);
  expect(room.clock.machineTimeAt(20)).toBeCloseTo(120, 9);
});
