/** Outlines beside the steps, each in a square of 48. They help to find the place again; the words say it. */
import type { Sign } from './steps';

export const DRAWN: Readonly<Record<Sign, string>> = {
  get: 'M24 7v22M15 21l9 9 9-9M8 34v7h32v-7',
  settings: 'M24 17a7 7 0 1 0 .01 0M24 5v7M24 36v7M5 24h7M36 24h7M10.6 10.6l5 5M32.4 32.4l5 5M10.6 37.4l5-5M32.4 15.6l5-5',
  compare: 'M5 12h15v24H5zM28 12h15v24H28zM9 19h7M9 25h7M32 19h7M32 25h7M21.5 30h5M21.5 34h5',
  install: 'M7 8h34v32H7zM15 25l7 7 12-15',
  list: 'M8 12h32M8 24h32M8 36h32M35 32l5 4-5 4',
  switch: 'M15 14h18a10 10 0 0 1 0 20H15a10 10 0 0 1 0-20M33 18a6 6 0 1 0 .01 0',
  file: 'M12 5h17l8 8v30H12zM29 5v8h8M18 22h13M18 29h13M18 36h8',
  lock: 'M11 22h26v20H11zM16 22v-6a8 8 0 0 1 16 0v6M24 29v6',
  away: 'M9 13h30M19 13V8h10v5M13 13l2 29h18l2-29M20 20v15M28 20v15',
  says: 'M6 8h36v25H22l-9 8v-8H6zM14 17h20M14 24h13',
};
