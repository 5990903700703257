/*
 * A clock that runs `rate` times as fast as the one on the wall, for a whole session in seconds.
 *
 * It replaces what the BROWSER says about time, before any script of the app runs, in the page and in
 * the coach's worker alike: Date, performance, timers, frames, and the audio clock with everything
 * that is scheduled on it. The app has no door for this and knows nothing of it; the files that the
 * server hands out are the shipped ones (in front of the worker's file this very text is put, on its
 * way through the browser). So what is tested is what people get.
 *
 * Page and worker reckon from the same two instants, so that they agree on the time of day without
 * telling each other: at `real_ms` of the wall's clock (ms since 1970) this clock shows `shown_ms`.
 */
({ rate, real_ms, shown_ms, patience }) => {
  // A wait of a minute and more is patience with a slow machine, which does not get faster with the clock; a slow engine may need more.
  const PATIENCE_MS = 60_000;
  // Frames and steady looks come no closer than this on the wall's clock: nobody watches, and drawing is what costs most.
  const NOBODY_WATCHES_MS = 40;

  const { timeOrigin } = performance;
  const realNow = performance.now.bind(performance);
  const now = () => realNow() * rate;
  const shownAt = (real) => shown_ms + (real - real_ms) * rate;
  const epoch = () => shownAt(timeOrigin) + now();

  Performance.prototype.now = now;
  Object.defineProperty(Performance.prototype, 'timeOrigin', { get: () => shownAt(timeOrigin) });

  globalThis.Date = class extends Date {
    constructor(...parts) {
      if (parts.length) super(...parts);
      else super(Math.floor(epoch()));
    }
    static now() {
      return Math.floor(epoch());
    }
  };

  const realTimeout = setTimeout.bind(globalThis);
  const onPage = 'requestAnimationFrame' in globalThis;
  for (const name of ['setTimeout', 'setInterval']) {
    const real = globalThis[name].bind(globalThis);
    const least = name === 'setInterval' && onPage ? NOBODY_WATCHES_MS : 0;
    globalThis[name] = (then, ms = 0, ...more) => real(then, ms < PATIENCE_MS ? Math.max(least, ms / rate) : ms * patience, ...more);
  }

  if (onPage) hastenFrames();

  if (globalThis.AudioContext) hastenSound();

  function hastenFrames() {
    const real = requestAnimationFrame.bind(globalThis);
    const forget = cancelAnimationFrame.bind(globalThis);
    // For a test's own eyes, which must miss nothing that was there for one frame.
    globalThis.everyFrame = real;
    // Of each that was asked for: the wait for it, then the frame.
    const asked = new Map();
    let last = 0;
    globalThis.requestAnimationFrame = (draw) => {
      const id = ++last;
      const then = (at) => asked.delete(id) && draw(at * rate);
      const wait = realTimeout(() => asked.set(id, { frame: real(then) }), NOBODY_WATCHES_MS);
      asked.set(id, { wait });
      return id;
    };
    globalThis.cancelAnimationFrame = (id) => {
      const { wait, frame } = asked.get(id) ?? {};
      clearTimeout(wait);
      if (frame !== undefined) forget(frame);
      asked.delete(id);
    };
  }

  function hastenSound() {
    const realTime = Object.getOwnPropertyDescriptor(BaseAudioContext.prototype, 'currentTime').get;
    const clocks = new WeakMap();
    let latest = null;

    // Smooth, as a perfect sound card would be: a block of 10 ms would be a stutter of 200 ms here.
    function audioNow(context) {
      if (!(context instanceof AudioContext)) return realTime.call(context);
      latest = context;
      const running = context.state === 'running';
      const clock = clocks.get(context) ?? { running: false, base: 0, since: 0 };
      const time = clock.running ? clock.base + (now() - clock.since) / 1000 : clock.base;
      if (running !== clock.running) clocks.set(context, { running, base: time, since: now() });
      return time;
    }

    const realWhen = (context, when) =>
      realTime.call(context) + Math.max(0, when - audioNow(context)) / rate;

    Object.defineProperty(BaseAudioContext.prototype, 'currentTime', {
      get() {
        return audioNow(this);
      },
    });

    for (const kind of [AudioScheduledSourceNode, AudioBufferSourceNode]) {
      for (const name of ['start', 'stop']) {
        const real = Object.getOwnPropertyDescriptor(kind.prototype, name)?.value;
        if (!real) continue;
        kind.prototype[name] = function (when = 0, ...more) {
          if (!(this.context instanceof AudioContext)) return real.call(this, when, ...more);
          if (name === 'start' && this.playbackRate) this.playbackRate.value *= rate;
          return real.call(this, realWhen(this.context, when), ...more);
        };
      }
    }

    const timed = {
      setValueAtTime: 1,
      linearRampToValueAtTime: 1,
      exponentialRampToValueAtTime: 1,
      setTargetAtTime: 1,
      cancelScheduledValues: 0,
      cancelAndHoldAtTime: 0,
    };
    for (const [name, place] of Object.entries(timed)) {
      const real = AudioParam.prototype[name];
      if (!real) continue;
      AudioParam.prototype[name] = function (...parts) {
        if (latest) parts[place] = realWhen(latest, parts[place]);
        return real.apply(this, parts);
      };
    }
  }
}
