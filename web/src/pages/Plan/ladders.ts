/** The ladders of the regimen in the page's language, as the page's build wrote them. */
export interface Step {
  readonly rung: string;
  readonly name: string;
  readonly ceiling: number;
}

export type Ladders = Readonly<Record<string, readonly Step[]>>;

const files = import.meta.glob<{ default: Ladders }>('../../words/ladders/*.json');

export async function laddersHere(): Promise<Ladders> {
  const fetch = files[`../../words/ladders/${document.documentElement.lang || 'en'}.json`];
  const english = files['../../words/ladders/en.json'];
  return (await (fetch ?? english!)()).default;
}
