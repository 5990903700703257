/**
 * The twelve pictures by which people of one household are told apart: plain shapes in their own
 * colours, the same in every look. Each is drawn on a round ground of 64 by 64.
 */
import type { Picture } from '../../keeping/pictures';

const line = 'fill="none" stroke-linecap="round" stroke-linejoin="round" stroke-width="4"';

export const DRAWINGS: Readonly<Record<Picture, string>> = {
  sun: `<circle cx="32" cy="32" r="11" fill="#b85c00"/><path d="M32 9v7M32 48v7M9 32h7M48 32h7M16 16l5 5M43 43l5 5M48 16l-5 5M21 43l-5 5" ${line} stroke="#b85c00"/>`,
  leaf: `<path d="M15 49C10 27 26 13 51 13c2 24-11 40-36 36z" fill="#2f6b2f"/><path d="M12 54c7-12 16-20 28-29" ${line} stroke="#f3ead6"/>`,
  bird: `<path d="M12 38c0-13 10-20 21-18 3-8 15-8 17 2l8 4-8 3c1 13-10 21-23 19L10 54l5-8c-2-2-3-5-3-8z" fill="#2a5b8a"/><path d="M21 35c6-6 15-5 20-3-2 9-14 13-20 3z" fill="#123a5c"/><circle cx="43" cy="23" r="2.5" fill="#f3ead6"/>`,
  boat: `<path d="M10 43h44l-8 11H18z" fill="#7d3510"/><path d="M33 10v30h18z" fill="#2a5b8a"/><path d="M29 17v23H14z" fill="#b3261e"/>`,
  cat: `<path d="M13 12l12 9h14l12-9v26c0 10-8 16-19 16s-19-6-19-16z" fill="#5a4636"/><circle cx="24" cy="34" r="3.5" fill="#f3ead6"/><circle cx="40" cy="34" r="3.5" fill="#f3ead6"/><path d="M28 42h8l-4 5z" fill="#e9a7a0"/>`,
  tree: `<path d="M28 38h8v17h-8z" fill="#6b4a26"/><circle cx="32" cy="21" r="12" fill="#2f6b2f"/><circle cx="22" cy="32" r="10" fill="#2f6b2f"/><circle cx="42" cy="32" r="10" fill="#2f6b2f"/>`,
  flower: `<path d="M32 34v21M32 48c5 0 9-2 11-7" ${line} stroke="#2f6b2f"/><g fill="#a3215f"><circle cx="32" cy="14" r="7"/><circle cx="42" cy="21" r="7"/><circle cx="38" cy="32" r="7"/><circle cx="26" cy="32" r="7"/><circle cx="22" cy="21" r="7"/></g><circle cx="32" cy="24" r="6" fill="#f0c040"/>`,
  cup: `<path d="M13 25h31v17c0 8-6 12-15 12s-16-4-16-12z" fill="#0e5a52"/><path d="M44 30h4c8 0 8 14 0 14h-5" ${line} stroke="#0e5a52"/><path d="M22 19c-3-4 3-5 0-9M34 19c-3-4 3-5 0-9" ${line} stroke="#6b6052"/>`,
  star: `<path d="M32 9l7 15 16 2-12 11 3 16-14-8-14 8 3-16L9 26l16-2z" fill="#9a6200"/>`,
  hat: `<path d="M17 42c0-22 3-26 15-26s15 4 15 26z" fill="#4b3a6e"/><path d="M17 35h30v7H17z" fill="#b3261e"/><ellipse cx="32" cy="44" rx="24" ry="6" fill="#4b3a6e"/>`,
  fish: `<path d="M8 33c8-14 26-17 36-3l12-9c-2 8-2 15 0 23l-12-9C34 50 16 47 8 33z" fill="#0d5f72"/><circle cx="21" cy="30" r="3" fill="#f3ead6"/>`,
  house: `<path d="M14 30h36v24H14z" fill="#7d3510"/><path d="M32 9l25 22H7z" fill="#b3261e"/><path d="M28 40h9v14h-9z" fill="#f3ead6"/>`,
};
