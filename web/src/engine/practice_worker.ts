/** The worker's side of papers and of a practice's pages. What only they need is fetched with the first thing they ask. */
import { partsOf } from './coach_files.js';
import { read } from './driver.js';
import type { Question } from './messages.js';
import type { Host } from './open_host.js';
import type { LaterQuestion } from './practice_messages.js';

export function isForLater(question: Question): question is LaterQuestion {
  return question.ask === 'look_at_paper' || question.ask.startsWith('practice_') || question.ask.startsWith('papers_');
}

/** Fetches what is needed once; what could not be had is tried again with the next question. */
class Part {
  private there: Promise<void> | undefined;

  constructor(private readonly fetchIt: () => Promise<void>) {}

  async laid(): Promise<void> {
    this.there ??= this.fetchIt();
    await this.there.catch((problem: unknown) => {
      this.there = undefined;
      throw problem;
    });
  }
}

export class LaterAnswering {
  private readonly prescription: Part;
  private readonly practice: Part;
  private readonly papers: Part;

  constructor(
    private readonly host: Host,
    folder: string,
  ) {
    this.prescription = new Part(async () => host.prescription_parts(new Uint8Array(await partsOf(folder, 'prescription'))));
    this.practice = new Part(async () => host.practice_parts(new Uint8Array(await partsOf(folder, 'practice'))));
    this.papers = new Part(async () => host.papers_parts(new Uint8Array(await partsOf(folder, 'papers'))));
  }

  async answer(question: LaterQuestion): Promise<unknown> {
    await this.prescription.laid();
    if (question.ask.startsWith('practice_')) await this.practice.laid();
    if (question.ask.startsWith('papers_') || question.ask === 'practice_handed') await this.papers.laid();
    switch (question.ask) {
      case 'look_at_paper':
        return read(this.host.look_at_paper(JSON.stringify(question.about)));
      case 'practice_look':
        return read(this.host.practice_look(JSON.stringify(question.about.request), question.about.text));
      case 'practice_one':
        return read(this.host.practice_one(JSON.stringify(question.about)));
      case 'practice_make':
        return read(this.host.practice_make(JSON.stringify(question.about)));
      case 'practice_handed':
        return read(this.host.practice_handed(JSON.stringify(question.about)));
      case 'practice_read':
        return read(this.host.practice_read(question.about));
      case 'practice_qr':
        return read(this.host.practice_qr(question.about));
      case 'practice_form':
        return read(this.host.practice_form());
      case 'practice_forget':
        return read(this.host.practice_forget());
      case 'papers_report':
        return read(this.host.papers_report(JSON.stringify(question.about)));
      case 'papers_table':
        return read(this.host.papers_table(JSON.stringify(question.about)));
      case 'papers_records':
        return read(this.host.papers_records(JSON.stringify(question.about)));
    }
  }
}
