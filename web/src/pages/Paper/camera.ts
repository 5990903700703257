/** Looks through the camera until there is a code to be seen. */
import { codeIn } from './reading_codes';

// Often enough for a hand that shakes, seldom enough for an old tablet.
const LOOK_EVERY_MS = 250;

/** Shows the camera in `video` and gives the first code it sees; null when `signal` ends it. Throws where there is no camera. */
export async function codeBefore(video: HTMLVideoElement, signal: AbortSignal): Promise<string | null> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 960 } },
  });
  try {
    video.srcObject = stream;
    await video.play();
    while (!signal.aborted) {
      // The first picture of a camera may be some moments away.
      const found = video.videoWidth ? await codeIn(frameOf(video)) : null;
      if (found) return found;
      await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
    }
    return null;
  } finally {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  }
}

function frameOf(video: HTMLVideoElement): ImageData {
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
  const drawn = canvas.getContext('2d', { willReadFrequently: true })!;
  drawn.drawImage(video, 0, 0);
  return drawn.getImageData(0, 0, canvas.width, canvas.height);
}
