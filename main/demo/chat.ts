import type { messages } from '../../db/schema/people.ts';
import { dayText, instantAt } from './calendar.ts';
import { DESK_TALKS, NEWS, OFFICE_TALKS, REGION_TALKS, type Talk, WAREHOUSE_TALKS } from './data/talk.ts';
import type { Dice } from './dice.ts';
import type { Row } from './insert.ts';
import type { World } from './model.ts';
import type { Pictures } from './pictures.ts';
import type { Worker } from './staff.ts';

type MessageRow = Row<typeof messages>;

/** What a talk may speak of. */
export interface Subjects {
  readonly rooms: readonly number[];
  readonly deals: readonly number[];
  readonly clients: readonly string[];
}

interface Thread {
  readonly from: Worker;
  readonly to: Worker;
  readonly talks: readonly Talk[];
}

interface Writer {
  readonly world: World;
  readonly dice: Dice;
  readonly pictures: Pictures;
  readonly subjects: (worker: Worker) => Subjects;
  readonly rows: MessageRow[];
}

const MOSCOW_OFFSET = 180;
/** Days between two talks of one pair, at most. */
const PAUSE = 9;
const UNREAD = 0.3;
const DESK_OPENS = 550;
const LATEST = 1150;

/** Who talks with whom: everybody with his chief, and the demo's front desk with the director too. */
const threadsOf = (workers: readonly Worker[]): Thread[] => {
  const byId = new Map(workers.map((worker) => [worker.row.id, worker]));
  const threads: Thread[] = [];
  for (const worker of workers) {
    const chief = worker.row.chiefId === null ? undefined : byId.get(worker.row.chiefId);
    if (!worker.row.active || chief === undefined) continue;
    if (worker.row.level === 4) {
      threads.push(
        { from: chief, to: worker, talks: WAREHOUSE_TALKS },
        { from: worker, to: chief, talks: DESK_TALKS },
      );
    } else {
      const talks = worker.site ? REGION_TALKS : OFFICE_TALKS;
      threads.push({ from: chief, to: worker, talks });
    }
  }
  const [director] = workers;
  const desk = workers.find((worker) => worker.row.level === 4);
  if (director && desk) threads.push({ from: director, to: desk, talks: WAREHOUSE_TALKS });
  return threads;
};

const attach = (
  { dice, pictures, world }: Writer,
  line: string,
  day: number,
): Pick<MessageRow, 'text' | 'fileId' | 'fileName'> => {
  if (!line.includes('{file}')) return { text: line, fileId: null, fileName: null };
  const text = line.replace('{file}', '').trim();
  const date = dayText(day).split('-').reverse().join('.');
  if (/выручк|файл|претензии|График/.test(line)) {
    const kind = line.startsWith('График') ? 'График смен' : 'Сводка';
    const body = `${kind} на ${date}\r\nДемонстрационный файл (${world.size}).\r\n`;
    return {
      text,
      fileId: pictures.add(Buffer.from(`\uFEFF${body}`), 'text/plain'),
      fileName: `${kind} ${date}.txt`,
    };
  }
  return { text, fileId: dice.pick(pictures.rooms), fileName: `Фото ${date}.png` };
};

/** Writes one talk on one day; the last line may be unread. */
const writeTalk = (writer: Writer, thread: Thread, talk: Talk, day: number, read: boolean): void => {
  const { dice, rows } = writer;
  const offset = (thread.from.site ?? thread.to.site)?.offset ?? MOSCOW_OFFSET;
  const about = writer.subjects(thread.to.site ? thread.to : thread.from);
  const [room, deal, client] = [dice.pick(about.rooms), dice.pick(about.deals), dice.pick(about.clients)];
  let minute = dice.real(DESK_OPENS, LATEST - talk.length * 30);
  talk.forEach((line, i) => {
    const isAnswer = line.startsWith('>');
    const [from, to] = isAnswer ? [thread.to, thread.from] : [thread.from, thread.to];
    const text = line
      .replace(/^>/, '')
      .replace('{room}', String(room))
      .replace('{deal}', String(deal))
      .replace('{client}', client)
      .replaceAll('{а}', from.isMale ? '' : 'а');
    const isRead = read || i < talk.length - 1;
    // Read before it is answered.
    const pause = dice.real(1, 25);
    const attached = attach(writer, text, day);
    const readAt = isRead ? instantAt(day, minute + pause * dice.real(0.1, 0.9), offset) : null;
    rows.push({
      id: 0,
      ordinal: 0,
      fromManagerId: from.row.id,
      toManagerId: to.row.id,
      sentAt: instantAt(day, minute, offset),
      ...attached,
      deliveredAt: readAt,
      readAt,
    });
    minute += pause;
  });
};

const writeThread = (writer: Writer, thread: Thread): void => {
  const { world, dice } = writer;
  const talks = dice.shuffled(thread.talks);
  let day = world.today - world.figures.chatDays + dice.int(0, PAUSE);
  for (let i = 0; day < world.today - 1; i++) {
    writeTalk(writer, thread, talks[i % talks.length] ?? [], day, true);
    day += dice.int(2, PAUSE);
  }
  if (dice.chance(UNREAD)) writeTalk(writer, thread, [dice.pick(NEWS)], world.today - 1, false);
};

/** All messages among staff, numbered in the order of their sending. */
export const buildChat = (
  world: World,
  workers: readonly Worker[],
  pictures: Pictures,
  subjects: (worker: Worker) => Subjects,
): MessageRow[] => {
  const writer: Writer = { world, dice: world.dice('chat'), pictures, subjects, rows: [] };
  const threads = threadsOf(workers);
  for (const thread of threads) writeThread(writer, thread);
  // Each demo login finds something new.
  const [director] = workers;
  for (const thread of threads.filter(({ to, from }) => to.row.level === 4 && from === director)) {
    writeTalk(writer, thread, [NEWS[0] ?? ''], world.today - 1, false);
    writeTalk(
      writer,
      { ...thread, from: thread.to, to: thread.from },
      [NEWS[3] ?? ''],
      world.today - 1,
      false,
    );
  }
  writer.rows.sort(
    (a, b) => a.sentAt - b.sentAt || a.fromManagerId - b.fromManagerId || a.toManagerId - b.toManagerId,
  );
  writer.rows.forEach((row, i) => {
    row.id = i + 1;
    row.ordinal = row.id;
  });
  return writer.rows;
};
