/**
 * Runs inside the audio graph, where the loudspeaker would be. For each input, says at which frame
 * sound begins after silence, and at which it was last heard.
 */
const LOUD = 0.01;
const SILENCE_SECONDS = 0.1;
// A clip that starts between two frames has its single peaks drawn down, an "f" most of all: what counts is the
// level of about a millisecond.
const SMOOTHING = 1 / 48;

class Detector extends AudioWorkletProcessor {
  constructor() {
    super();
    this.latest = [];
    this.sounding = [];
    this.level = [];
  }

  process(inputs) {
    inputs.forEach((input, index) => this.listen(index, input[0]));
    return true;
  }

  listen(index, samples) {
    const silence = SILENCE_SECONDS * sampleRate;
    for (let at = 0; at < (samples?.length ?? 0); at++) {
      const before = this.level[index] ?? 0;
      this.level[index] = before + (Math.abs(samples[at]) - before) * SMOOTHING;
      if (this.level[index] < LOUD) continue;
      const frame = currentFrame + at;
      if (!(frame - this.latest[index] < silence)) this.say(index, 'began', frame);
      this.sounding[index] = true;
      this.latest[index] = frame;
    }
    if (this.sounding[index] && currentFrame - this.latest[index] > silence) {
      this.sounding[index] = false;
      this.say(index, 'ended', this.latest[index]);
    }
  }

  say(index, what, frame) {
    this.port.postMessage({ index, what, second: frame / sampleRate });
  }
}

registerProcessor('detector', Detector);
