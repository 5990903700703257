/**
 * When this device meets the keeper of diaries: when opened, when something was written, when the
 * network or the person comes back, and every minute while the page is seen. Calmly: after a failure
 * it waits twice as long, and never are two meetings under way, not even of two tabs.
 */

/** A minute: what was done on the tablet is on the phone by the time one has walked there. */
export const OFTEN_MS = 60_000;
export const SELDOM_MS = 16 * OFTEN_MS;
/** A tab that hangs must not keep this one waiting for ever; two meetings at once harm nobody. */
const WAIT_FOR_TABS_MS = 60_000;

export class InStep {
  private wait_ms = OFTEN_MS;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private again = false;
  private mayMeet: (() => boolean) | null = null;
  private readonly ends = new AbortController();

  /** `meet` gives whether both ways went through. `name` is the same in all tabs of one person. */
  constructor(
    private readonly meet: () => Promise<boolean>,
    private readonly name: string,
  ) {}

  /** Meets now and from now on by itself, whenever `mayMeet` allows it. */
  begin(mayMeet: () => boolean): Promise<void> {
    this.mayMeet = mayMeet;
    const { signal } = this.ends;
    addEventListener('online', () => this.afresh(), { signal });
    document.addEventListener('visibilitychange', () => this.afresh(), { signal });
    return this.now();
  }

  end(): void {
    this.ends.abort();
    clearTimeout(this.timer);
  }

  /** Meets now, or once more when the meeting under way has ended. */
  now(): Promise<void> {
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.running = this.run().finally(() => {
      this.running = null;
      if (this.again) void this.now();
    });
    return this.running;
  }

  private async run(): Promise<void> {
    do {
      this.again = false;
      const met = await alone(this.name, this.meet).catch(hasFailed);
      this.wait_ms = met ? OFTEN_MS : Math.min(this.wait_ms * 2, SELDOM_MS);
    } while (this.again);
    this.expect();
  }

  private afresh(): void {
    if (document.visibilityState === 'hidden') return;
    this.wait_ms = OFTEN_MS;
    this.tick();
  }

  private tick(): void {
    if (document.visibilityState !== 'hidden' && this.mayMeet?.()) void this.now();
    else this.expect();
  }

  private expect(): void {
    clearTimeout(this.timer);
    if (this.ends.signal.aborted || !this.mayMeet) return;
    // A little apart, so that the devices of a house do not all come at once.
    this.timer = setTimeout(() => this.tick(), this.wait_ms * (1 + Math.random() / 5));
  }
}

/** A database that does not answer now: it is met again later, like a keeper that cannot be reached. */
function hasFailed(problem: unknown): boolean {
  console.warn('The diary could not be brought together:', problem);
  return false;
}

/** While no other tab of this browser does the same. */
async function alone(name: string, work: () => Promise<boolean>): Promise<boolean> {
  if (!navigator.locks) return work();
  let begun = false;
  const begin = () => {
    begun = true;
    return work();
  };
  try {
    return await navigator.locks.request(name, { signal: AbortSignal.timeout(WAIT_FOR_TABS_MS) }, begin);
  } catch (problem) {
    if (begun) throw problem;
    return work();
  }
}
