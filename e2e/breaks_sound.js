/*
 * Breaks the sound in every way that a browser's interface allows, and listens meanwhile: which sentences were laid where, whether two
 * were said at once, and after how many seconds a pause was told. `window.sound_breaks` is used by the tests. Put after the quick clock.
 */
() => {
  const Whole = AudioContext;
  const contexts = [];
  const elements = [];
  const faults = new WeakMap();
  const said = [];
  let dead = false;
  const latest = () => contexts.at(-1);

  globalThis.AudioContext = class extends Whole {
    constructor(...parts) {
      super(...parts);
      contexts.push(this);
      if (dead) WAYS.never_settles(this);
    }
    get state() {
      return faults.get(this)?.state ?? super.state;
    }
    get currentTime() {
      const time = super.currentTime;
      return faults.get(this)?.time?.(time) ?? time;
    }
    get goneOn() {
      return super.currentTime;
    }
    resume() {
      const asked = faults.get(this)?.resume;
      return asked ? asked(() => super.resume()) : super.resume();
    }
    close() {
      cutAt(this, this.currentTime);
      return super.close();
    }
    addEventListener(name, then, how) {
      super.addEventListener(name, (event) => faults.get(this)?.mute || then.call(this, event), how);
    }
  };
  const WholeAudio = Audio;
  globalThis.Audio = class extends WholeAudio {
    constructor(...parts) {
      super(...parts);
      elements.push(this);
    }
  };

  function breakIt(context, fault) {
    faults.set(context, fault);
    void Whole.prototype.suspend.call(context);
    if (!fault.mute) context.dispatchEvent(new Event('statechange'));
  }
  /** Until it is asked to go on. */
  const mended = (context) => (really) => {
    faults.delete(context);
    return really();
  };
  const bent = (context, time) => faults.set(context, { mute: true, time });
  /** On a clock that has leapt, what is being said stands elsewhere, what was said before cannot be compared any more. */
  function leaps(context, seconds) {
    over.push(...together());
    const now = context.currentTime;
    for (const one of said) {
      if (one.carrier !== context || one.from > now) continue;
      if (end(one) <= now) one.carrier = null;
      for (const name of ['from', 'to', 'faded']) if (name in one) one[name] += seconds;
    }
    bent(context, (time) => time + seconds);
  }
  function away() {
    for (const state of ['hidden', 'visible']) {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
      Object.defineProperty(document, 'hidden', { value: state === 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }
  }
  const WAYS = {
    suspended: (one) => breakIt(one, { resume: mended(one) }),
    suspended_without_a_word: (one) => breakIt(one, { mute: true, resume: mended(one) }),
    interrupted: (one) => breakIt(one, { state: 'interrupted', resume: mended(one) }),
    frozen: (one) => {
      const stood = one.currentTime;
      breakIt(one, { state: 'running', mute: true, time: () => stood, resume: async () => {} });
    },
    never_settles: (one) => breakIt(one, { state: 'suspended', resume: () => new Promise(() => {}) }),
    never_settles_anywhere: (one) => {
      dead = true;
      WAYS.never_settles(one);
    },
    settles_late: (one) =>
      breakIt(one, {
        resume: (really) => new Promise((done) => setTimeout(() => mended(one)(really).then(done, done), 25_000)),
      }),
    closed: (one) => void one.close(),
    device_changed: () => navigator.mediaDevices.dispatchEvent(new Event('devicechange')),
    limps: (one) => {
      const from = one.currentTime;
      bent(one, (time) => from + (time - from) * 0.4);
    },
    jumps_ahead: (one) => leaps(one, 20),
    jumps_back: (one) => leaps(one, -5),
    hidden: away,
    element_paused: () => elements.filter(({ srcObject }) => srcObject).at(-1).pause(),
    element_muted: () => (elements.filter(({ srcObject }) => srcObject).at(-1).muted = true),
  };

  // ---- ears: each sentence from when to when, on the clock of what carries it
  const sourceOf = new WeakMap();
  const { connect } = AudioNode.prototype;
  AudioNode.prototype.connect = function (target, ...more) {
    if (this.said) sourceOf.set(target.gain ?? target, this.said);
    return connect.call(this, target, ...more);
  };
  const { start, stop } = AudioBufferSourceNode.prototype;
  AudioBufferSourceNode.prototype.start = function (when = 0, ...more) {
    const from = Math.max(when, this.context.currentTime);
    Object.assign(this.said, { from, to: from + (this.buffer?.duration ?? 0), carrier: this.context });
    // What is closed says nothing any more.
    if (this.context.state !== 'closed') said.push(this.said);
    return start.call(this, when, ...more);
  };
  AudioBufferSourceNode.prototype.stop = function (when = 0) {
    this.said.to = Math.min(this.said.to, Math.max(when, this.context.currentTime));
    return stop.call(this, when);
  };
  const WholeSource = AudioBufferSourceNode;
  globalThis.AudioBufferSourceNode = class extends WholeSource {
    said = { from: NaN, to: NaN, carrier: null };
  };
  const { linearRampToValueAtTime, cancelScheduledValues } = AudioParam.prototype;
  AudioParam.prototype.linearRampToValueAtTime = function (value, when) {
    const fading = sourceOf.get(this);
    if (fading && value === 0) fading.faded = when;
    return linearRampToValueAtTime.call(this, value, when);
  };
  AudioParam.prototype.cancelScheduledValues = function (when) {
    delete sourceOf.get(this)?.faded;
    return cancelScheduledValues.call(this, when);
  };
  function cutAt(carrier, moment) {
    for (const one of said) if (one.carrier === carrier) one.to = Math.min(one.to, moment);
  }
  const end = ({ to, faded }) => Math.min(to, faded ?? Infinity);
  const TOGETHER_SECONDS = 0.15;

  const over = [];
  const areTogether = (one, other) =>
    one.carrier !== null &&
    one.carrier === other.carrier &&
    Math.min(end(one), end(other)) - Math.max(one.from, other.from) > TOGETHER_SECONDS;
  /** Pairs that are heard at once: from when to when. */
  const together = () =>
    said.flatMap((one, at) =>
      said
        .slice(at + 1)
        .filter((other) => areTogether(one, other))
        .map((other) => [one.from, end(one), other.from, end(other)]),
    );

  const stage = () => document.querySelector('.stage')?.innerText.trim() ?? '';
  const frame = () => new Promise(requestAnimationFrame);
  const now = () => performance.now() / 1000;
  async function until(isSo, seconds) {
    const began = now();
    while (!isSo()) {
      if (now() - began > seconds) return null;
      await frame();
    }
    return now() - began;
  }

  window.sound_breaks = {
    /** As soon as the stage begins so, or at once; after how many seconds a pause was told, or null. */
    async in(way, begins, pause) {
      const like = new RegExp(`^(?:${begins})`);
      if (begins && (await until(() => like.test(stage()), 120)) === null) return `never came to ${begins}`;
      WAYS[way](latest());
      return until(() => stage().includes(pause), 10);
    },
    mend() {
      dead = false;
    },
    /** Something is said now on what carries the sound, and it goes on. */
    async speaks() {
      const before = said.length;
      return (await until(() => said.slice(before).some(({ carrier }) => carrier === latest()), 30)) !== null;
    },
    talked_over: () => [...over, ...together()],
  };
}
