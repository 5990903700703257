/** Outlines of what is needed, each in a square of 48; a thing without one is told by its words. */
export const DRAWN: Readonly<Record<string, string>> = {
  'need.bed': 'M5 10v28M5 32h38v6M43 32v-6q0-4-4-4H5M9 22v-3q0-3 3-3h7q3 0 3 3v3',
  'need.pillow': 'M9 16q15-4 30 0 4 8 0 16-15 4-30 0-4-8 0-16',
  'need.pillows': 'M8 12q16-4 32 0 3 5 0 10-16 4-32 0-3-5 0-10M8 26q16-4 32 0 3 5 0 10-16 4-32 0-3-5 0-10',
  'need.towel': 'M16 14h20q6 0 6 10t-6 10H16M16 14q-8 0-8 10t8 10 8-10-8-10M16 20q-3 0-3 4t3 4 3-4',
  'need.folded_towel': 'M6 30q0-4 4-4h32v8H10q-4 0-4-4M42 26V18H10q-4 0-4 4t4 4M34 18v16',
  'need.telephone': 'M15 6h18q3 0 3 3v30q0 3-3 3H15q-3 0-3-3V9q0-3 3-3M21 36h6M12 12h24M12 32h24',
  'need.shoes': 'M6 18h10q3 6 10 7 14 2 16 8v3H6V18M6 31h34M22 23l-3 3M27 25l-3 3',
  'need.wall': 'M6 8h36v32H6zM6 19h36M6 30h36M18 8v11M30 19v11M18 30v10',
  'need.chair': 'M15 6v20M33 6v20M15 10h18M15 18h18M11 26h26v5H11zM14 31v12M34 31v12',
  'need.ball': 'M24 7a17 17 0 1 0 .01 0M9 18q12 8 30 2M14 37q8-10 6-30',
};
