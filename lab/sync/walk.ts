/** Walks household after household, and tells what happened on the way and whether anything was lost or doubled. */
import './browser';
import { parseArgs } from 'node:util';
import { Household, type Counts, type Fault } from './household';
import { Keeper } from './keeper';
import { Luck } from './luck';

const OPERATIONS_OF_A_HOUSEHOLD = 500;
const SHOWN_FAULTS = 10;
const FAULTS = ['lost', 'doubled', 'strayed', 'changed', 'left over'] as const;

interface Asked {
  readonly seed: number;
  readonly operations: number;
  readonly first: number;
  readonly folder: string;
  readonly keeper: readonly string[];
}

export async function main(words: readonly string[]): Promise<number> {
  const asked = read(words);
  // Devices warn when they are full; here they are all the time.
  console.warn = () => {};
  const began_ms = performance.now();
  const counts: Counts = new Map();
  const faulty: [number, Fault[]][] = [];
  const keeper = await Keeper.begin(asked.keeper, asked.folder);
  pointThePageAt(keeper);
  try {
    for (let number = asked.first, left = asked.operations; left > 0; number += 1, left -= OPERATIONS_OF_A_HOUSEHOLD) {
      const faults = await walk(asked.seed, number, Math.min(left, OPERATIONS_OF_A_HOUSEHOLD), keeper, counts);
      if (faults.length) faulty.push([number, faults]);
    }
  } finally {
    keeper.close();
  }
  tell(asked, (performance.now() - began_ms) / 1000, counts, faulty);
  return faulty.length ? 1 : 0;
}

async function walk(seed: number, number: number, operations: number, keeper: Keeper, counts: Counts): Promise<Fault[]> {
  const household = await Household.begin(number, new Luck(`${seed}/${number}`), keeper);
  for (let operation = 1; operation <= operations; operation += 1) await household.oneOperation(new Luck(`${seed}/${number}/${operation}`));
  const faults = await household.ends();
  for (const [name, count] of household.counts) counts.set(name, (counts.get(name) ?? 0) + count);
  return faults;
}

/** What a page asks for by half an address goes to the server that gave the page out. */
function pointThePageAt(keeper: Keeper): void {
  const real = globalThis.fetch;
  globalThis.fetch = (address, init) => (typeof address === 'string' ? keeper.ask(address, init ?? {}) : real(address, init));
}

function read(words: readonly string[]): Asked {
  const names = ['seed', 'operations', 'first', 'folder', 'keeper'] as const;
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const { values } = parseArgs({ args: [...words], options });
  const { seed, operations, first, folder, keeper } = values as Record<(typeof names)[number], string>;
  return { seed: Number(seed), operations: Number(operations), first: Number(first), folder, keeper: JSON.parse(keeper) as string[] };
}

function tell({ seed, operations }: Asked, seconds: number, counts: Counts, faulty: readonly [number, readonly Fault[]][]): void {
  console.log(`seed ${seed}, ${operations} operations, ${seconds.toFixed(1)} seconds`);
  for (const [name, count] of [...counts].sort(([one], [other]) => (one < other ? -1 : 1))) console.log(`  ${name}: ${count}`);
  const all = faulty.flatMap(([, faults]) => faults);
  for (const what of FAULTS) console.log(`  ${what}: ${all.filter((fault) => fault.what === what).length}`);
  for (const [number, faults] of faulty.slice(0, SHOWN_FAULTS)) {
    const { what, where, id } = faults[0]!;
    console.log(`household ${number}: ${what} at ${where}: ${id}; walk it again with:`);
    console.log(`  python -m lab.sync --seed ${seed} --household ${number}`);
  }
}
