import { describe, expect, it } from 'vitest';
import type { Entry } from './contract.js';
import { Heard } from './heard.js';

function entry(id: string, pain = 0): Entry {
  return { id, person: 'ana', at: '2026-11-23T08:00:00+01:00', kind: 'morning_after', body: { pain }, schema: 1 };
}

function heard(...entries: Entry[]): Heard {
  const all = new Heard();
  all.begin(entries);
  return all;
}

const [one, two, three] = [entry('1'), entry('2'), entry('3')];

describe('what the coach has heard of a diary', () => {
  it('is nothing at first: it hears all of it', () => {
    expect(new Heard().newOf([one])).toBeNull();
  });

  it('is told once: then it hears what is new, wherever that stands', () => {
    const coach = heard(one, three);
    expect(coach.newOf([one, two, three])).toEqual([two]);
    expect(coach.newOf([three, two, one])).toEqual([]);
  });

  it('hears both of two that stand under one id, when the second comes', () => {
    const coach = heard(one, two);
    const other = entry('1', 5);
    expect(coach.newOf([one, other, two])).toEqual([one, other]);
    expect(coach.newOf([one, other, two])).toEqual([]);
  });

  it('hears all again where something is there no more, as after another person has come', () => {
    const coach = heard(one, two);
    expect(coach.newOf([two])).toBeNull();
    expect(heard(one, entry('1', 5)).newOf([one])).toBeNull();
  });
});
