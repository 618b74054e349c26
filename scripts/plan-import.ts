/**
 * `npm run plan:import -- ФАЙЛ --warehouse N [--floor N] …` (SVG or DXF): brings a drawing in as a floor's plan, over the local API like
 * any other program: the command, its right and its check against a plan changed meanwhile are the same as in the editor.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { readDrawing } from '../plan/drawingFile.ts';
import { DrawingError, type DrawingImport } from '../plan/matching.ts';

const HELP = `npm run plan:import -- ФАЙЛ.svg|ФАЙЛ.dxf --warehouse N [параметры]
  --warehouse N      склад
  --floor N          этаж (1)
  --scale-room ИМЯ   номер ячейки, по размеру которой берётся масштаб (по умолчанию типичная)
  --url АДРЕС        работающая программа (http://127.0.0.1:4870)
  --phone ТЕЛЕФОН    кто загружает; пароль спросят, или он берётся из MESTO_PASSWORD
  --replace          заменить план, если он уже есть
  --dry-run          только показать, что получится`;

/** A reason to stop that is told without a stack. */
class Stop extends Error {}

const OPTIONS = {
  warehouse: { type: 'string' },
  floor: { type: 'string', default: '1' },
  'scale-room': { type: 'string' },
  url: { type: 'string', default: 'http://127.0.0.1:4870' },
  phone: { type: 'string' },
  replace: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const password = async (): Promise<string> => {
  const given = process.env.MESTO_PASSWORD;
  if (given !== undefined) return given;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const typed = await lines.question('Пароль: ');
  lines.close();
  return typed;
};

const whole = (name: string, text: string | undefined): number => {
  const value = Number(text);
  if (text === undefined || !Number.isInteger(value))
    throw new Stop(`--${name}: нужно целое число.\n\n${HELP}`);
  return value;
};

interface Refusal {
  readonly msg?: string;
  readonly detail?: string;
}

/** Calls the running program. @throws Stop with its own sentence when it refuses */
const api =
  (url: string, token: string | null) =>
  async (path: string, body?: object): Promise<unknown> => {
    const headers: Record<string, string> = { accept: 'application/problem+json, application/json' };
    if (token !== null) headers.authorization = `Bearer ${token}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    const response = await fetch(`${url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new Stop(`Программа по адресу ${url} не отвечает. Запустите её или укажите --url.`);
    });
    const answer: unknown = await response.json();
    if (response.ok) return answer;
    const { detail, msg } = answer as Refusal;
    throw new Stop(detail ?? msg ?? `Программа ответила ${response.status}.`);
  };

const report = (plan: DrawingImport, nameOf: (id: number | null) => string): void => {
  say(`Ячеек на чертеже: ${plan.rooms.length}; план ${plan.width} × ${plan.height} м.`);
  if (plan.scaledBy !== null) say(`Масштаб взят по ячейке ${nameOf(plan.scaledBy)}.`);
  const list = (title: string, keys: readonly string[]) => {
    if (keys.length > 0)
      say(`${title} (${keys.length}): ${keys.slice(0, 20).join(', ')}${keys.length > 20 ? '…' : ''}`);
  };
  list('Нет в списке ячеек этажа', plan.unmatched);
  list('Повторяются на чертеже', plan.repeated);
  list(
    'Остались без места',
    plan.missing.map((room) => room.name),
  );
};

interface Room {
  readonly room_id: number;
  readonly room_name: string;
  readonly area: number;
}

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  if (values.help) return say(HELP);
  const [file] = positionals;
  if (file === undefined) throw new Stop(`Укажите файл SVG или DXF.\n\n${HELP}`);
  const [warehouse, floor] = [whole('warehouse', values.warehouse), whole('floor', values.floor)];
  if (values.phone === undefined) throw new Stop(`Укажите --phone.\n\n${HELP}`);
  const signIn = { username: values.phone, password: await password() };
  const session = (await api(values.url, null)('/_admin_login_', signIn)) as {
    access_token?: string;
    msg: string;
  };
  if (!session.access_token) throw new Stop(session.msg);
  const call = api(values.url, session.access_token);
  const { rooms } = (await call(`/_update_floor_for_admin_?warehouse_id=${warehouse}&floor=${floor}`)) as {
    rooms: Room[];
  };
  const register = rooms.map((room) => ({ id: room.room_id, name: room.room_name, area: room.area }));
  const named = (name: string) => {
    const found = register.find((room) => room.name === name || room.name.endsWith(` ${name}`));
    if (found === undefined) throw new Stop(`Ячейки «${name}» на этаже нет: --scale-room.`);
    return found.id;
  };
  const by = values['scale-room'] === undefined ? undefined : named(values['scale-room']);
  const plan = readDrawing(readFileSync(file), register, by);
  report(plan, (id) => register.find((room) => room.id === id)?.name ?? '');
  if (values['dry-run']) return say('Ничего не сохранено: --dry-run.');
  const stored = (await call(`/_desk_/plan?warehouse_id=${warehouse}&floor=${floor}`)) as {
    floors: { revision: string }[];
  };
  const base = stored.floors[0]?.revision ?? null;
  if (base !== null && !values.replace)
    throw new Stop('У этажа уже есть план. Чтобы заменить его, добавьте --replace.');
  const { width, height, shapes, rooms: places } = plan;
  const saved = (await call('/_desk_/plan', {
    warehouse_id: warehouse,
    floor,
    base,
    width,
    height,
    shapes,
    rooms: places,
  })) as { msg: string };
  say(saved.msg);
};

main().catch((error: unknown) => {
  const readable = error instanceof Stop || error instanceof DrawingError;
  const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  process.stderr.write(
    `${readable ? error.message : missing ? 'Файл не найден. Проверьте путь.' : error instanceof Error ? error.message : error}\n`,
  );
  process.exitCode = 1;
});
