/**
 * Where the sound goes out.
 *
 * Everywhere but on iOS: straight to the loudspeaker. iOS stops Web Audio when the screen locks and
 * mutes it with the silent switch, while an `<audio>` element that a tap has started keeps playing;
 * so there the graph ends in such an element. That it survives the lock is what others report and
 * what the design of iOS suggests; it has NOT been tried on a device.
 */

export interface Output {
  /** What the player connects to; its gain is the volume. */
  readonly entrance: GainNode;
  /** The element that carries the sound, on iOS. */
  readonly element: HTMLAudioElement | null;
  /** Must be called from a tap the first time. */
  open(): Promise<void>;
  /** Nothing goes out here any more. */
  close(): void;
}

export function openOutput(context: AudioContext, throughElement = isIos()): Output {
  const entrance = new GainNode(context);
  return throughElement ? elementOutput(context, entrance) : directOutput(context, entrance);
}

export function isIos(browser: Pick<Navigator, 'userAgent' | 'platform' | 'maxTouchPoints'> = navigator): boolean {
  const tabletPosingAsMac = browser.platform === 'MacIntel' && browser.maxTouchPoints > 1;
  return /iPad|iPhone|iPod/.test(browser.userAgent) || tabletPosingAsMac;
}

function directOutput(context: AudioContext, entrance: GainNode): Output {
  entrance.connect(context.destination);
  return { entrance, element: null, open: () => context.resume(), close: () => entrance.disconnect() };
}

function elementOutput(context: AudioContext, entrance: GainNode): Output {
  const stream = new MediaStreamAudioDestinationNode(context);
  entrance.connect(stream);
  const element = new Audio();
  element.srcObject = stream.stream;
  const open = async () => {
    element.muted = false;
    // Both in the same tap: after an await the tap no longer counts.
    await Promise.all([context.resume(), element.play()]);
  };
  const close = () => {
    element.pause();
    element.srcObject = null;
    entrance.disconnect();
  };
  return { entrance, element, open, close };
}
