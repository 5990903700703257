/** Archives and names that depend on content alone: same input, same bytes, same name. */
import { createHash } from 'node:crypto';
import { unzipSync, zipSync } from 'fflate';

// The earliest moment a zip can say; the true one would make every build a new version.
const NO_TIME = new Date(1980, 0, 1);

/** `files`: name in the archive -> bytes. Stored, not deflated: the server compresses better. */
export function zipOf(files) {
  const bytes = Object.entries(files).map(([name, content]) => [name, new Uint8Array(content)]);
  return zipSync(Object.fromEntries(bytes), { level: 0, mtime: NO_TIME });
}

/** The archive with those of its files alone whose names are wanted, in their order. */
export function onlyOf(archive, isWanted) {
  return zipOf(Object.fromEntries(Object.entries(unzipSync(archive)).filter(([name]) => isWanted(name))));
}

/** One archive with the files of all. */
export function together(...archives) {
  return zipOf(Object.assign({}, ...archives.map((one) => unzipSync(one))));
}

/** Ten hex digits of the SHA-256 of all parts, one after the other. */
export function fingerprint(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 10);
}
