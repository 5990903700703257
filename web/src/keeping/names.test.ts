import { beforeEach, expect, test } from 'vitest';
import { answer } from '../testing/keeper';
import { Diary } from './diary';
import { exchangeName, knownPeople, type Called, type KnownPerson } from './names';
import type { Ask } from './outbox';

let diaries = 0;
let phone: Diary;
let tablet: Diary;
let people: Map<string, Called>;

beforeEach(async () => {
  diaries += 1;
  phone = await Diary.open(`phone-${diaries}`);
  tablet = await Diary.open(`tablet-${diaries}`, phone.person);
  people = new Map();
});

const ask: Ask = async (address, init) => {
  const id = address.split('/').at(-1)!;
  if (init?.method === 'PUT') {
    people.set(id, JSON.parse(String(init.body)) as Called);
    return answer({});
  }
  const known: KnownPerson[] = [...people].map(([id, called]) => ({ id, ...called }));
  return answer({ people: known });
};
const ANA: Called = { name: 'Ana', picture: 'sun' };
const ANA_MARIA: Called = { name: 'Ana Maria', picture: 'boat' };

test('a name goes to the keeper, and to the other device', async () => {
  expect(await exchangeName(phone, ANA, ask)).toBeNull();
  expect(people.get(phone.person)).toEqual(ANA);
  expect(await exchangeName(tablet, { name: '', picture: 'leaf' }, ask)).toEqual(ANA);
  expect(await exchangeName(tablet, ANA, ask)).toBeNull();
});

test('the last change wins, on whichever device it was made', async () => {
  await exchangeName(phone, ANA, ask);
  await exchangeName(tablet, ANA, ask);
  await exchangeName(tablet, ANA_MARIA, ask);
  expect(await exchangeName(phone, ANA, ask)).toEqual(ANA_MARIA);
  expect(people.get(phone.person)).toEqual(ANA_MARIA);
});

test('who has no name sends none', async () => {
  await exchangeName(phone, { name: '', picture: 'leaf' }, ask);
  expect(people.size).toBe(0);
});

test('a name that did not arrive is sent again', async () => {
  const lost: Ask = (address, init) => (init?.method === 'PUT' ? Promise.reject(new TypeError('lost')) : ask(address, init));
  await exchangeName(phone, ANA, lost);
  await exchangeName(phone, ANA, ask);
  expect(people.get(phone.person)).toEqual(ANA);
});

test('without a keeper, or with one that knows no names, nothing is known and nothing breaks', async () => {
  expect(await knownPeople(() => Promise.reject(new TypeError('no network')))).toBeNull();
  expect(await knownPeople(async () => answer({ detail: 'no such page' }, 404))).toBeNull();
  expect(await knownPeople(async () => answer('<!doctype html>', 200, 'text/html'))).toBeNull();
});
