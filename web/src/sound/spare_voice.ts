/**
 * The device's own voice, for a sentence that has no clip. Only a voice that lives on the device:
 * others send the words to a company, and nothing leaves the device.
 */

/** Says `text`; false when the device has no voice of its own for the language. */
export function sayWithDeviceVoice(text: string, language: string): boolean {
  const voice = ownVoice(language);
  if (voice === undefined) return false;
  const sentence = new SpeechSynthesisUtterance(text);
  sentence.voice = voice;
  sentence.lang = voice.lang;
  // Slower than the browser's usual pace: for people who hear less.
  sentence.rate = 0.85;
  speechSynthesis.speak(sentence);
  return true;
}

export function hushDeviceVoice(): void {
  if ('speechSynthesis' in globalThis) speechSynthesis.cancel();
}

function ownVoice(language: string): SpeechSynthesisVoice | undefined {
  if (!('speechSynthesis' in globalThis)) return undefined;
  const voices = speechSynthesis.getVoices();
  return voices.find((voice) => voice.localService && voice.lang.startsWith(language));
}
