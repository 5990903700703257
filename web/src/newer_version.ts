/**
 * A newer version of the app has come and waits beside the one in use. It takes over where nobody notices: when the app has
 * just been opened and nothing has been touched, or while it is put away on the page of the day. Never while an exercise is
 * under way, on whichever page of this device.
 */
import { isUnderWayAnywhere } from './keeping/one_session';

/** So long put away, it may be another day's app: it is looked whether there is a newer one. */
export const LONG_AWAY_MS = 60 * 60_000;

/** What this needs of the page, and of the browser. Another in tests. */
export interface Here {
  readonly workers: Pick<ServiceWorkerContainer, 'controller' | 'addEventListener'>;
  isHidden(): boolean;
  /** Whether the person has pressed anything since the page came. */
  wasTouched(): boolean;
  /** The page of the day, on which nothing is half said. */
  isAtHome(): boolean;
  beginAgain(): void;
}

export type Registration = Pick<ServiceWorkerRegistration, 'waiting' | 'update'>;

export class NewerVersion {
  private taken_over = false;
  private hidden_at_ms = Date.now();
  private readonly ends = new AbortController();

  constructor(
    private readonly here: Here,
    private readonly registration: Registration,
  ) {
    // Without one this page came from the network, and what the first worker brings is what it is.
    if (!here.workers.controller) return;
    const { signal } = this.ends;
    here.workers.addEventListener('controllerchange', () => void this.hasTakenOver(), { signal });
    document.addEventListener('visibilitychange', () => void this.look(), { signal });
    void this.look();
  }

  end(): void {
    this.ends.abort();
  }

  /** Lets what waits take over, if nobody would notice. */
  private async look(): Promise<void> {
    this.lookFor();
    if (this.taken_over) return this.hasTakenOver();
    if (this.registration.waiting && (await this.isUnnoticed())) this.registration.waiting.postMessage({ type: 'SKIP_WAITING' });
  }

  private lookFor(): void {
    const now_ms = Date.now();
    if (this.here.isHidden()) this.hidden_at_ms = now_ms;
    // Without a network there is none.
    else if (now_ms - this.hidden_at_ms > LONG_AWAY_MS) void this.registration.update().catch(() => undefined);
  }

  /** This page is of the older version now: it begins again as soon as nobody notices. */
  private async hasTakenOver(): Promise<void> {
    this.taken_over = true;
    if (await this.isUnnoticed()) this.here.beginAgain();
  }

  private async isUnnoticed(): Promise<boolean> {
    const may = () => !this.here.wasTouched() || (this.here.isHidden() && this.here.isAtHome());
    // A tap may come while it is asked.
    return may() && !(await isUnderWayAnywhere()) && may();
  }
}
