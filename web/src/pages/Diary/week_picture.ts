/** The week as a picture to give away: seven shapes and a sentence. No name, no pain, nothing that is nobody's business. */
import type { Today } from '../../engine/contract';
import { said } from '../../words/days';
import { t } from '../../words/words';

type Week = Today['week'];

const SIDE = 1080;
const MARGIN = 90;
const PAPER = '#faf6ee';
const INK = '#1f1a14';
const GREEN = '#0e4a44';
const EDGE = '#6b6052';

export async function pictureOfTheWeek(week: Week, sentence: string): Promise<Blob> {
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = PAPER;
  pen.fillRect(0, 0, SIDE, SIDE);
  pen.textAlign = 'center';
  write(pen, t('looking.my_week'), { top: 240, size: 84, weight: 700, ink: GREEN });
  drawDays(pen, week);
  write(pen, sentence, { top: 740, size: 60, weight: 500, ink: INK });
  write(pen, t('app.name'), { top: 1000, size: 40, weight: 650, ink: GREEN });
  return canvas.convertToBlob({ type: 'image/png' });
}

function drawDays(pen: OffscreenCanvasRenderingContext2D, week: Week): void {
  const step = (SIDE - 2 * MARGIN) / week.length;
  for (const [place, day] of week.entries()) {
    const across = MARGIN + step * (place + 0.5);
    pen.fillStyle = INK;
    pen.font = letters(40, 500);
    pen.fillText(said(day.date, { weekday: 'short' }), across, 430);
    drawDay(pen, day, across, 520);
  }
}

/** Full, half, a dot, or a line for a day of rest: as on the first page of the day. */
function drawDay(pen: OffscreenCanvasRenderingContext2D, { how }: Week[number], across: number, down: number): void {
  const radius = 42;
  const practised = how === 'whole' || how === 'some';
  pen.lineWidth = 8;
  pen.strokeStyle = pen.fillStyle = practised ? GREEN : EDGE;
  pen.beginPath();
  if (how === 'rest') {
    pen.moveTo(across - radius / 2, down);
    pen.lineTo(across + radius / 2, down);
  } else pen.arc(across, down, practised ? radius : 6, 0, 2 * Math.PI);
  pen.stroke();
  if (how !== 'some') return pen.fill();
  pen.beginPath();
  pen.arc(across, down, radius, 0, Math.PI);
  pen.fill();
}

interface How {
  readonly top: number;
  readonly size: number;
  readonly weight: number;
  readonly ink: string;
}

/** In as many lines as it needs. */
function write(pen: OffscreenCanvasRenderingContext2D, text: string, { top, size, weight, ink }: How): void {
  pen.fillStyle = ink;
  pen.font = letters(size, weight);
  let line = '';
  let down = top;
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word;
    if (pen.measureText(longer).width <= SIDE - 2 * MARGIN) line = longer;
    else {
      pen.fillText(line, SIDE / 2, down);
      [line, down] = [word, down + size * 1.3];
    }
  }
  pen.fillText(line, SIDE / 2, down);
}

function letters(size: number, weight: number): string {
  return `${weight} ${size}px ${getComputedStyle(document.body).fontFamily || 'sans-serif'}`;
}
