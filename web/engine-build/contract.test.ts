// @vitest-environment node
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { TYPES, types } from './contract.mjs';

test('the types of the page are those that are written from what the coach says', async () => {
  expect(await readFile(TYPES, 'utf8'), 'run ./write contract').toBe(await types());
});
