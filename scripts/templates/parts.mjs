/** What several papers share: the table of rooms, the parties and their signatures. */
import { cell, row, table, WIDTH } from './word.mjs';

const COLUMNS = [
  { title: '№', field: '{#ячейки}{строка}', width: 520, align: 'center' },
  { title: 'Ячейка', field: '{ячейка}', width: 1100, align: 'center' },
  { title: 'Адрес склада', field: '{склад_адрес}', width: 3118 },
  { title: 'Этаж', field: '{этаж}', width: 700, align: 'center' },
  { title: 'Длина × ширина × высота, м', field: '{размеры}', width: 1700, align: 'center' },
  { title: 'Площадь, м²', field: '{площадь_ячейки}', width: 1050, align: 'center' },
  { title: 'Плата в месяц, руб.', field: '{цена_ячейки}{/ячейки}', width: 1450, align: 'right' },
];

export const roomTable = () =>
  table([
    row(
      COLUMNS.map(({ title: text, width }) => cell(text, width, { align: 'center', bold: true })),
      { head: true },
    ),
    row(COLUMNS.map(({ field, width, align }) => cell(field, width, { align }))),
  ]);

/** «ООО «…», именуемое …, в лице …»: the beginning of a paper that both sign. */
export const LANDLORD =
  '{арендодатель}, {арендодатель_именуемый} в дальнейшем «Арендодатель», в лице {в_лице}, {в_лице_действующий} на основании {на_основании}';

/** In papers after the contract, where the parties are named already. */
export const LANDLORD_SHORT = '{арендодатель} (Арендодатель) в лице {в_лице}';
export const TENANT_SHORT = '{клиент}{#организация} в лице {клиент_родительный}{/организация} (Арендатор)';

const LANDLORD_DETAILS = [
  '**Арендодатель**',
  '{арендодатель}',
  'ИНН {арендодатель_инн}{#есть_кпп_арендодателя}, КПП {арендодатель_кпп}{/есть_кпп_арендодателя}, ОГРН {арендодатель_огрн}',
  'Адрес: {арендодатель_адрес}',
  'Р/с {арендодатель_счёт} в {арендодатель_банк}',
  'К/с {арендодатель_корр_счёт}, БИК {арендодатель_бик}',
  'Тел.: {арендодатель_телефон}, эл. почта: {арендодатель_почта}',
].join('\n');

/** Details of both, side by side. */
export const details = (tenant) =>
  table([row([cell(LANDLORD_DETAILS, WIDTH / 2), cell(tenant, WIDTH / 2)])], { borders: false });

export const signatures = () =>
  table(
    [
      row([
        cell('\nАрендодатель\n\n____________________ / {подписант_кратко} /\nМ. П.', WIDTH / 2),
        cell('\nАрендатор\n\n____________________ / {клиент_кратко} /', WIDTH / 2),
      ]),
    ],
    { borders: false },
  );

/** One signature, with its date by hand. */
export const signature = (who, name) =>
  table(
    [
      row([
        cell(`\n${who}\n\n____________________ / ${name} /`, WIDTH / 2),
        cell('\n\n\n«____» ______________ 20____ г.', WIDTH / 2, { align: 'right' }),
      ]),
    ],
    { borders: false },
  );

export const TOTAL = 'Всего ячеек: {ячеек}, общая площадь {площадь} м².';
