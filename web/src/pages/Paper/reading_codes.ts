/**
 * The square code of a picture, as text. Fetched with its WebAssembly when a camera or a photo is first asked for, and kept
 * from then on (vite.config.ts): a home that has no paper never loads it.
 */
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

// From beside this page; left to itself it would be fetched from elsewhere.
prepareZXingModule({ overrides: { locateFile: () => new URL(wasm, document.baseURI).href } });

/** Null where there is none that can be read. */
export async function codeIn(picture: Blob | ImageData): Promise<string | null> {
  const found = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1 });
  return found.find((one) => one.isValid)?.text ?? null;
}
