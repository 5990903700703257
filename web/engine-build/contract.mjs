/**
 * Writes src/engine/contract.ts: the types of what coach and page say to each other.
 *
 * They are typed once, in Python (`stature_coach.door.contract` and `day_contract`); contract.json is that as a
 * schema. `./write contract` writes both.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const engine = new URL('../src/engine/', import.meta.url);
const SCHEMA = new URL('contract.json', engine);
export const TYPES = new URL('contract.ts', engine);

const HEAD = `/**
 * What the coach and the page say to each other. Written by \`./write contract\`; do not change it here.
 *
 * The coach is Python and speaks JSON (\`stature_coach.door\`); these types are that JSON, key by key, so names are in
 * snake_case here and only here. Times (\`at\`, \`wakes_at\`) are seconds since the session began.
 */
`;

/** The types of the schema as it is now. */
export async function types() {
  const schema = JSON.parse(await readFile(SCHEMA, 'utf8'));
  const choices = { immutable: true, rootTypes: true, rootTypesNoSchemaPrefix: true, rootTypesKeepCasing: true };
  const written = astToString(await openapiTS(schema, { ...choices, silent: true }));
  return `${HEAD}\n${withoutWhatIsEmpty(written)}`;
}

/** An interface of no paths and no operations says nothing. */
function withoutWhatIsEmpty(written) {
  const lines = written.split('\n').filter((line) => !/^export type (paths|webhooks|\$defs|operations) = /.test(line));
  return lines.filter((line) => !/^    (responses|parameters|requestBodies|headers|pathItems): never;$/.test(line)).join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(TYPES, await types());
