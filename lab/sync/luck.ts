/** Luck that can be walked again: the same seed draws the same. Not a secret. */
export class Luck {
  private state: number;

  constructor(seed: string) {
    this.state = 0x811c9dc5;
    for (const letter of seed) this.state = Math.imul(this.state ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  }

  /** From 0 to below 1 (mulberry32). */
  share(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  below(most: number): number {
    return Math.floor(this.share() * most);
  }

  /** Once in so many times. */
  once(times: number): boolean {
    return this.below(times) === 0;
  }

  /** One of these, each as often as its weight says. */
  drawn<Name extends string>(weights: Readonly<Record<Name, number>>): Name {
    const all = Object.entries(weights) as [Name, number][];
    let left = this.share() * all.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of all) if ((left -= weight) < 0) return name;
    return all.at(-1)![0];
  }

  /** Takes one out of the list. */
  taken<Value>(from: Value[]): Value {
    return from.splice(this.below(from.length), 1)[0]!;
  }

  /** All that the page's own luck gives from now on comes from here. */
  rulesThePage(): void {
    const getRandomValues = (bytes: Uint8Array) => bytes.map(() => this.below(256));
    Object.defineProperty(crypto, 'getRandomValues', { configurable: true, value: (bytes: Uint8Array) => (bytes.set(getRandomValues(bytes)), bytes) });
  }
}
