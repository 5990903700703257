/**
 * Reads a text aloud by a voice that lives on this device. Some browsers' voices live elsewhere, and the text would be sent
 * there: those are never used.
 */

// Browsers tell their voices late, and some never tell that they have none.
const PATIENCE_MS = 2_000;

/** Whether this device has a voice of its own in that language. */
export async function canReadAloud(language: string): Promise<boolean> {
  return (await ownVoice(language)) !== undefined;
}

/** Says it, and falls silent with whatever was being said before. */
export async function readAloud(text: string, language: string): Promise<void> {
  const voice = await ownVoice(language);
  if (!voice) return;
  const saying = new SpeechSynthesisUtterance(text);
  saying.voice = voice;
  saying.lang = voice.lang;
  // As slowly as the coach speaks.
  saying.rate = 0.85;
  speechSynthesis.cancel();
  speechSynthesis.speak(saying);
}

async function ownVoice(language: string): Promise<SpeechSynthesisVoice | undefined> {
  if (!('speechSynthesis' in globalThis)) return undefined;
  const voices = speechSynthesis.getVoices().length ? speechSynthesis.getVoices() : await voicesLater();
  return voices.find((one) => one.localService && one.lang.toLowerCase().startsWith(language.toLowerCase()));
}

function voicesLater(): Promise<SpeechSynthesisVoice[]> {
  return new Promise((done) => {
    const tell = () => done(speechSynthesis.getVoices());
    speechSynthesis.addEventListener('voiceschanged', tell, { once: true });
    setTimeout(tell, PATIENCE_MS);
  });
}
